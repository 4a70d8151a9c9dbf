import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is said to somebody who was helped: that they might help, too. */
export type HelpTooWords = {
  readonly title: string;
  readonly text: string;
  readonly example: (what: string) => string;
  readonly button: string;
};

export const helpTooWords: Catalogue<HelpTooWords> = {
  'zh-Hant': {
    title: '以後也搭把手嗎？',
    text: '有人幫了您。別人有事的時候，您也可以幫一把：會什麼、什麼時候方便，都由您自己說，隨時可以停。不願意也沒關係。',
    example: (what) => `例如：${what}。`,
    button: '說說我能幫什麼',
  },
  'zh-Hans': {
    title: '以后也搭把手吗？',
    text: '有人帮了您。别人有事的时候，您也可以帮一把：会什么、什么时候方便，都由您自己说，随时可以停。不愿意也没关系。',
    example: (what) => `例如：${what}。`,
    button: '说说我能帮什么',
  },
  en: {
    title: 'Would you help, too?',
    text: 'Somebody helped you. You could help others: with what, and when, is yours to say, and to stop. It is fine not to.',
    example: (what) => `For example: ${what}.`,
    button: 'Say what I could do',
  },
};
