import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of what members of a team showed and learned. */
export type ProofWords = {
  readonly title: string;
  readonly none: string;
  readonly kinds: { readonly shown: string; readonly training: string };
  readonly levels: { readonly able: string; readonly trained: string; readonly proven: string };
  readonly until: (day: string) => string;
  readonly takeBack: string;
  readonly takeBackNamed: (what: string) => string;
  readonly takenBack: string;
  readonly note: string;
  readonly noteText: string;
  readonly ability: string;
  readonly what: string;
  readonly whatHint: string;
  readonly untilDay: string;
  readonly noted: string;
  readonly training: string;
  readonly trainingText: string;
  readonly heldOn: string;
  readonly course: string;
  readonly courseHint: string;
  readonly counts: string;
  readonly who: string;
  readonly trainingNoted: string;
};

export const proofWords: Catalogue<ProofWords> = {
  'zh-Hant': {
    title: '看過的證件、參加的培訓',
    none: '還沒有。',
    kinds: { shown: '看過證件', training: '參加過培訓' },
    levels: { able: '自己說會', trained: '參加過培訓', proven: '看過證件' },
    until: (day) => `到${day}`,
    takeBack: '記錯了，去掉',
    takeBackNamed: (what) => `記錯了，去掉：${what}`,
    takenBack: '去掉了。',
    note: '記下看過的證件',
    noteText: '請當面看證件。不留底、不記號碼，只記看過什麼、到哪一天。本人會知道。',
    ability: '會什麼',
    what: '看過什麼',
    whatHint: '比如「低壓電工證」，不要寫號碼。',
    untilDay: '到哪一天有效',
    noted: '記下了。到期前三十天會提醒本人。',
    training: '記一次培訓',
    trainingText: '記下參加的人，本人在自己的頁面上看得到。',
    heldOn: '哪一天',
    course: '學了什麼',
    courseHint: '比如「急救培訓」「消防演練」。',
    counts: '算到哪一天',
    who: '誰參加了',
    trainingNoted: '培訓記下了。',
  },
  'zh-Hans': {
    title: '看过的证件、参加的培训',
    none: '还没有。',
    kinds: { shown: '看过证件', training: '参加过培训' },
    levels: { able: '自己说会', trained: '参加过培训', proven: '看过证件' },
    until: (day) => `到${day}`,
    takeBack: '记错了，去掉',
    takeBackNamed: (what) => `记错了，去掉：${what}`,
    takenBack: '去掉了。',
    note: '记下看过的证件',
    noteText: '请当面看证件。不留底、不记号码，只记看过什么、到哪一天。本人会知道。',
    ability: '会什么',
    what: '看过什么',
    whatHint: '比如“低压电工证”，不要写号码。',
    untilDay: '到哪一天有效',
    noted: '记下了。到期前三十天会提醒本人。',
    training: '记一次培训',
    trainingText: '记下参加的人，本人在自己的页面上看得到。',
    heldOn: '哪一天',
    course: '学了什么',
    courseHint: '比如“急救培训”“消防演练”。',
    counts: '算到哪一天',
    who: '谁参加了',
    trainingNoted: '培训记下了。',
  },
  en: {
    title: 'Licences seen, trainings taken',
    none: 'None yet.',
    kinds: { shown: 'Licence seen', training: 'Training taken' },
    levels: { able: 'as they say', trained: 'training taken', proven: 'licence seen' },
    until: (day) => `until ${day}`,
    takeBack: 'A mistake, take it out',
    takeBackNamed: (what) => `A mistake, take it out: ${what}`,
    takenBack: 'Taken out.',
    note: 'Note a licence you have seen',
    noteText:
      'Look at it with your own eyes. Neither copy nor number is kept, only what it was and until when. They are told.',
    ability: 'Of what',
    what: 'What you have seen',
    whatHint: 'Such as “electrician’s licence”. Do not write its number.',
    untilDay: 'The last day on which it holds',
    noted: 'Noted. They are reminded thirty days before it ends.',
    training: 'Note a training',
    trainingText: 'Note who took part; they see it on their own page.',
    heldOn: 'On which day',
    course: 'What was learned',
    courseHint: 'Such as “first aid” or “fire drill”.',
    counts: 'Until which day it counts',
    who: 'Who took part',
    trainingNoted: 'The training is noted.',
  },
};
