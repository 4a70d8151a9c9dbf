import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences by which staff handle one matter. */
export type HandlingWords = {
  readonly handle: (title: string) => string;
  readonly handleLead: string;
  readonly toPage: string;
  readonly now: string;
  readonly next: string;
  readonly arrange: string;
  readonly look: string;
  readonly rest: string;
  readonly end: string;
  readonly correct: string;
  readonly queueOf: (name: string) => string;
  readonly queueRole: (role: string, place: string) => string;
  readonly roles: {
    readonly dispatcher: string;
    readonly community_worker: string;
    readonly grid_worker: string;
    readonly building_leader: string;
    readonly steward: string;
    readonly viewer: string;
  };
  readonly accept: string;
  readonly acceptHint: string;
  readonly assign: string;
  readonly reassign: string;
  readonly assignee: string;
  readonly findAssignee: string;
  readonly noAssignee: string;
  readonly assignReason: string;
  readonly recall: string;
  readonly callOut: string;
  readonly callOutHint: string;
  readonly callIn: string;
  readonly askToVerify: string;
  readonly verify: string;
  readonly sightings: { readonly found: string; readonly absent: string; readonly unclear: string };
  readonly sighting: string;
  readonly check: string;
  readonly checks: { readonly passed: string; readonly failed: string };
  readonly checkAnswer: string;
  readonly pause: string;
  readonly pauseUntil: string;
  readonly resume: string;
  readonly decline: string;
  readonly close: string;
  readonly closeAs: string;
  readonly closings: {
    readonly out_of_scope: string;
    readonly by_others: string;
    readonly no_help_wanted: string;
    readonly unreachable: string;
  };
  readonly merge: string;
  readonly joinTo: string;
  readonly mergeHint: string;
  readonly maybeSame: string;
  readonly changeCategory: string;
  readonly category: string;
  readonly changePlace: string;
  readonly newPlace: string;
  readonly changeHint: string;
  readonly answerReopening: string;
  readonly decision: string;
  readonly decisions: { readonly granted: string; readonly refused: string };
  readonly reason: string;
  readonly reasonPublic: string;
  readonly reasonOptional: string;
  readonly clocks: string;
  readonly clockColumns: {
    readonly stage: string;
    readonly due: string;
    readonly how: string;
  };
  readonly clockStands: string;
  readonly clockRuns: string;
  readonly clockStopped: string;
  readonly clockLate: string;
  readonly nothingToDo: string;
};

const hant: HandlingWords = {
  handle: (title) => `處理：${title}`,
  handleLead: '只列出現在能做的。',
  toPage: '看鄰居看到的頁面',
  now: '現在',
  next: '接下來做什麼',
  arrange: '安排誰來辦',
  look: '核實和查看',
  rest: '放一放',
  end: '不辦了',
  correct: '改正',
  queueOf: (name) => name,
  queueRole: (role, place) => `${place} · ${role}`,
  roles: {
    dispatcher: '調度',
    community_worker: '社區工作者',
    grid_worker: '網格員',
    building_leader: '樓長',
    steward: '管理員',
    viewer: '查看',
  },
  accept: '受理',
  acceptHint: '受理後，鄰居可以認領，也可以交給人辦。',
  assign: '交辦',
  reassign: '轉交',
  assignee: '交給誰',
  findAssignee: '按名字找人',
  noAssignee: '沒有找到。換個名字，或先登記。',
  assignReason: '為什麼轉交',
  recall: '收回，重新安排',
  callOut: '發出呼叫',
  callOutHint: '請能幫的鄰居來認領，誰先答應誰辦。',
  callIn: '收回呼叫',
  askToVerify: '請人去看看',
  verify: '去看過了',
  sightings: { found: '情況屬實', absent: '現場沒有發現', unclear: '一時說不準' },
  sighting: '看到什麼',
  check: '查看辦得怎樣',
  checks: { passed: '確實辦好了', failed: '還要返工' },
  checkAnswer: '看過的結果',
  pause: '放一放',
  pauseUntil: '放到哪天',
  resume: '接著辦',
  decline: '不受理',
  close: '辦結',
  closeAs: '怎麼辦結',
  closings: {
    out_of_scope: '不歸這裡管',
    by_others: '別人已經辦好',
    no_help_wanted: '不用幫忙了',
    unreachable: '聯繫不上',
  },
  merge: '併案',
  joinTo: '併到哪一件',
  mergeHint: '寫那一件的編號，例如 2026-0371。提出和關注這件的人，都會跟著那一件。',
  maybeSame: '可能是同一件事：',
  changeCategory: '改類別',
  category: '類別',
  changePlace: '改地點',
  newPlace: '在哪裡',
  changeHint: '改了以後，歸誰管、期限都會重新算；在辦的人不變。',
  answerReopening: '答覆「還沒解決」',
  decision: '怎麼答覆',
  decisions: { granted: '重新辦', refused: '不再重新辦' },
  reason: '理由',
  reasonPublic: '提出的人和看得到這件事的人都會讀到。',
  reasonOptional: '說明',
  clocks: '期限',
  clockColumns: { stage: '哪一步', due: '期限', how: '現在' },
  clockStands: '停著',
  clockRuns: '在走',
  clockStopped: '已完成',
  clockLate: '已超時',
  nothingToDo: '現在沒有要工作人員做的。',
};

const hans: HandlingWords = {
  handle: (title) => `处理：${title}`,
  handleLead: '只列出现在能做的。',
  toPage: '看邻居看到的页面',
  now: '现在',
  next: '接下来做什么',
  arrange: '安排谁来办',
  look: '核实和查看',
  rest: '放一放',
  end: '不办了',
  correct: '改正',
  queueOf: (name) => name,
  queueRole: (role, place) => `${place} · ${role}`,
  roles: {
    dispatcher: '调度',
    community_worker: '社区工作者',
    grid_worker: '网格员',
    building_leader: '楼长',
    steward: '管理员',
    viewer: '查看',
  },
  accept: '受理',
  acceptHint: '受理后，邻居可以认领，也可以交给人办。',
  assign: '交办',
  reassign: '转交',
  assignee: '交给谁',
  findAssignee: '按名字找人',
  noAssignee: '没有找到。换个名字，或先登记。',
  assignReason: '为什么转交',
  recall: '收回，重新安排',
  callOut: '发出呼叫',
  callOutHint: '请能帮的邻居来认领，谁先答应谁办。',
  callIn: '收回呼叫',
  askToVerify: '请人去看看',
  verify: '去看过了',
  sightings: { found: '情况属实', absent: '现场没有发现', unclear: '一时说不准' },
  sighting: '看到什么',
  check: '查看办得怎样',
  checks: { passed: '确实办好了', failed: '还要返工' },
  checkAnswer: '看过的结果',
  pause: '放一放',
  pauseUntil: '放到哪天',
  resume: '接着办',
  decline: '不受理',
  close: '办结',
  closeAs: '怎么办结',
  closings: {
    out_of_scope: '不归这里管',
    by_others: '别人已经办好',
    no_help_wanted: '不用帮忙了',
    unreachable: '联系不上',
  },
  merge: '并案',
  joinTo: '并到哪一件',
  mergeHint: '写那一件的编号，例如 2026-0371。提出和关注这件的人，都会跟着那一件。',
  maybeSame: '可能是同一件事：',
  changeCategory: '改类别',
  category: '类别',
  changePlace: '改地点',
  newPlace: '在哪里',
  changeHint: '改了以后，归谁管、期限都会重新算；在办的人不变。',
  answerReopening: '答复“还没解决”',
  decision: '怎么答复',
  decisions: { granted: '重新办', refused: '不再重新办' },
  reason: '理由',
  reasonPublic: '提出的人和看得到这件事的人都会读到。',
  reasonOptional: '说明',
  clocks: '期限',
  clockColumns: { stage: '哪一步', due: '期限', how: '现在' },
  clockStands: '停着',
  clockRuns: '在走',
  clockStopped: '已完成',
  clockLate: '已超时',
  nothingToDo: '现在没有要工作人员做的。',
};

const en: HandlingWords = {
  handle: (title) => `Handle: ${title}`,
  handleLead: 'Only what can be done now is listed.',
  toPage: 'See the page neighbours see',
  now: 'Now',
  next: 'What to do next',
  arrange: 'Who does it',
  look: 'Going to look',
  rest: 'Letting it rest',
  end: 'Ending it',
  correct: 'Correcting it',
  queueOf: (name) => name,
  queueRole: (role, place) => `${place} · ${role}`,
  roles: {
    dispatcher: 'dispatcher',
    community_worker: 'community worker',
    grid_worker: 'grid worker',
    building_leader: 'building leader',
    steward: 'steward',
    viewer: 'viewer',
  },
  accept: 'Accept',
  acceptHint: 'Then a neighbour can take it up, or you give it to somebody.',
  assign: 'Assign',
  reassign: 'Hand over',
  assignee: 'To whom',
  findAssignee: 'Find somebody by name',
  noAssignee: 'Nobody found. Try another name, or register them first.',
  assignReason: 'Why it moves',
  recall: 'Take back, to arrange anew',
  callOut: 'Call for helpers',
  callOutHint: 'Asks neighbours who can; whoever says yes first takes it up.',
  callIn: 'End the call',
  askToVerify: 'Ask somebody to go and look',
  verify: 'Somebody went to look',
  sightings: { found: 'It is so', absent: 'Nothing was found', unclear: 'Cannot be told' },
  sighting: 'What was seen',
  check: 'Check the work',
  checks: { passed: 'It is done well', failed: 'It has to be done again' },
  checkAnswer: 'What came of the check',
  pause: 'Let it rest',
  pauseUntil: 'Until which day',
  resume: 'Go on',
  decline: 'Decline',
  close: 'Close',
  closeAs: 'Close as',
  closings: {
    out_of_scope: 'not for this place to do',
    by_others: 'done by somebody else',
    no_help_wanted: 'no help needed any more',
    unreachable: 'could not be reached',
  },
  merge: 'Join to another',
  joinTo: 'To which',
  mergeHint: 'Give its number, such as 2026-0371. Whoever asked for or follows this follows that.',
  maybeSame: 'These may be the same:',
  changeCategory: 'Change the category',
  category: 'Category',
  changePlace: 'Change the place',
  newPlace: 'Where',
  changeHint:
    'Who looks after it and the deadlines are reckoned anew; whoever has it in hand keeps it.',
  answerReopening: 'Answer “not solved”',
  decision: 'Your answer',
  decisions: { granted: 'Open it again', refused: 'Keep it closed' },
  reason: 'Reason',
  reasonPublic: 'Read by whoever asked and by all who see this.',
  reasonOptional: 'A word with it',
  clocks: 'Deadlines',
  clockColumns: { stage: 'Stage', due: 'Due', how: 'Now' },
  clockStands: 'stands still',
  clockRuns: 'runs',
  clockStopped: 'over',
  clockLate: 'overdue',
  nothingToDo: 'Nothing for staff to do right now.',
};

/** The sentences of handling in three languages. */
export const handlingWords: Catalogue<HandlingWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
