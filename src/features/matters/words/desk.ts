import type { BulkStepKind, DeskShow } from '#/features/matters/model/shows.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of the workers’ inbox. */
export type DeskWords = {
  readonly title: string;
  readonly lead: (place: string) => string;
  readonly noDesk: string;
  readonly places: string;
  readonly queues: string;
  readonly everything: string;
  readonly group: string;
  readonly allGroups: string;
  readonly place: string;
  readonly allPlaces: string;
  readonly community: string;
  readonly wholeStreet: string;
  readonly shows: { readonly [show in DeskShow]: string };
  readonly ownQueues: string;
  readonly saved: string;
  readonly keepFilter: string;
  readonly filterName: string;
  readonly filterNameHint: string;
  readonly filterBody: string;
  readonly filterBodyHint: string;
  readonly saveFilter: string;
  readonly filterSaved: (name: string) => string;
  readonly filterDropped: (name: string) => string;
  readonly dropFilter: (name: string) => string;
  readonly table: string;
  readonly columns: {
    readonly matter: string;
    readonly state: string;
    readonly where: string;
    readonly holder: string;
    readonly next: string;
    readonly raised: string;
    readonly choose: string;
  };
  readonly choose: (title: string) => string;
  readonly nobody: string;
  readonly late: (stage: string, when: string) => string;
  readonly due: (stage: string, when: string) => string;
  readonly empty: string;
  readonly emptyText: string;
  readonly bulk: string;
  readonly bulkHint: string;
  readonly bulkStep: string;
  readonly bulkSteps: { readonly [step in BulkStepKind]: string };
  readonly bulkAssignee: string;
  readonly bulkReason: string;
  readonly bulkReasonHint: string;
  readonly bulkAs: string;
  readonly bulkDo: string;
  readonly bulkPreview: string;
  readonly previewTitle: (step: string) => string;
  readonly previewLead: (will: string, all: string) => string;
  readonly previewNone: string;
  readonly previewNow: string;
  readonly previewThen: string;
  readonly previewRefused: string;
  readonly previewHeld: string;
  readonly bulkTitle: string;
  readonly bulkDone: (done: string, all: string) => string;
  readonly bulkEach: string;
  readonly bulkOutcome: string;
  readonly bulkOk: string;
  readonly bulkBack: string;
  readonly undoTitle: string;
  readonly undoHint: (count: string, until: string) => string;
  readonly undoDo: string;
  readonly undoneTitle: string;
  readonly undoneLead: (done: string, all: string) => string;
  readonly undoneOk: string;
};

const hant: DeskWords = {
  title: '工作台',
  lead: (place) => `${place}要辦的事，最急的在前面。`,
  noDesk: '您沒有要管的社區。',
  places: '哪個社區',
  queues: '歸誰管',
  everything: '全部',
  group: '按類別看',
  allGroups: '全部類別',
  place: '看哪一處',
  allPlaces: '整個社區',
  community: '看哪個社區',
  wholeStreet: '整條街道',
  shows: {
    all: '全部',
    overdue: '已超時',
    to_decide: '等受理',
    unheld: '沒有人辦',
    waiting: '在等',
    to_check: '等查看',
    passed_on: '轉出待接',
    mine: '我在辦',
  },
  ownQueues: '歸我管的',
  saved: '存好的篩選',
  keepFilter: '把這個篩選存起來',
  filterName: '叫什麼名字',
  filterNameHint: '例如：早上先看的',
  filterBody: '也給誰用',
  filterBodyHint: '不選，只有您自己看得到。',
  saveFilter: '存起來',
  filterSaved: (name) => `「${name}」存好了`,
  filterDropped: (name) => `「${name}」刪掉了`,
  dropFilter: (name) => `刪掉「${name}」`,
  table: '要辦的事',
  columns: {
    matter: '事',
    state: '進度',
    where: '地點',
    holder: '誰在辦',
    next: '接下來',
    raised: '提出',
    choose: '選',
  },
  choose: (title) => `選這一件：${title}`,
  nobody: '沒有人',
  late: (stage, when) => `${stage}：已超時，原定 ${when}`,
  due: (stage, when) => `${stage}：${when}`,
  empty: '沒有要辦的事',
  emptyText: '這裡都辦完了。換個篩選看看，或者歇一歇。',
  bulk: '一起處理選中的',
  bulkHint: '每一件分別判斷，辦成的和沒辦成的都會列出來。',
  bulkStep: '要做什麼',
  bulkSteps: {
    accept: '受理',
    assign: '交辦',
    return_to_queue: '收回，重新安排',
    decline: '不受理',
    close: '辦結',
  },
  bulkAssignee: '交給誰',
  bulkReason: '理由',
  bulkReasonHint: '受理不用寫；其他的要寫，提出的人會看到。',
  bulkAs: '怎麼辦結',
  bulkDo: '處理選中的',
  bulkPreview: '先看看會怎樣',
  previewTitle: (step) => `先看看：${step}`,
  previewLead: (will, all) => `選了 ${all} 件，能辦 ${will} 件。現在還什麼都沒有動。`,
  previewNone: '選中的這些，現在都不能這麼做。',
  previewNow: '現在',
  previewThen: '辦了以後',
  previewRefused: '辦不了',
  previewHeld: '現在有人在辦：換人要寫理由。',
  bulkTitle: '處理結果',
  bulkDone: (done, all) => `選了 ${all} 件，辦成 ${done} 件`,
  bulkEach: '每一件的結果',
  bulkOutcome: '結果',
  bulkOk: '辦成了',
  bulkBack: '回工作台',
  undoTitle: '弄錯了？',
  undoHint: (count, until) =>
    `${until}之前可以撤銷 ${count} 件，回到原來的樣子，期限也照原來的算。`,
  undoDo: '撤銷',
  undoneTitle: '撤銷結果',
  undoneLead: (done, all) => `${all} 件裡撤銷了 ${done} 件`,
  undoneOk: '撤銷了',
};

const hans: DeskWords = {
  title: '工作台',
  lead: (place) => `${place}要办的事，最急的在前面。`,
  noDesk: '您没有要管的社区。',
  places: '哪个社区',
  queues: '归谁管',
  everything: '全部',
  group: '按类别看',
  allGroups: '全部类别',
  place: '看哪一处',
  allPlaces: '整个社区',
  community: '看哪个社区',
  wholeStreet: '整条街道',
  shows: {
    all: '全部',
    overdue: '已超时',
    to_decide: '等受理',
    unheld: '没有人办',
    waiting: '在等',
    to_check: '等查看',
    passed_on: '转出待接',
    mine: '我在办',
  },
  ownQueues: '归我管的',
  saved: '存好的筛选',
  keepFilter: '把这个筛选存起来',
  filterName: '叫什么名字',
  filterNameHint: '例如：早上先看的',
  filterBody: '也给谁用',
  filterBodyHint: '不选，只有您自己看得到。',
  saveFilter: '存起来',
  filterSaved: (name) => `“${name}”存好了`,
  filterDropped: (name) => `“${name}”删掉了`,
  dropFilter: (name) => `删掉“${name}”`,
  table: '要办的事',
  columns: {
    matter: '事',
    state: '进度',
    where: '地点',
    holder: '谁在办',
    next: '接下来',
    raised: '提出',
    choose: '选',
  },
  choose: (title) => `选这一件：${title}`,
  nobody: '没有人',
  late: (stage, when) => `${stage}：已超时，原定 ${when}`,
  due: (stage, when) => `${stage}：${when}`,
  empty: '没有要办的事',
  emptyText: '这里都办完了。换个筛选看看，或者歇一歇。',
  bulk: '一起处理选中的',
  bulkHint: '每一件分别判断，办成的和没办成的都会列出来。',
  bulkStep: '要做什么',
  bulkSteps: {
    accept: '受理',
    assign: '交办',
    return_to_queue: '收回，重新安排',
    decline: '不受理',
    close: '办结',
  },
  bulkAssignee: '交给谁',
  bulkReason: '理由',
  bulkReasonHint: '受理不用写；其他的要写，提出的人会看到。',
  bulkAs: '怎么办结',
  bulkDo: '处理选中的',
  bulkPreview: '先看看会怎样',
  previewTitle: (step) => `先看看：${step}`,
  previewLead: (will, all) => `选了 ${all} 件，能办 ${will} 件。现在还什么都没有动。`,
  previewNone: '选中的这些，现在都不能这么做。',
  previewNow: '现在',
  previewThen: '办了以后',
  previewRefused: '办不了',
  previewHeld: '现在有人在办：换人要写理由。',
  bulkTitle: '处理结果',
  bulkDone: (done, all) => `选了 ${all} 件，办成 ${done} 件`,
  bulkEach: '每一件的结果',
  bulkOutcome: '结果',
  bulkOk: '办成了',
  bulkBack: '回工作台',
  undoTitle: '弄错了？',
  undoHint: (count, until) =>
    `${until}之前可以撤销 ${count} 件，回到原来的样子，期限也照原来的算。`,
  undoDo: '撤销',
  undoneTitle: '撤销结果',
  undoneLead: (done, all) => `${all} 件里撤销了 ${done} 件`,
  undoneOk: '撤销了',
};

const en: DeskWords = {
  title: 'Desk',
  lead: (place) => `What is to be done in ${place}, the most pressing first.`,
  noDesk: 'There is no community you look after.',
  places: 'Which community',
  queues: 'Looked after by',
  everything: 'Everything',
  group: 'By category',
  allGroups: 'All categories',
  place: 'By place',
  allPlaces: 'The whole community',
  community: 'By community',
  wholeStreet: 'The whole street',
  shows: {
    all: 'All',
    overdue: 'Overdue',
    to_decide: 'To decide',
    unheld: 'In nobody’s hands',
    waiting: 'Waiting',
    to_check: 'To check',
    passed_on: 'Passed on',
    mine: 'Mine',
  },
  ownQueues: 'Mine to look after',
  saved: 'Saved filters',
  keepFilter: 'Save this filter',
  filterName: 'What to call it',
  filterNameHint: 'For example: first thing in the morning',
  filterBody: 'Who else may use it',
  filterBodyHint: 'If you choose nobody, only you see it.',
  saveFilter: 'Save',
  filterSaved: (name) => `Saved as “${name}”`,
  filterDropped: (name) => `“${name}” is gone`,
  dropFilter: (name) => `Delete “${name}”`,
  table: 'To be done',
  columns: {
    matter: 'Matter',
    state: 'State',
    where: 'Where',
    holder: 'Who has it',
    next: 'Next',
    raised: 'Raised',
    choose: 'Choose',
  },
  choose: (title) => `Choose: ${title}`,
  nobody: 'nobody',
  late: (stage, when) => `${stage}: overdue since ${when}`,
  due: (stage, when) => `${stage}: ${when}`,
  empty: 'Nothing to be done',
  emptyText: 'All is done here. Try another filter, or take a break.',
  bulk: 'Do the same to those chosen',
  bulkHint: 'Each is decided by itself; what worked and what did not is listed.',
  bulkStep: 'What to do',
  bulkSteps: {
    accept: 'Accept',
    assign: 'Assign',
    return_to_queue: 'Take back, to arrange anew',
    decline: 'Decline',
    close: 'Close',
  },
  bulkAssignee: 'To whom',
  bulkReason: 'Reason',
  bulkReasonHint: 'Not for accepting; for the rest, whoever asked reads it.',
  bulkAs: 'Close as',
  bulkDo: 'Do it',
  bulkPreview: 'See first what would happen',
  previewTitle: (step) => `Before it is done: ${step}`,
  previewLead: (will, all) => `${all} chosen, ${will} can be done. Nothing has happened yet.`,
  previewNone: 'None of those chosen can be dealt with in this way now.',
  previewNow: 'Now',
  previewThen: 'Afterwards',
  previewRefused: 'Cannot be done',
  previewHeld: 'Somebody has it: giving it to another needs a reason.',
  bulkTitle: 'What came of it',
  bulkDone: (done, all) => `${all} chosen, ${done} done`,
  bulkEach: 'Each by itself',
  bulkOutcome: 'Outcome',
  bulkOk: 'Done',
  bulkBack: 'Back to the desk',
  undoTitle: 'A mistake?',
  undoHint: (count, until) =>
    `Until ${until} you can undo ${count}: they are as they were, with the deadlines they had.`,
  undoDo: 'Undo it',
  undoneTitle: 'What was undone',
  undoneLead: (done, all) => `${done} of ${all} undone`,
  undoneOk: 'Undone',
};

/** The sentences of the inbox in three languages. */
export const deskWords: Catalogue<DeskWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
