import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What can be done with one key at the desk, and at a matter opened from it. */
export const deskKeyNames = ['j', 'k', 'o', 'x', 'm', 'n', '?'] as const;
export const handlingKeyNames = ['u', 'h', 'a', 'r', '?'] as const;
type KeyName = (typeof deskKeyNames | typeof handlingKeyNames)[number];

/** The sentences about the keys. */
export type DeskKeyWords = {
  readonly button: string;
  readonly title: string;
  readonly lead: string;
  readonly keys: { readonly [key in KeyName]: string };
  readonly isOn: string;
  readonly close: string;
};

const hant: DeskKeyWords = {
  button: '用鍵盤（?）',
  title: '用鍵盤',
  lead: '不用滑鼠也能一件一件辦。寫字的時候，這些鍵不起作用。',
  keys: {
    j: '下一件',
    k: '上一件',
    o: '打開這一件（按回車鍵也行）',
    x: '選中這一件，再按一次不選',
    m: '到「一起處理」',
    n: '下一頁',
    u: '回工作台',
    h: '到下一步要做的',
    a: '交給誰辦',
    r: '寫回覆',
    '?': '看這些鍵',
  },
  isOn: '用單個字母的鍵',
  close: '關上',
};

const hans: DeskKeyWords = {
  button: '用键盘（?）',
  title: '用键盘',
  lead: '不用鼠标也能一件一件办。写字的时候，这些键不起作用。',
  keys: {
    j: '下一件',
    k: '上一件',
    o: '打开这一件（按回车键也行）',
    x: '选中这一件，再按一次不选',
    m: '到“一起处理”',
    n: '下一页',
    u: '回工作台',
    h: '到下一步要做的',
    a: '交给谁办',
    r: '写回复',
    '?': '看这些键',
  },
  isOn: '用单个字母的键',
  close: '关上',
};

const en: DeskKeyWords = {
  button: 'Keyboard (?)',
  title: 'By keyboard',
  lead: 'Matter after matter without a mouse. While you write in a field, these keys do nothing.',
  keys: {
    j: 'Next matter',
    k: 'Matter before',
    o: 'Open it (Enter does the same)',
    x: 'Choose it, or no longer',
    m: 'Go to what is done to many',
    n: 'Next page',
    u: 'Back to the desk',
    h: 'Go to what is to be done next',
    a: 'Whom it is given to',
    r: 'Write a reply',
    '?': 'Show these keys',
  },
  isOn: 'Use single letters',
  close: 'Close',
};

/** The sentences about the keys in three languages. */
export const deskKeyWords: Catalogue<DeskKeyWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
