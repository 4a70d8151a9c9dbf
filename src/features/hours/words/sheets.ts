import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { NameChoice } from '#/features/hours/model.ts';

/** The sentences about record sheets, and what stands on their paper. */
export type SheetWords = {
  readonly title: string;
  readonly lead: string;
  readonly make: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly names: { readonly [choice in NameChoice]: string };
  readonly activities: string;
  readonly activitiesLabel: string;
  readonly validUntil: string;
  readonly validHint: string;
  readonly button: string;
  readonly made: string;
  readonly own: string;
  readonly none: string;
  readonly open: string;
  readonly pdf: string;
  readonly revoke: string;
  readonly revoked: string;
  readonly isOver: string;
  readonly holdsUntil: (day: string) => string;
  readonly oneLead: string;
  readonly paper: string;
  readonly notCertificate: string;
  readonly recordedAt: string;
  readonly person: string;
  readonly period: string;
  readonly span: (from: string, to: string) => string;
  readonly sum: string;
  readonly madeOn: string;
  readonly number: string;
  readonly check: string;
  readonly publicTitle: string;
  readonly publicGood: string;
  readonly publicCompare: string;
  readonly changed: (then: string, now: string) => string;
  readonly what: string;
  readonly when: string;
  readonly howLong: string;
  readonly nothingElse: string;
  readonly fileName: string;
  readonly more: (count: string) => string;
};

export const sheetWords: Catalogue<SheetWords> = {
  'zh-Hant': {
    title: '記錄單',
    lead: '給別人看您的志願服務時間：看什麼、看到哪天，都由您定，隨時可以收回。',
    make: '開一張記錄單',
    from: '從哪一天的服務',
    to: '到哪一天的服務',
    name: '寫哪個名字',
    names: { full: '全名', called: '鄰居怎麼稱呼我' },
    activities: '寫什麼',
    activitiesLabel: '也寫每次做了什麼（不選就只寫總時間）',
    validUntil: '有效到哪一天',
    validHint: '過了這一天，別人就查不到了。最長兩年。',
    button: '開記錄單',
    made: '記錄單開好了。',
    own: '我開的記錄單',
    none: '還沒有開過。',
    open: '打開',
    pdf: '下載 PDF',
    revoke: '收回這張記錄單',
    revoked: '收回了。別人再也查不到。',
    isOver: '不再有效',
    holdsUntil: (day) => `有效到 ${day}`,
    oneLead: '把 PDF 給別人，或者把下面的號碼告訴他。他掃碼就能核對。',
    paper: '志願服務記錄單',
    notCertificate: '這是記錄單，不是志願服務證明。',
    recordedAt: '記錄單位',
    person: '志願者',
    period: '服務日期',
    span: (from, to) => `${from} 至 ${to}`,
    sum: '志願服務時間',
    madeOn: '開出日期',
    number: '核對號碼',
    check: '掃碼，或打開這個網址核對：',
    publicTitle: '核對志願服務記錄單',
    publicGood: '這張記錄單是真的，現在有效。',
    publicCompare: '請和手上的紙比一比：紙上寫的要和這一頁一樣。不一樣，就是紙被改過。',
    changed: (then, now) => `開出的時候是 ${then}；後來有更正，現在是 ${now}。`,
    what: '做了什麼',
    when: '哪一天',
    howLong: '時間',
    nothingElse: '時間不換錢、不換東西，不得用於營利。',
    fileName: '志願服務記錄單',
    more: (count) => `還有 ${count} 次，見核對網頁。`,
  },
  'zh-Hans': {
    title: '记录单',
    lead: '给别人看您的志愿服务时间：看什么、看到哪天，都由您定，随时可以收回。',
    make: '开一张记录单',
    from: '从哪一天的服务',
    to: '到哪一天的服务',
    name: '写哪个名字',
    names: { full: '全名', called: '邻居怎么称呼我' },
    activities: '写什么',
    activitiesLabel: '也写每次做了什么（不选就只写总时间）',
    validUntil: '有效到哪一天',
    validHint: '过了这一天，别人就查不到了。最长两年。',
    button: '开记录单',
    made: '记录单开好了。',
    own: '我开的记录单',
    none: '还没有开过。',
    open: '打开',
    pdf: '下载 PDF',
    revoke: '收回这张记录单',
    revoked: '收回了。别人再也查不到。',
    isOver: '不再有效',
    holdsUntil: (day) => `有效到 ${day}`,
    oneLead: '把 PDF 给别人，或者把下面的号码告诉他。他扫码就能核对。',
    paper: '志愿服务记录单',
    notCertificate: '这是记录单，不是志愿服务证明。',
    recordedAt: '记录单位',
    person: '志愿者',
    period: '服务日期',
    span: (from, to) => `${from} 至 ${to}`,
    sum: '志愿服务时间',
    madeOn: '开出日期',
    number: '核对号码',
    check: '扫码，或打开这个网址核对：',
    publicTitle: '核对志愿服务记录单',
    publicGood: '这张记录单是真的，现在有效。',
    publicCompare: '请和手上的纸比一比：纸上写的要和这一页一样。不一样，就是纸被改过。',
    changed: (then, now) => `开出的时候是 ${then}；后来有更正，现在是 ${now}。`,
    what: '做了什么',
    when: '哪一天',
    howLong: '时间',
    nothingElse: '时间不换钱、不换东西，不得用于营利。',
    fileName: '志愿服务记录单',
    more: (count) => `还有 ${count} 次，见核对网页。`,
  },
  en: {
    title: 'Record sheets',
    lead: 'Let others read of your volunteer hours: what, and until when, is yours to say, and to take back.',
    make: 'Make a record sheet',
    from: 'Service from',
    to: 'Service until',
    name: 'Which name it tells',
    names: { full: 'My full name', called: 'How neighbours call me' },
    activities: 'What it tells',
    activitiesLabel: 'Each activity, too (else the total alone)',
    validUntil: 'Holds until',
    validHint: 'After that day nobody can check it. Two years at most.',
    button: 'Make the sheet',
    made: 'The sheet is made.',
    own: 'Sheets I made',
    none: 'None yet.',
    open: 'Open',
    pdf: 'Download the PDF',
    revoke: 'Take this sheet back',
    revoked: 'Taken back. Nobody can check it any more.',
    isOver: 'Holds no more',
    holdsUntil: (day) => `Holds until ${day}`,
    oneLead: 'Hand over the PDF, or tell the number below. Whoever scans the code can check it.',
    paper: 'Record of voluntary service',
    notCertificate: 'This is a record sheet and no certificate.',
    recordedAt: 'Recorded by',
    person: 'Volunteer',
    period: 'Service',
    span: (from, to) => `${from} to ${to}`,
    sum: 'Time given',
    madeOn: 'Made on',
    number: 'Number to check',
    check: 'Scan the code, or check it at:',
    publicTitle: 'Check a record sheet',
    publicGood: 'This sheet is genuine and holds.',
    publicCompare:
      'Compare it with the paper: both have to say the same. Where they differ, the paper was changed.',
    changed: (then, now) => `It said ${then} when it was made; after a correction it is ${now}.`,
    what: 'What was done',
    when: 'Day',
    howLong: 'Time',
    nothingElse: 'Hours turn into no money and no goods, and serve no business.',
    fileName: 'record-of-voluntary-service',
    more: (count) => `And ${count} more; see the page.`,
  },
};
