import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is said while somebody asks for help at once. */
export type UrgentWords = {
  readonly title: string;
  readonly lead: string;
  readonly stopTitle: string;
  readonly stopText: string;
  readonly place: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly what: string;
  readonly atHome: (home: string) => string;
  readonly homeUnknown: string;
  readonly homeUnknownText: string;
  readonly signInLater: string;
  readonly said: string;
  readonly havePaper: string;
  readonly paperLead: string;
  readonly toDoor: (home: string) => string;
  readonly asYourself: string;
  readonly name: string;
  readonly telephone: string;
  readonly telephoneHint: string;
  /** Stands for the name of somebody who gave none. */
  readonly somebody: string;
};

/** The words of asking for help at once, in three languages. */
export const urgentWords: Catalogue<UrgentWords> = {
  'zh-Hant': {
    title: '急事，請人來幫忙',
    lead: '點一下是什麼事，馬上叫附近值班的鄰居。',
    stopTitle: '有人受傷、起火、有人要傷人：先打電話',
    stopText: '先打這裡，再叫鄰居。',
    place: '在哪裡',
    words: '想說的話',
    wordsHint: '可以不寫。被叫到的鄰居看得到；門牌和電話不用寫，來的那一位才看得到。',
    what: '什麼事？點一下就發出去。',
    atHome: (home) => `在家：${home}`,
    homeUnknown: '還不知道您住哪裡',
    homeUnknownText: '請直接打上面的值班電話，或者先在「我的」裡登記住處。',
    signInLater: '點了以後要先登入一次，您選的會留著。',
    said: '發出去了，正在叫人。',
    havePaper: '沒有帳號，用家裡的住戶號碼',
    paperLead: '不用帳號，也不用登入。點一下是什麼事，附近值班的鄰居就到這一戶門口來。',
    toDoor: (home) => `送到：${home}`,
    asYourself: '您已經登入，是用您的名字叫的，人到上面這一戶來。',
    name: '到門口找誰',
    telephone: '電話',
    telephoneHint: '只有要來的那一位看得到，找不到門時打給您。',
    somebody: '這一戶的人',
  },
  'zh-Hans': {
    title: '急事，请人来帮忙',
    lead: '点一下是什么事，马上叫附近值班的邻居。',
    stopTitle: '有人受伤、起火、有人要伤人：先打电话',
    stopText: '先打这里，再叫邻居。',
    place: '在哪里',
    words: '想说的话',
    wordsHint: '可以不写。被叫到的邻居看得到；门牌和电话不用写，来的那一位才看得到。',
    what: '什么事？点一下就发出去。',
    atHome: (home) => `在家：${home}`,
    homeUnknown: '还不知道您住哪里',
    homeUnknownText: '请直接打上面的值班电话，或者先在“我的”里登记住处。',
    signInLater: '点了以后要先登录一次，您选的会留着。',
    said: '发出去了，正在叫人。',
    havePaper: '没有账号，用家里的住户号码',
    paperLead: '不用账号，也不用登录。点一下是什么事，附近值班的邻居就到这一户门口来。',
    toDoor: (home) => `送到：${home}`,
    asYourself: '您已经登录，是用您的名字叫的，人到上面这一户来。',
    name: '到门口找谁',
    telephone: '电话',
    telephoneHint: '只有要来的那一位看得到，找不到门时打给您。',
    somebody: '这一户的人',
  },
  en: {
    title: 'Urgent: ask for help now',
    lead: 'Touch what it is, and neighbours on duty nearby are called at once.',
    stopTitle: 'Somebody is hurt, there is fire, somebody is violent: ring first',
    stopText: 'Ring here first, then call the neighbours.',
    place: 'Where',
    words: 'Anything to add',
    wordsHint:
      'You may leave it empty. The neighbours who are called read it; your door and telephone are shown to the one who comes.',
    what: 'What is it? One touch sends it.',
    atHome: (home) => `At home: ${home}`,
    homeUnknown: 'Nobody knows yet where you live',
    homeUnknownText: 'Please ring the number on duty above, or enter your home under “Me” first.',
    signInLater: 'You sign in once after that; what you chose is kept.',
    said: 'Sent. People are being called.',
    havePaper: 'No account: use your household’s code',
    paperLead:
      'No account and no signing in. Touch what it is, and neighbours on duty nearby come to this door.',
    toDoor: (home) => `To the door of: ${home}`,
    asYourself: 'You are signed in: the call is in your name, and they come to the door above.',
    name: 'Whom to ask for at the door',
    telephone: 'Telephone',
    telephoneHint: 'Only the one who comes sees it, to ring you if they cannot find the door.',
    somebody: 'Somebody at home',
  },
};
