import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The frame around what the endpoints say of themselves. */
export type ReferenceWords = {
  readonly refusals: Readonly<Record<never, never>>;
  readonly title: string;
  readonly lead: string;
  readonly beginTitle: string;
  readonly begin: readonly string[];
  readonly description: string;
  readonly toTokens: string;
  readonly partNames: Readonly<Record<string, string>>;
  readonly back: string;
  readonly forAll: string;
  readonly forSignedIn: string;
  readonly scope: (scope: string) => string;
  readonly noScope: string;
  readonly takes: string;
  readonly takesNothing: string;
  readonly answers: string;
  readonly answersNothing: string;
  readonly refusesTitle: string;
  readonly refusesNothing: string;
  readonly example: string;
  readonly paged: string;
  readonly optional: string;
  readonly columns: {
    readonly name: string;
    readonly type: string;
    readonly code: string;
    readonly says: string;
  };
  readonly places: { readonly path: string; readonly query: string; readonly body: string };
};

export const referenceWords: Catalogue<ReferenceWords> = {
  'zh-Hant': {
    refusals: {},
    title: '給程式的說明',
    lead: '網頁上能做的，程式也能做。這裡列出每一個請求：要給什麼、回什麼、什麼時候會說不。',
    beginTitle: '怎麼開始',
    begin: [
      '位址都以 /api/v1 開頭，收和回的都是 JSON。公開的內容不用登入就能讀。',
      '要登入的請求，在標頭寫 Authorization: Bearer 和權杖。權杖在「我的」裡自己做，只能做勾選過的事。',
      '會改動東西的請求，都要帶 Idempotency-Key，內容自己定。同一個鍵一天之內只辦一次，重送得到同樣的回答。',
      '清單一次最多 200 筆；回答裡有 next，就用 after 帶著它接著讀，或跟著 Link 標頭走。',
      '每個回答都有 ETag：用 If-None-Match 再問，沒變就回 304；改動時帶 If-Match，別人先改過就回 412。',
      '不想一直來問，就請管理員在組織的頁面加一個接收程式：一有進展就發到您給的位址，照 Standard Webhooks 簽名。',
      '說不的時候，code 是代號，detail 是一句話，語言照 Accept-Language。',
    ],
    description: 'OpenAPI 3.1 描述檔',
    toTokens: '做一個權杖',
    partNames: {
      home: '首頁',
      places: '地方',
      people: '人',
      guard: '通行密鑰、破例打開',
      organisations: '組織',
      volunteers: '志願幫忙、值班',
      teams: '志願隊',
      matters: '提事',
      joint: '吹哨報到',
      callouts: '叫人幫忙',
      rosters: '排班和人手',
      musters: '一呼百應',
      hours: '志願服務時間',
      moderation: '內容複核',
      figures: '數字',
      keeping: '保管',
      behalf: '代辦',
      rights: '我的資料',
      notices: '通知',
      sheets: '表格匯入',
      webhooks: '接收程式',
      reference: '這份說明',
    },
    back: '所有請求',
    forAll: '誰都可以',
    forSignedIn: '要登入',
    scope: (scope) => `權杖要有：${scope}`,
    noScope: '權杖辦不了，要本人登入',
    takes: '要給什麼',
    takesNothing: '什麼都不用給。',
    answers: '回什麼',
    answersNothing: '沒有內容。',
    refusesTitle: '什麼時候說不',
    refusesNothing: '只有人人都會遇到的那幾種：要登入、不開放、找不到、填錯。',
    example: '例子',
    optional: '名字後面有 ? 的，可以不給。',
    paged: '這裡的清單分頁：可以帶 after 和 limit。',
    columns: {
      name: '名字',
      type: '是什麼',
      code: '代號',
      says: '說的話',
    },
    places: { path: '寫在位址裡', query: '寫在位址的 ? 後面', body: '寫在內容裡' },
  },
  'zh-Hans': {
    refusals: {},
    title: '给程序的说明',
    lead: '网页上能做的，程序也能做。这里列出每一个请求：要给什么、回什么、什么时候会说不。',
    beginTitle: '怎么开始',
    begin: [
      '地址都以 /api/v1 开头，收和回的都是 JSON。公开的内容不用登录就能读。',
      '要登录的请求，在标头写 Authorization: Bearer 和令牌。令牌在“我的”里自己做，只能做勾选过的事。',
      '会改动东西的请求，都要带 Idempotency-Key，内容自己定。同一个键一天之内只办一次，重发得到同样的回答。',
      '清单一次最多 200 条；回答里有 next，就用 after 带着它接着读，或跟着 Link 标头走。',
      '每个回答都有 ETag：用 If-None-Match 再问，没变就回 304；改动时带 If-Match，别人先改过就回 412。',
      '不想一直来问，就请管理员在组织的页面加一个接收程序：一有进展就发到您给的地址，照 Standard Webhooks 签名。',
      '说不的时候，code 是代号，detail 是一句话，语言照 Accept-Language。',
    ],
    description: 'OpenAPI 3.1 描述文件',
    toTokens: '做一个令牌',
    partNames: {
      home: '首页',
      places: '地方',
      people: '人',
      guard: '通行密钥、破例打开',
      organisations: '组织',
      volunteers: '志愿帮忙、值班',
      teams: '志愿队',
      matters: '提事',
      joint: '吹哨报到',
      callouts: '叫人帮忙',
      rosters: '排班和人手',
      musters: '一呼百应',
      hours: '志愿服务时间',
      moderation: '内容复核',
      figures: '数字',
      keeping: '保管',
      behalf: '代办',
      rights: '我的资料',
      notices: '通知',
      sheets: '表格导入',
      webhooks: '接收程序',
      reference: '这份说明',
    },
    back: '所有请求',
    forAll: '谁都可以',
    forSignedIn: '要登录',
    scope: (scope) => `令牌要有：${scope}`,
    noScope: '令牌办不了，要本人登录',
    takes: '要给什么',
    takesNothing: '什么都不用给。',
    answers: '回什么',
    answersNothing: '没有内容。',
    refusesTitle: '什么时候说不',
    refusesNothing: '只有人人都会遇到的那几种：要登录、不开放、找不到、填错。',
    example: '例子',
    optional: '名字后面有 ? 的，可以不给。',
    paged: '这里的清单分页：可以带 after 和 limit。',
    columns: {
      name: '名字',
      type: '是什么',
      code: '代号',
      says: '说的话',
    },
    places: { path: '写在地址里', query: '写在地址的 ? 后面', body: '写在内容里' },
  },
  en: {
    refusals: {},
    title: 'For programs',
    lead: 'What the pages can do, programs can do too. Here is each request: what it takes, what it answers, and when it says no.',
    beginTitle: 'How to begin',
    begin: [
      'Addresses begin with /api/v1; what is sent and answered is JSON. What is public needs no signing in.',
      'Where signing in is needed, write Authorization: Bearer and a token in the header. You make tokens on your own page, and each does only what you ticked.',
      'A request that changes something carries an Idempotency-Key, any text of your own. Within a day the same key does it once, and sending again gives the same answer.',
      'A list holds at most 200 rows at once. If the answer has next, go on with it as after, or follow the Link header.',
      'Every answer has an ETag. Ask again with If-None-Match and hear 304 if nothing is new; change something with If-Match and hear 412 if somebody was there before you.',
      'Rather than asking again and again, have a steward add a webhook on the page of an organisation: as soon as something happens it is sent to your address, signed by Standard Webhooks.',
      'When the answer is no, code names it and detail says it in a sentence, in the language of Accept-Language.',
    ],
    description: 'Description in OpenAPI 3.1',
    toTokens: 'Make a token',
    partNames: {
      home: 'Front page',
      places: 'Places',
      people: 'People',
      guard: 'Passkeys and broken glasses',
      organisations: 'Organisations',
      volunteers: 'Volunteers and duty',
      teams: 'Volunteer teams',
      matters: 'Needs and reports',
      joint: 'Joint tasks',
      callouts: 'Calls for help',
      rosters: 'Rosters and hours ahead',
      musters: 'Calls to many',
      hours: 'Volunteer hours',
      moderation: 'Content review',
      figures: 'Figures',
      keeping: 'Keeping',
      behalf: 'On behalf of others',
      rights: 'My data',
      notices: 'Notices',
      sheets: 'Spreadsheets',
      webhooks: 'Webhooks',
      reference: 'This reference',
    },
    back: 'All requests',
    forAll: 'Open to everybody',
    forSignedIn: 'Needs signing in',
    scope: (scope) => `Token with: ${scope}`,
    noScope: 'Not by token: sign in yourself',
    takes: 'What it takes',
    takesNothing: 'Nothing.',
    answers: 'What it answers',
    answersNothing: 'Nothing.',
    refusesTitle: 'When it says no',
    refusesNothing:
      'Only as any request may: sign in, not open to you, not found, not filled in right.',
    example: 'Example',
    optional: 'What has a ? may be left out.',
    paged: 'Its lists come in pages: after and limit may be sent.',
    columns: {
      name: 'Name',
      type: 'What',
      code: 'Code',
      says: 'What it says',
    },
    places: { path: 'In the address', query: 'After the ? of the address', body: 'In the body' },
  },
};
