import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of one's own page: homes, roles, who acts for whom, where one is signed in. */
export type MeWords = {
  readonly title: string;
  readonly actingTitle: (name: string) => string;
  readonly actingText: string;
  readonly stopActing: string;
  readonly stopped: string;
  readonly startedActing: (name: string) => string;
  readonly signOut: string;
  readonly myData: string;
  readonly myDataText: string;
  readonly language: string;
  readonly changeLanguage: string;
  readonly languageChanged: string;
  readonly homes: string;
  readonly noHomes: string;
  readonly addHome: string;
  readonly roles: string;
  readonly rolesUntil: (day: string) => string;
  readonly glass: string;
  readonly workWithPeople: string;
  readonly giveUp: string;
  readonly giveUpReason: string;
  readonly gaveUp: string;
  readonly helped: string;
  readonly helpedText: string;
  readonly actFor: string;
  readonly actForNamed: (name: string) => string;
  readonly helpers: string;
  readonly noHelpers: string;
  readonly addHelper: string;
  readonly consent: (way: string, day: string) => string;
  readonly until: (day: string) => string;
  readonly endConsent: string;
  readonly endConsentNamed: (name: string) => string;
  readonly consentEnded: string;
  readonly doneFor: string;
  readonly doneForText: string;
  readonly noneDone: string;
  readonly did: (name: string, what: string) => string;
  readonly readBy: string;
  readonly features: Readonly<Record<string, string>>;
  readonly otherFeature: string;
  readonly addresses: string;
  readonly noAddress: string;
  readonly confirmed: string;
  readonly unconfirmed: string;
  readonly changeAddress: string;
  readonly addressTitle: string;
  readonly addressLead: string;
  readonly address: string;
  readonly sendCode: string;
  readonly confirmTitle: string;
  readonly confirmLead: string;
  readonly confirm: string;
  readonly addressConfirmed: string;
  readonly later: string;
  readonly sessions: string;
  readonly sessionsLead: string;
  readonly thisDevice: string;
  readonly unknownDevice: string;
  readonly since: (moment: string) => string;
  readonly lastSeen: (moment: string) => string;
  readonly endSession: string;
  readonly endSessionNamed: (device: string) => string;
  readonly sessionEnded: string;
  readonly backToMe: string;
  readonly helperTitle: string;
  readonly helperTitleFor: (name: string) => string;
  readonly helperLead: string;
  readonly helperLeadFor: string;
  readonly family: string;
  readonly familyNone: string;
  readonly helperAddress: string;
  readonly helperAddressOr: string;
  readonly helperAddressHint: string;
  readonly helperKind: string;
  readonly helperKindFor: string;
  readonly helperUntil: string;
  readonly helperUntilHint: string;
  readonly consentWay: string;
  readonly consentedOn: string;
  readonly record: string;
  readonly recordFor: string;
  readonly recorded: (name: string) => string;
};

export const meWords: Catalogue<MeWords> = {
  'zh-Hant': {
    title: '我的',
    actingTitle: (name) => `您正在替${name}辦事`,
    actingText: '現在提的事、報的名，都記在對方名下，也記下是您代辦的。辦完請換回自己。',
    stopActing: '換回自己',
    stopped: '換回自己了。',
    startedActing: (name) => `現在是替${name}辦事。`,
    signOut: '退出登入',
    myData: '我的資料',
    myDataText: '看這裡記著您的什麼，整份帶走，請求更正或刪除。',
    language: '語言',
    changeLanguage: '改語言',
    languageChanged: '語言改好了。',
    homes: '我的家',
    noHomes: '還沒有登記住在哪一戶。有住戶號碼的，可以自己加上；沒有就到社區櫃台登記。',
    addHome: '用住戶號碼加一戶',
    roles: '我的身分',
    rolesUntil: (day) => `到 ${day}`,
    glass: '破例打開',
    workWithPeople: '居民登記',
    giveUp: '不再擔任',
    giveUpReason: '為什麼',
    gaveUp: '已經卸下了，記錄還在。',
    helped: '我可以替誰辦',
    helpedText: '對方同意過的，才會列在這裡。',
    actFor: '替他辦事',
    actForNamed: (name) => `替他辦事：${name}`,
    helpers: '誰可以替我辦',
    noHelpers: '現在沒有人可以替您辦事。需要的話，可以請家人或信得過的鄰居。',
    addHelper: '請一個人替我辦',
    consent: (way, day) => `${way}，${day}`,
    until: (day) => `到 ${day}`,
    endConsent: '不再讓他代辦',
    endConsentNamed: (name) => `不再讓他代辦：${name}`,
    consentEnded: '已經停止代辦。',
    doneFor: '別人替我辦了什麼',
    doneForText: '不是您的意思？可以停止代辦，也可以打上面的電話。',
    noneDone: '沒有人替您辦過事。',
    did: (name, what) => `${name}：${what}`,
    readBy: '誰看過我的資料',
    features: {
      matters: '提事、辦事',
      people: '登記、代辦',
      organisations: '組織、崗位',
      volunteers: '志願幫忙',
      places: '地方',
    },
    otherFeature: '社區的事',
    addresses: '我怎麼登入',
    noAddress: '還沒有手機號碼或郵箱。換手機時要靠它登入，建議加一個。',
    confirmed: '已確認',
    unconfirmed: '還沒確認',
    changeAddress: '加一個，或換一個',
    addressTitle: '手機號碼或郵箱',
    addressLead: '我們發一個號碼過去，確認是您的。換了新的，舊的就不能再用來登入。',
    address: '手機號碼或電子郵箱',
    sendCode: '發號碼給我',
    confirmTitle: '確認是您的',
    confirmLead: '號碼已經發出，輸入後下次就能用它登入。',
    confirm: '確認',
    addressConfirmed: '確認好了，下次可以用它登入。',
    later: '以後再說',
    sessions: '在哪些手機、電腦上登入了',
    sessionsLead: '看到不認識的，就退出那一台。',
    thisDevice: '就是這台',
    unknownDevice: '不知道是什麼裝置',
    since: (moment) => `${moment} 登入`,
    lastSeen: (moment) => `最近用過：${moment}`,
    endSession: '退出這台',
    endSessionNamed: (device) => `退出這台：${device}`,
    sessionEnded: '那一台已經退出了。',
    backToMe: '回到「我的」',
    helperTitle: '請一個人替我辦',
    helperTitleFor: (name) => `登記：誰可以替${name}辦`,
    helperLead: '他可以用自己的帳號，以您的名義提事、報名。每一件都記下是誰辦的，您隨時可以停止。',
    helperLeadFor: '要本人同意。請寫清楚是哪天、怎麼同意的；代辦的人不能自己登記。',
    family: '住在一起的人',
    familyNone: '別的人',
    helperAddress: '對方的手機號碼或郵箱',
    helperAddressOr: '或者，對方的手機號碼或郵箱',
    helperAddressHint: '對方要登入過一次。不住在一起的人填這裡。',
    helperKind: '他是您的什麼人',
    helperKindFor: '代辦人是本人的什麼人',
    helperUntil: '到哪天為止',
    helperUntilHint: '不填就一直可以，直到停止。',
    consentWay: '怎麼同意的',
    consentedOn: '哪天同意的',
    record: '同意他替我辦',
    recordFor: '登記這份同意',
    recorded: (name) => `登記好了：${name}可以代辦。`,
  },
  'zh-Hans': {
    title: '我的',
    actingTitle: (name) => `您正在替${name}办事`,
    actingText: '现在提的事、报的名，都记在对方名下，也记下是您代办的。办完请换回自己。',
    stopActing: '换回自己',
    stopped: '换回自己了。',
    startedActing: (name) => `现在是替${name}办事。`,
    signOut: '退出登录',
    myData: '我的资料',
    myDataText: '看这里记着您的什么，整份带走，请求更正或删除。',
    language: '语言',
    changeLanguage: '改语言',
    languageChanged: '语言改好了。',
    homes: '我的家',
    noHomes: '还没有登记住在哪一户。有住户号码的，可以自己加上；没有就到社区柜台登记。',
    addHome: '用住户号码加一户',
    roles: '我的身份',
    rolesUntil: (day) => `到 ${day}`,
    glass: '破例打开',
    workWithPeople: '居民登记',
    giveUp: '不再担任',
    giveUpReason: '为什么',
    gaveUp: '已经卸下了，记录还在。',
    helped: '我可以替谁办',
    helpedText: '对方同意过的，才会列在这里。',
    actFor: '替他办事',
    actForNamed: (name) => `替他办事：${name}`,
    helpers: '谁可以替我办',
    noHelpers: '现在没有人可以替您办事。需要的话，可以请家人或信得过的邻居。',
    addHelper: '请一个人替我办',
    consent: (way, day) => `${way}，${day}`,
    until: (day) => `到 ${day}`,
    endConsent: '不再让他代办',
    endConsentNamed: (name) => `不再让他代办：${name}`,
    consentEnded: '已经停止代办。',
    doneFor: '别人替我办了什么',
    doneForText: '不是您的意思？可以停止代办，也可以打上面的电话。',
    noneDone: '没有人替您办过事。',
    did: (name, what) => `${name}：${what}`,
    readBy: '谁看过我的资料',
    features: {
      matters: '提事、办事',
      people: '登记、代办',
      organisations: '组织、岗位',
      volunteers: '志愿帮忙',
      places: '地方',
    },
    otherFeature: '社区的事',
    addresses: '我怎么登录',
    noAddress: '还没有手机号码或邮箱。换手机时要靠它登录，建议加一个。',
    confirmed: '已确认',
    unconfirmed: '还没确认',
    changeAddress: '加一个，或换一个',
    addressTitle: '手机号码或邮箱',
    addressLead: '我们发一个号码过去，确认是您的。换了新的，旧的就不能再用来登录。',
    address: '手机号码或电子邮箱',
    sendCode: '发号码给我',
    confirmTitle: '确认是您的',
    confirmLead: '号码已经发出，输入后下次就能用它登录。',
    confirm: '确认',
    addressConfirmed: '确认好了，下次可以用它登录。',
    later: '以后再说',
    sessions: '在哪些手机、电脑上登录了',
    sessionsLead: '看到不认识的，就退出那一台。',
    thisDevice: '就是这台',
    unknownDevice: '不知道是什么设备',
    since: (moment) => `${moment} 登录`,
    lastSeen: (moment) => `最近用过：${moment}`,
    endSession: '退出这台',
    endSessionNamed: (device) => `退出这台：${device}`,
    sessionEnded: '那一台已经退出了。',
    backToMe: '回到“我的”',
    helperTitle: '请一个人替我办',
    helperTitleFor: (name) => `登记：谁可以替${name}办`,
    helperLead: '他可以用自己的账号，以您的名义提事、报名。每一件都记下是谁办的，您随时可以停止。',
    helperLeadFor: '要本人同意。请写清楚是哪天、怎么同意的；代办的人不能自己登记。',
    family: '住在一起的人',
    familyNone: '别的人',
    helperAddress: '对方的手机号码或邮箱',
    helperAddressOr: '或者，对方的手机号码或邮箱',
    helperAddressHint: '对方要登录过一次。不住在一起的人填这里。',
    helperKind: '他是您的什么人',
    helperKindFor: '代办人是本人的什么人',
    helperUntil: '到哪天为止',
    helperUntilHint: '不填就一直可以，直到停止。',
    consentWay: '怎么同意的',
    consentedOn: '哪天同意的',
    record: '同意他替我办',
    recordFor: '登记这份同意',
    recorded: (name) => `登记好了：${name}可以代办。`,
  },
  en: {
    title: 'My account',
    actingTitle: (name) => `You are acting for ${name}`,
    actingText:
      'What you raise or book now is theirs, and it is noted that you did it. Go back to yourself when you are done.',
    stopActing: 'Back to myself',
    stopped: 'You are yourself again.',
    startedActing: (name) => `You are now acting for ${name}.`,
    signOut: 'Sign out',
    myData: 'My data',
    myDataText: 'See what is held about you, take it with you, have it mended or deleted.',
    language: 'Language',
    changeLanguage: 'Change the language',
    languageChanged: 'The language is changed.',
    homes: 'My home',
    noHomes:
      'You are not registered in any household yet. With a household code you can add yours; without one, ask at the counter.',
    addHome: 'Add a household with its code',
    roles: 'My roles',
    rolesUntil: (day) => `until ${day}`,
    glass: 'Broken glasses',
    workWithPeople: 'Residents',
    giveUp: 'Give it up',
    giveUpReason: 'Why',
    gaveUp: 'You no longer hold the role. The record stays.',
    helped: 'For whom I may act',
    helpedText: 'Only those who have consented are listed.',
    actFor: 'Act for them',
    actForNamed: (name) => `Act for them: ${name}`,
    helpers: 'Who may act for me',
    noHelpers:
      'Nobody may act for you at present. You can ask a relative, or a neighbour whom you trust.',
    addHelper: 'Let somebody act for me',
    consent: (way, day) => `${way}, ${day}`,
    until: (day) => `until ${day}`,
    endConsent: 'Stop this',
    endConsentNamed: (name) => `Stop this: ${name}`,
    consentEnded: 'Nobody acts on this consent any more.',
    doneFor: 'What others did for me',
    doneForText: 'Was it not your wish? Stop them, or ring the number above.',
    noneDone: 'Nobody has done anything on your behalf.',
    did: (name, what) => `${name}: ${what}`,
    readBy: 'Who has looked at what is about me',
    features: {
      matters: 'raising and doing',
      people: 'registration, acting for you',
      organisations: 'organisations and posts',
      volunteers: 'helping and duty',
      places: 'places',
    },
    otherFeature: 'affairs of the community',
    addresses: 'How I sign in',
    noAddress:
      'There is no telephone number or e-mail yet. You will need one when you change your phone.',
    confirmed: 'Confirmed',
    unconfirmed: 'Not confirmed yet',
    changeAddress: 'Add or change one',
    addressTitle: 'Telephone number or e-mail',
    addressLead:
      'We send a code there to see that it is yours. A new one takes the place of the old one.',
    address: 'Telephone number or e-mail',
    sendCode: 'Send me a code',
    confirmTitle: 'Is it yours?',
    confirmLead: 'A code is on its way. Type it, and next time you can sign in with this address.',
    confirm: 'Confirm',
    addressConfirmed: 'Confirmed. Next time you can sign in with it.',
    later: 'Later',
    sessions: 'Where I am signed in',
    sessionsLead: 'If you see a device you do not know, sign it out.',
    thisDevice: 'This device',
    unknownDevice: 'Unknown device',
    since: (moment) => `Signed in ${moment}`,
    lastSeen: (moment) => `Last used ${moment}`,
    endSession: 'Sign it out',
    endSessionNamed: (device) => `Sign it out: ${device}`,
    sessionEnded: 'That device is signed out.',
    backToMe: 'Back to my account',
    helperTitle: 'Let somebody act for me',
    helperTitleFor: (name) => `Record who may act for ${name}`,
    helperLead:
      'They use their own account to raise and book in your name. It is always noted who did it, and you can stop it at any time.',
    helperLeadFor:
      'This needs the consent of the person. Say on which day and how it was given; the helper cannot record it.',
    family: 'Those you live with',
    familyNone: 'Somebody else',
    helperAddress: 'Their telephone number or e-mail',
    helperAddressOr: 'Or their telephone number or e-mail',
    helperAddressHint: 'They must have signed in once. Use this for those who live elsewhere.',
    helperKind: 'Who they are to you',
    helperKindFor: 'Who the helper is to the person',
    helperUntil: 'Until which day',
    helperUntilHint: 'Leave it empty and it lasts until somebody stops it.',
    consentWay: 'How consent was given',
    consentedOn: 'On which day',
    record: 'Let them act for me',
    recordFor: 'Record this consent',
    recorded: (name) => `Recorded: ${name} may act.`,
  },
};
