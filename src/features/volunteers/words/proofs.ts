import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of proofs, and of what is folded away on one’s own page. */
export type ProofWords = {
  readonly needsProof: string;
  readonly title: string;
  readonly text: string;
  readonly kinds: { readonly shown: string; readonly training: string };
  readonly until: (day: string) => string;
  readonly goOnFor: (hours: number) => string;
  readonly longer: string;
  readonly change: string;
  readonly nothingYet: string;
  readonly setOut: (from: string) => string;
  readonly noted: (count: number) => string;
};

export const proofWords: Catalogue<ProofWords> = {
  'zh-Hant': {
    needsProof: '看過證件才會叫您',
    title: '看過的證件、參加的培訓',
    text: '證件不留底、不記號碼，只記看過什麼、到哪一天。到期前三十天會提醒您。',
    kinds: { shown: '看過證件', training: '參加過培訓' },
    until: (day) => `到${day}`,
    goOnFor: (hours) => `現在值班 ${hours} 小時`,
    longer: '值得更久，或者先停一陣',
    change: '看一看，改一改',
    nothingYet: '還沒有選',
    setOut: (from) => `從${from}出發`,
    noted: (count) => `記了 ${count} 位`,
  },
  'zh-Hans': {
    needsProof: '看过证件才会叫您',
    title: '看过的证件、参加的培训',
    text: '证件不留底、不记号码，只记看过什么、到哪一天。到期前三十天会提醒您。',
    kinds: { shown: '看过证件', training: '参加过培训' },
    until: (day) => `到${day}`,
    goOnFor: (hours) => `现在值班 ${hours} 小时`,
    longer: '值得更久，或者先停一阵',
    change: '看一看，改一改',
    nothingYet: '还没有选',
    setOut: (from) => `从${from}出发`,
    noted: (count) => `记了 ${count} 位`,
  },
  en: {
    needsProof: 'Called for only once a licence was seen',
    title: 'Licences seen, trainings taken',
    text: 'Neither copy nor number is kept, only what was seen and until when. You are reminded thirty days before it ends.',
    kinds: { shown: 'Licence seen', training: 'Training taken' },
    until: (day) => `until ${day}`,
    goOnFor: (hours) => `On duty now for ${hours} hours`,
    longer: 'For longer, or rest for a while',
    change: 'Look and change',
    nothingYet: 'Nothing chosen yet',
    setOut: (from) => `From ${from}`,
    noted: (count) => `People noted: ${count}`,
  },
};
