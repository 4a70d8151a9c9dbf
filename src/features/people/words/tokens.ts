import type { Scope } from '#/platform/access/scopes.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the tokens with which one's programs work. */
export type TokenWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly made: (secret: string) => string;
  readonly name: string;
  readonly nameHint: string;
  readonly scopes: string;
  readonly scopesHint: string;
  readonly scopeNames: { readonly [scope in Scope]: string };
  readonly days: string;
  readonly daysOf: (days: string) => string;
  readonly make: string;
  readonly makeTitle: string;
  readonly until: (day: string) => string;
  readonly lastUsed: (moment: string) => string;
  readonly neverUsed: string;
  readonly end: string;
  readonly endNamed: (name: string) => string;
  readonly ended: string;
  readonly howTo: string;
};

export const tokenWords: Catalogue<TokenWords> = {
  'zh-Hant': {
    title: '給程式用的權杖',
    lead: '您自己的程式憑權杖替您辦事，只能辦這裡勾選的事。不用的請停掉。',
    none: '還沒有權杖。不寫程式的人用不到它。',
    made: (secret) => `權杖做好了，只顯示這一次，請現在抄下：${secret}`,
    name: '給哪個程式用',
    nameHint: '例如：樓道公告屏',
    scopes: '可以做什麼',
    scopesHint: '只勾需要的。登入、同意、身分和居民登記，任何權杖都辦不了。',
    scopeNames: {
      'places:read': '看地方',
      'organisations:read': '看組織',
      'organisations:write': '改組織',
      'matters:read': '看提事',
      'matters:write': '提事、辦事',
      'figures:read': '看數字',
      'open311:write': '用 Open311 提事',
    },
    days: '用多久',
    daysOf: (days) => `${days} 天`,
    make: '做一個權杖',
    makeTitle: '做一個新的',
    until: (day) => `用到 ${day}`,
    lastUsed: (moment) => `上次使用：${moment}`,
    neverUsed: '還沒用過',
    end: '停掉',
    endNamed: (name) => `停掉：${name}`,
    ended: '這個權杖已經停掉了。',
    howTo:
      '程式在每個請求裡寫 Authorization: Bearer 和權杖，位址以 /api/v1 開頭；用 Open311 時寫作 api_key。',
  },
  'zh-Hans': {
    title: '给程序用的令牌',
    lead: '您自己的程序凭令牌替您办事，只能办这里勾选的事。不用的请停掉。',
    none: '还没有令牌。不写程序的人用不到它。',
    made: (secret) => `令牌做好了，只显示这一次，请现在抄下：${secret}`,
    name: '给哪个程序用',
    nameHint: '例如：楼道公告屏',
    scopes: '可以做什么',
    scopesHint: '只勾需要的。登录、同意、身份和居民登记，任何令牌都办不了。',
    scopeNames: {
      'places:read': '看地方',
      'organisations:read': '看组织',
      'organisations:write': '改组织',
      'matters:read': '看提事',
      'matters:write': '提事、办事',
      'figures:read': '看数字',
      'open311:write': '用 Open311 提事',
    },
    days: '用多久',
    daysOf: (days) => `${days} 天`,
    make: '做一个令牌',
    makeTitle: '做一个新的',
    until: (day) => `用到 ${day}`,
    lastUsed: (moment) => `上次使用：${moment}`,
    neverUsed: '还没用过',
    end: '停掉',
    endNamed: (name) => `停掉：${name}`,
    ended: '这个令牌已经停掉了。',
    howTo:
      '程序在每个请求里写 Authorization: Bearer 和令牌，地址以 /api/v1 开头；用 Open311 时写作 api_key。',
  },
  en: {
    title: 'Tokens for programs',
    lead: 'A program of yours works in your name with a token, and can do only what is ticked here. End those you no longer use.',
    none: 'There is no token yet. Who writes no programs needs none.',
    made: (secret) => `The token is made. It is shown this once; copy it now: ${secret}`,
    name: 'Which program is it for',
    nameHint: 'For example: the screen in the hallway',
    scopes: 'What it may do',
    scopesHint:
      'Tick only what it needs. No token can sign in, consent, grant roles or touch the register of residents.',
    scopeNames: {
      'places:read': 'Look at places',
      'organisations:read': 'Look at organisations',
      'organisations:write': 'Change organisations',
      'matters:read': 'Look at needs and reports',
      'matters:write': 'Raise them and work on them',
      'figures:read': 'Look at figures',
      'open311:write': 'Raise them by Open311',
    },
    days: 'For how long',
    daysOf: (days) => `${days} days`,
    make: 'Make a token',
    makeTitle: 'Make a new one',
    until: (day) => `Works until ${day}`,
    lastUsed: (moment) => `Last used: ${moment}`,
    neverUsed: 'Not used yet',
    end: 'End it',
    endNamed: (name) => `End it: ${name}`,
    ended: 'This token works no more.',
    howTo:
      'The program writes Authorization: Bearer and the token in each request; addresses begin with /api/v1. For Open311 it is the api_key.',
  },
};
