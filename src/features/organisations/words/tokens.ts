import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the tokens of organisations; what all tokens share is said by people. */
export type BodyTokenWords = {
  readonly title: string;
  readonly titleOf: (organisation: string) => string;
  readonly lead: string;
  readonly panelText: string;
  readonly open: string;
  readonly openNamed: (name: string) => string;
  readonly none: string;
  readonly full: string;
  readonly madeBy: (name: string) => string;
  readonly goneMaker: string;
  readonly nameHint: string;
  readonly scopesHint: string;
  readonly howTo: string;
};

export const bodyTokenWords: Catalogue<BodyTokenWords> = {
  'zh-Hant': {
    title: '給程式用的權杖',
    titleOf: (organisation) => `${organisation}的權杖`,
    lead: '這個組織自己的系統憑權杖查看組織手上的事。只能看，不能辦；要辦，請辦事的人用自己的權杖。',
    panelText: '讓這個組織自己的系統查看組織手上的事。',
    open: '查看和做權杖',
    openNamed: (name) => `查看和做權杖：${name}`,
    none: '還沒有權杖。有自己系統的組織才用得到。',
    full: '已經滿了。要做新的，先停掉不用的。',
    madeBy: (name) => `${name}做的`,
    goneMaker: '做的人已經不在',
    nameHint: '例如：報修系統',
    scopesHint: '只勾需要的。做的人不再是管理員，或者組織撤銷了，權杖就不能用了。',
    howTo: '程式在每個請求裡寫 Authorization: Bearer 和權杖，位址以 /api/v1 開頭。',
  },
  'zh-Hans': {
    title: '给程序用的令牌',
    titleOf: (organisation) => `${organisation}的令牌`,
    lead: '这个组织自己的系统凭令牌查看组织手上的事。只能看，不能办；要办，请办事的人用自己的令牌。',
    panelText: '让这个组织自己的系统查看组织手上的事。',
    open: '查看和做令牌',
    openNamed: (name) => `查看和做令牌：${name}`,
    none: '还没有令牌。有自己系统的组织才用得到。',
    full: '已经满了。要做新的，先停掉不用的。',
    madeBy: (name) => `${name}做的`,
    goneMaker: '做的人已经不在',
    nameHint: '例如：报修系统',
    scopesHint: '只勾需要的。做的人不再是管理员，或者组织撤销了，令牌就不能用了。',
    howTo: '程序在每个请求里写 Authorization: Bearer 和令牌，地址以 /api/v1 开头。',
  },
  en: {
    title: 'Tokens for programs',
    titleOf: (organisation) => `Tokens of ${organisation}`,
    lead: 'The organisation’s own system looks with a token at what the organisation has in hand. It can look and not act; who acts does so with a token of their own.',
    panelText: 'Let the organisation’s own system look at what the organisation has in hand.',
    open: 'Look and make',
    openNamed: (name) => `Look and make: ${name}`,
    none: 'There is no token yet. Only an organisation with a system of its own needs one.',
    full: 'There is no room for another one. End one that is no longer used first.',
    madeBy: (name) => `Made by ${name}`,
    goneMaker: 'Whoever made it has left',
    nameHint: 'For example: the repairs system',
    scopesHint:
      'Tick only what it needs. Once its maker is no steward any more, or the organisation is closed, it works no more.',
    howTo:
      'The program writes Authorization: Bearer and the token in each request; addresses begin with /api/v1.',
  },
};
