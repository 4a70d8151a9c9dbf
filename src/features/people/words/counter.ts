import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the counter: lists of people, registering, one person's record. */
export type CounterWords = {
  readonly title: string;
  readonly titleAt: (place: string) => string;
  readonly lead: string;
  readonly search: string;
  readonly searchPlaceholder: string;
  readonly found: (count: string) => string;
  readonly nothingFound: string;
  readonly nothingFoundText: string;
  readonly household: string;
  readonly people: string;
  readonly nobody: string;
  readonly noHouseholds: string;
  readonly noHouseholdsText: string;
  readonly register: string;
  readonly registerHere: string;
  readonly householdCode: string;
  readonly householdCodeNamed: (household: string) => string;
  readonly choosePlace: string;
  readonly registerTitle: string;
  readonly registerLead: string;
  readonly chooseHousehold: string;
  readonly name: string;
  readonly called: string;
  readonly calledHint: string;
  readonly birthYear: string;
  readonly birthYearHint: string;
  readonly telephone: string;
  readonly email: string;
  readonly vouched: string;
  readonly contactOnly: string;
  readonly relation: string;
  readonly language: string;
  readonly save: string;
  readonly registered: (name: string) => string;
  readonly corrected: string;
  readonly record: string;
  readonly recordNote: string;
  readonly account: string;
  readonly accountSince: (day: string) => string;
  readonly noAccount: string;
  readonly homes: string;
  readonly roles: string;
  readonly noRoles: string;
  readonly helpers: string;
  readonly noHelpers: string;
  readonly addHelper: string;
  readonly endConsent: (name: string) => string;
  readonly actFor: (name: string) => string;
  readonly actForText: string;
  readonly signInCode: string;
  readonly signInCodeText: string;
  readonly correct: string;
  readonly registeredAlready: string;
  readonly addHome: string;
  readonly homeAdded: string;
  readonly moveOut: string;
  readonly moveOutNamed: (household: string) => string;
  readonly movedOut: string;
  readonly notKnown: string;
  readonly back: string;
};

export const counterWords: Catalogue<CounterWords> = {
  'zh-Hant': {
    title: '居民',
    titleAt: (place) => `${place}的居民`,
    lead: '姓名和電話只露一部分。打開一個人的資料會留下記錄，本人看得到。',
    search: '按姓名、稱呼或電話末四位找',
    searchPlaceholder: '陳師傅',
    found: (count) => `找到 ${count} 人`,
    nothingFound: '沒有找到這個人',
    nothingFoundText: '換個寫法再找一次，或者先登記。',
    household: '戶',
    people: '住著誰',
    nobody: '還沒有登記',
    noHouseholds: '這裡還沒有建戶',
    noHouseholdsText: '先在地方的頁面上建樓棟、單元和戶。',
    register: '登記一個人',
    registerHere: '登記',
    householdCode: '住戶號碼',
    householdCodeNamed: (household) => `${household}的住戶號碼`,
    choosePlace: '選一個地方',
    registerTitle: '登記一個人',
    registerLead: '沒有手機、沒有帳號的老人孩子，也在這裡登記。',
    chooseHousehold: '住在哪一戶',
    name: '姓名',
    called: '鄰居怎麼稱呼',
    calledHint: '例如 陳師傅、王阿姨。鄰居看到的是這個。',
    birthYear: '出生年份',
    birthYearHint: '例如 1944。用來知道哪一戶有老人，不公開。',
    telephone: '手機或電話',
    email: '電子郵箱',
    vouched: '請當面核對：填了就能用它登入。',
    contactOnly: '只用來聯絡；要用它登入，請本人到櫃台。',
    relation: '和這一戶的關係',
    language: '用什麼語言',
    save: '儲存',
    registered: (name) => `${name}登記好了。`,
    corrected: '改好了。',
    record: '登記資料',
    recordNote: '您打開這一頁已經留下記錄。',
    account: '帳號',
    accountSince: (day) => `${day}開的`,
    noAccount: '還沒有自己登入過',
    homes: '住在哪裡',
    roles: '身分',
    noRoles: '沒有特別的身分',
    helpers: '誰可以代辦',
    noHelpers: '還沒有人可以代辦。',
    addHelper: '登記代辦人',
    endConsent: (name) => `停止${name}代辦`,
    actFor: (name) => `替${name}辦事`,
    actForText: '本人在櫃台或在電話裡時，可以當場替他提事、報名。本人會知道是您辦的。',
    signInCode: '開登入號碼',
    signInCodeText: '收不到簡訊的人，憑它自己登入一次。',
    correct: '更正資料',
    registeredAlready: '已經登記過，住到這一戶',
    addHome: '住到這裡',
    homeAdded: '加好了。',
    moveOut: '搬走了',
    moveOutNamed: (household) => `從${household}搬走了`,
    movedOut: '記下了：已經搬走。',
    notKnown: '沒有登記',
    back: '回到居民',
  },
  'zh-Hans': {
    title: '居民',
    titleAt: (place) => `${place}的居民`,
    lead: '姓名和电话只露一部分。打开一个人的资料会留下记录，本人看得到。',
    search: '按姓名、称呼或电话末四位找',
    searchPlaceholder: '陈师傅',
    found: (count) => `找到 ${count} 人`,
    nothingFound: '没有找到这个人',
    nothingFoundText: '换个写法再找一次，或者先登记。',
    household: '户',
    people: '住着谁',
    nobody: '还没有登记',
    noHouseholds: '这里还没有建户',
    noHouseholdsText: '先在地方的页面上建楼栋、单元和户。',
    register: '登记一个人',
    registerHere: '登记',
    householdCode: '住户号码',
    householdCodeNamed: (household) => `${household}的住户号码`,
    choosePlace: '选一个地方',
    registerTitle: '登记一个人',
    registerLead: '没有手机、没有账号的老人孩子，也在这里登记。',
    chooseHousehold: '住在哪一户',
    name: '姓名',
    called: '邻居怎么称呼',
    calledHint: '例如 陈师傅、王阿姨。邻居看到的是这个。',
    birthYear: '出生年份',
    birthYearHint: '例如 1944。用来知道哪一户有老人，不公开。',
    telephone: '手机或电话',
    email: '电子邮箱',
    vouched: '请当面核对：填了就能用它登录。',
    contactOnly: '只用来联络；要用它登录，请本人到柜台。',
    relation: '和这一户的关系',
    language: '用什么语言',
    save: '保存',
    registered: (name) => `${name}登记好了。`,
    corrected: '改好了。',
    record: '登记资料',
    recordNote: '您打开这一页已经留下记录。',
    account: '账号',
    accountSince: (day) => `${day}开的`,
    noAccount: '还没有自己登录过',
    homes: '住在哪里',
    roles: '身份',
    noRoles: '没有特别的身份',
    helpers: '谁可以代办',
    noHelpers: '还没有人可以代办。',
    addHelper: '登记代办人',
    endConsent: (name) => `停止${name}代办`,
    actFor: (name) => `替${name}办事`,
    actForText: '本人在柜台或在电话里时，可以当场替他提事、报名。本人会知道是您办的。',
    signInCode: '开登录号码',
    signInCodeText: '收不到短信的人，凭它自己登录一次。',
    correct: '更正资料',
    registeredAlready: '已经登记过，住到这一户',
    addHome: '住到这里',
    homeAdded: '加好了。',
    moveOut: '搬走了',
    moveOutNamed: (household) => `从${household}搬走了`,
    movedOut: '记下了：已经搬走。',
    notKnown: '没有登记',
    back: '回到居民',
  },
  en: {
    title: 'Residents',
    titleAt: (place) => `Residents of ${place}`,
    lead: 'Names and numbers are shown in part. Opening a record is noted, and the person can see it.',
    search: 'Find by name, call name or the last four digits',
    searchPlaceholder: 'Chen',
    found: (count) => `${count} found`,
    nothingFound: 'Nobody was found',
    nothingFoundText: 'Try another spelling, or register them first.',
    household: 'Household',
    people: 'Who lives there',
    nobody: 'Nobody registered yet',
    noHouseholds: 'There are no households here yet',
    noHouseholdsText: 'Make buildings, units and households on the page of the place first.',
    register: 'Register a person',
    registerHere: 'Register',
    householdCode: 'Household code',
    householdCodeNamed: (household) => `Household code of ${household}`,
    choosePlace: 'Choose a place',
    registerTitle: 'Register a person',
    registerLead: 'The old and the young without telephone or account are registered here as well.',
    chooseHousehold: 'In which household',
    name: 'Name',
    called: 'How neighbours call them',
    calledHint: 'For example Master Chen, Auntie Wang. This is what neighbours see.',
    birthYear: 'Year of birth',
    birthYearHint: 'For example 1944. To know where old people live; it is not published.',
    telephone: 'Telephone',
    email: 'E-mail',
    vouched: 'Please check it with them: they will sign in with it.',
    contactOnly: 'Only to reach them; to sign in with it they come to the counter.',
    relation: 'How they belong to the household',
    language: 'Language',
    save: 'Save',
    registered: (name) => `${name} is registered.`,
    corrected: 'Corrected.',
    record: 'Record',
    recordNote: 'That you opened this page is noted.',
    account: 'Account',
    accountSince: (day) => `opened ${day}`,
    noAccount: 'Has not signed in themselves yet',
    homes: 'Where they live',
    roles: 'Roles',
    noRoles: 'No particular role',
    helpers: 'Who may act for them',
    noHelpers: 'Nobody may act for them yet.',
    addHelper: 'Record a helper',
    endConsent: (name) => `Stop ${name} from acting`,
    actFor: (name) => `Act for ${name}`,
    actForText:
      'While they are at the counter or on the telephone you can raise and book for them. They are told that you did it.',
    signInCode: 'Issue a sign-in code',
    signInCodeText: 'Whoever gets no messages signs in with it once.',
    correct: 'Correct the record',
    registeredAlready: 'Registered already, and lives here as well',
    addHome: 'Lives here',
    homeAdded: 'Added.',
    moveOut: 'Moved out',
    moveOutNamed: (household) => `Moved out of ${household}`,
    movedOut: 'Noted: moved out.',
    notKnown: 'Not registered',
    back: 'Back to residents',
  },
};
