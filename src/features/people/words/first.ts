import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the first visit to a fresh installation. */
export type FirstWords = {
  readonly title: string;
  readonly lead: string;
  readonly search: string;
  readonly searchHint: string;
  readonly found: string;
  readonly nothingFound: (query: string) => string;
  readonly nothingFoundText: string;
  readonly hasArchive: string;
  readonly goBack: string;
  readonly choose: string;
  readonly chooseNamed: (place: string) => string;
  readonly nameTitle: (place: string) => string;
  readonly nameLead: string;
  readonly other: string;
  readonly name: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly begin: string;
  readonly welcome: (place: string) => string;
  readonly reason: string;
  readonly steps: readonly [string, string];
};

export const firstWords: Catalogue<FirstWords> = {
  'zh-Hant': {
    title: '第一次打開',
    lead: '先選您的社區。全國的社區都在這裡，打名字就能找到。',
    search: '社區或村的名字',
    searchHint: '例如：深田。同名的多，可以先打城市：廈門 深田。',
    found: '是哪一個？',
    nothingFound: (query) => `沒有找到「${query}」`,
    nothingFoundText: '換一個寫法，例如只打前兩個字。',
    hasArchive: '以前用過鄰里，有備份檔？不用選社區。',
    goBack: '從備份還原',
    choose: '就是這裡',
    chooseNamed: (place) => `就是這裡：${place}`,
    nameTitle: (place) => `誰來管理${place}？`,
    nameLead: '您是第一位管理員：設樓棟、登記人、給別人身分。以後可以再請別人。',
    other: '換一個社區',
    name: '您的姓名',
    contact: '手機號碼或電子郵箱',
    contactHint: '以後用它登入。這裡還不能發號碼的話，也可以不填，先記住這台電腦。',
    begin: '開始',
    welcome: (place) => `${place}的網站開好了。接著可以建樓棟、請樓長。`,
    reason: '第一位管理員',
    steps: ['選社區', '填名字'],
  },
  'zh-Hans': {
    title: '第一次打开',
    lead: '先选您的社区。全国的社区都在这里，打名字就能找到。',
    search: '社区或村的名字',
    searchHint: '例如：深田。同名的多，可以先打城市：厦门 深田。',
    found: '是哪一个？',
    nothingFound: (query) => `没有找到“${query}”`,
    nothingFoundText: '换一个写法，例如只打前两个字。',
    hasArchive: '以前用过邻里，有备份文件？不用选社区。',
    goBack: '从备份还原',
    choose: '就是这里',
    chooseNamed: (place) => `就是这里：${place}`,
    nameTitle: (place) => `谁来管理${place}？`,
    nameLead: '您是第一位管理员：设楼栋、登记人、给别人身份。以后可以再请别人。',
    other: '换一个社区',
    name: '您的姓名',
    contact: '手机号码或电子邮箱',
    contactHint: '以后用它登录。这里还不能发号码的话，也可以不填，先记住这台电脑。',
    begin: '开始',
    welcome: (place) => `${place}的网站开好了。接着可以建楼栋、请楼长。`,
    reason: '第一位管理员',
    steps: ['选社区', '填名字'],
  },
  en: {
    title: 'The first visit',
    lead: 'Choose your community first. All communities of the country are here; type the name.',
    search: 'Name of the community or village',
    searchHint: 'In Chinese, or the official code such as 350203007010.',
    found: 'Which one is it?',
    nothingFound: (query) => `Nothing was found for “${query}”`,
    nothingFoundText: 'Try another spelling, such as the first two characters only.',
    hasArchive: 'You have used Linli before and have an archive? Then you need not choose.',
    goBack: 'Go back to an archive',
    choose: 'This is it',
    chooseNamed: (place) => `This is it: ${place}`,
    nameTitle: (place) => `Who looks after ${place}?`,
    nameLead:
      'You are the first steward: you set up buildings, register people and grant roles. You can ask others later.',
    other: 'Another community',
    name: 'Your name',
    contact: 'Telephone number or e-mail',
    contactHint:
      'You sign in with it later. If this site cannot send codes yet, leave it empty; this computer is remembered.',
    begin: 'Begin',
    welcome: (place) =>
      `The site of ${place} is ready. Next, set up buildings and ask building leaders.`,
    reason: 'First steward',
    steps: ['Choose', 'Your name'],
  },
};
