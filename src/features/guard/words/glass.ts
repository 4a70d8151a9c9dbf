import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Finding } from '#/features/guard/model.ts';

/** The words of broken glasses: for who breaks one, for whom it is about, and for stewards. */
export type GlassWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly mineTitle: string;
  readonly mineText: string;
  readonly ownTitle: string;
  readonly waitingTitle: string;
  readonly reviewedTitle: string;
  readonly breakTitle: string;
  readonly breakText: string;
  readonly panelTitle: string;
  readonly panelText: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly household: string;
  readonly householdHint: string;
  readonly forMatter: (number: string) => string;
  readonly backToMatter: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly break: string;
  readonly broken: string;
  readonly by: (name: string, office: string) => string;
  readonly of: (name: string) => string;
  /** Tells the people of one home apart who were opened at once. */
  readonly among: (number: string, count: string) => string;
  readonly because: (reason: string) => string;
  readonly stewardSaid: (words: string) => string;
  readonly openUntil: (time: string) => string;
  readonly ended: (time: string) => string;
  readonly open: string;
  readonly somebodyGone: string;
  readonly backToMe: string;
  readonly shownLead: (time: string) => string;
  readonly recordTitle: string;
  readonly name: string;
  readonly called: string;
  readonly telephone: string;
  readonly email: string;
  readonly homes: string;
  readonly community: string;
  readonly notKnown: string;
  readonly notReviewed: string;
  readonly findings: { readonly [finding in Finding]: string };
  readonly review: string;
  readonly reviewTitle: string;
  readonly reviewLead: string;
  readonly notYours: string;
  readonly finding: string;
  readonly findingAsk: string;
  readonly findingChoices: { readonly [finding in Finding]: string };
  readonly words: string;
  readonly wordsHint: string;
  readonly reviewSave: string;
  readonly reviewSaved: string;
};

export const glassWords: Catalogue<GlassWords> = {
  'zh-Hant': {
    title: '破例打開',
    lead: '急事要用一個人的電話、地址，而職務管不到他時，可以破例打開一小時。本人和管理員馬上知道，理由也看得到。',
    none: '沒有破例打開過。',
    mineTitle: '誰破例打開了我的登記',
    mineText: '覺得理由站不住腳？請打上面的電話，或提一件投訴。',
    ownTitle: '我破例打開的',
    waitingTitle: '等您看過簽字的',
    reviewedTitle: '簽過字的',
    breakTitle: '破例打開登記',
    breakText: '按下去就記下來，不能撤。能等的事，請找管得到他的同事。',
    panelTitle: '這棟樓裡有急事？',
    panelText: '您的職務看不到這裡住著誰。人命關天的時候，可以破例打開一戶，本人和管理員馬上知道。',
    contact: '這個人的手機、郵箱，或住戶號碼',
    contactHint: '要寫全。用住戶號碼，會打開這一戶所有的人。不知道號碼，請從那棟樓的頁面進來。',
    household: '哪一戶',
    householdHint: '這一戶登記的人都會打開，也都會知道。',
    forMatter: (number) => `打開的是提這件事的人：${number}`,
    backToMatter: '回到這件事',
    reason: '為什麼非看不可',
    reasonHint: '至少十個字。本人看得到，請寫清楚出了什麼事。',
    break: '破例打開一小時',
    broken: '打開了，一小時後自己關上。本人和管理員會收到通知。',
    by: (name, office) => `${name}（${office}）`,
    of: (name) => `打開的是${name}的登記`,
    among: (number, count) => `一起打開的 ${count} 人裡的第 ${number} 人`,
    because: (reason) => `理由：${reason}`,
    stewardSaid: (words) => `管理員說：${words}`,
    openUntil: (time) => `開到 ${time}`,
    ended: (time) => `${time} 已經關上`,
    open: '看登記',
    somebodyGone: '已經離開的人',
    backToMe: '我的',
    shownLead: (time) => `開到 ${time}，過了就看不到。您看了，本人知道。`,
    recordTitle: '登記',
    name: '姓名',
    called: '大家怎麼叫',
    telephone: '電話',
    email: '電子郵箱',
    homes: '住處',
    community: '登記的社區',
    notKnown: '沒有登記',
    notReviewed: '等管理員看',
    findings: { fair: '管理員看過：應該', unfair: '管理員看過：不應該' },
    review: '看過簽字',
    reviewTitle: '這次破例打開，應該嗎',
    reviewLead: '每一次都要有管理員看過。打開的人和本人都看得到您的意見。',
    notYours: '這是您自己打開的，或者打開的是您的登記，請別的管理員來看。',
    finding: '您的意見',
    findingAsk: '理由站得住嗎？',
    findingChoices: { fair: '站得住，應該打開', unfair: '站不住，不應該打開' },
    words: '想說的',
    wordsHint: '說不應該的，請寫明為什麼。',
    reviewSave: '簽字',
    reviewSaved: '簽過字了。本人會收到通知。',
  },
  'zh-Hans': {
    title: '破例打开',
    lead: '急事要用一个人的电话、地址，而职务管不到他时，可以破例打开一小时。本人和管理员马上知道，理由也看得到。',
    none: '没有破例打开过。',
    mineTitle: '谁破例打开了我的登记',
    mineText: '觉得理由站不住脚？请打上面的电话，或提一件投诉。',
    ownTitle: '我破例打开的',
    waitingTitle: '等您看过签字的',
    reviewedTitle: '签过字的',
    breakTitle: '破例打开登记',
    breakText: '按下去就记下来，不能撤。能等的事，请找管得到他的同事。',
    panelTitle: '这栋楼里有急事？',
    panelText: '您的职务看不到这里住着谁。人命关天的时候，可以破例打开一户，本人和管理员马上知道。',
    contact: '这个人的手机、邮箱，或住户号码',
    contactHint: '要写全。用住户号码，会打开这一户所有的人。不知道号码，请从那栋楼的页面进来。',
    household: '哪一户',
    householdHint: '这一户登记的人都会打开，也都会知道。',
    forMatter: (number) => `打开的是提这件事的人：${number}`,
    backToMatter: '回到这件事',
    reason: '为什么非看不可',
    reasonHint: '至少十个字。本人看得到，请写清楚出了什么事。',
    break: '破例打开一小时',
    broken: '打开了，一小时后自己关上。本人和管理员会收到通知。',
    by: (name, office) => `${name}（${office}）`,
    of: (name) => `打开的是${name}的登记`,
    among: (number, count) => `一起打开的 ${count} 人里的第 ${number} 人`,
    because: (reason) => `理由：${reason}`,
    stewardSaid: (words) => `管理员说：${words}`,
    openUntil: (time) => `开到 ${time}`,
    ended: (time) => `${time} 已经关上`,
    open: '看登记',
    somebodyGone: '已经离开的人',
    backToMe: '我的',
    shownLead: (time) => `开到 ${time}，过了就看不到。您看了，本人知道。`,
    recordTitle: '登记',
    name: '姓名',
    called: '大家怎么叫',
    telephone: '电话',
    email: '电子邮箱',
    homes: '住处',
    community: '登记的社区',
    notKnown: '没有登记',
    notReviewed: '等管理员看',
    findings: { fair: '管理员看过：应该', unfair: '管理员看过：不应该' },
    review: '看过签字',
    reviewTitle: '这次破例打开，应该吗',
    reviewLead: '每一次都要有管理员看过。打开的人和本人都看得到您的意见。',
    notYours: '这是您自己打开的，或者打开的是您的登记，请别的管理员来看。',
    finding: '您的意见',
    findingAsk: '理由站得住吗？',
    findingChoices: { fair: '站得住，应该打开', unfair: '站不住，不应该打开' },
    words: '想说的',
    wordsHint: '说不应该的，请写明为什么。',
    reviewSave: '签字',
    reviewSaved: '签过字了。本人会收到通知。',
  },
  en: {
    title: 'Breaking the glass',
    lead: 'When something urgent needs the telephone or address of somebody your office does not reach, you can open their record for an hour. They and the stewards know at once, and read your reason.',
    none: 'No glass was broken.',
    mineTitle: 'Who broke the glass before my record',
    mineText: 'Is the reason not good enough? Ring the number above, or raise a complaint.',
    ownTitle: 'Glasses I broke',
    waitingTitle: 'For you to look at and sign off',
    reviewedTitle: 'Signed off',
    breakTitle: 'Break the glass',
    breakText:
      'It is written down at once and cannot be undone. If it can wait, ask a colleague whose office reaches them.',
    panelTitle: 'An emergency in this building?',
    panelText:
      'Your office does not see who lives here. When somebody is in danger you can break the glass for one home; they and the stewards know at once.',
    contact: 'Their telephone, e-mail or household code',
    contactHint:
      'In full. A household code opens the records of everybody who lives there. Without a number, begin on the page of the building.',
    household: 'Which home',
    householdHint: 'The records of all who live there are opened, and all of them are told.',
    forMatter: (number) => `This opens the record of whoever raised ${number}.`,
    backToMatter: 'Back to the matter',
    reason: 'Why you have to see it',
    reasonHint: 'Ten letters at least. They read it: say what has happened.',
    break: 'Open for one hour',
    broken: 'It is open, and closes by itself in an hour. They and the stewards are told.',
    by: (name, office) => `${name} (${office})`,
    of: (name) => `The record of ${name}`,
    among: (number, count) => `Number ${number} of ${count} opened at once`,
    because: (reason) => `Reason: ${reason}`,
    stewardSaid: (words) => `A steward said: ${words}`,
    openUntil: (time) => `Open until ${time}`,
    ended: (time) => `Closed ${time}`,
    open: 'See the record',
    somebodyGone: 'Somebody who has left',
    backToMe: 'My account',
    shownLead: (time) => `Open until ${time}, and then no more. They are told that you looked.`,
    recordTitle: 'Record',
    name: 'Name',
    called: 'Called',
    telephone: 'Telephone',
    email: 'E-mail',
    homes: 'Homes',
    community: 'On record in',
    notKnown: 'Not on record',
    notReviewed: 'A steward has to look',
    findings: { fair: 'Steward: it was fair', unfair: 'Steward: it was not fair' },
    review: 'Look and sign off',
    reviewTitle: 'Was breaking this glass fair?',
    reviewLead:
      'A steward looks at every one. Whoever broke it and whoever it is about read what you say.',
    notYours: 'You broke this glass, or it is about you: another steward has to look at it.',
    finding: 'Your finding',
    findingAsk: 'Is the reason good enough?',
    findingChoices: { fair: 'Yes, it was fair', unfair: 'No, it should not have been broken' },
    words: 'Anything to say',
    wordsHint: 'If it was not fair, say why.',
    reviewSave: 'Sign off',
    reviewSaved: 'Signed off. They are told.',
  },
};
