import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The headings that many lists have when they are taken away. */
export type HeadingWords = {
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly kind: string;
  readonly state: string;
  readonly home: string;
  readonly telephone: string;
  readonly way: string;
  readonly count: string;
  readonly due: string;
};

/** Those headings in three languages. */
export const headingWords: Catalogue<HeadingWords> = {
  'zh-Hant': {
    when: '時間',
    who: '誰',
    what: '什麼事',
    about: '關於',
    kind: '種類',
    state: '進度',
    home: '住哪裡',
    telephone: '電話',
    way: '怎麼告訴',
    count: '幾件',
    due: '期限',
  },
  'zh-Hans': {
    when: '时间',
    who: '谁',
    what: '什么事',
    about: '关于',
    kind: '种类',
    state: '进度',
    home: '住哪里',
    telephone: '电话',
    way: '怎么告诉',
    count: '几件',
    due: '期限',
  },
  en: {
    when: 'When',
    who: 'Who',
    what: 'What',
    about: 'About',
    kind: 'Kind',
    state: 'State',
    home: 'Home',
    telephone: 'Telephone',
    way: 'How to tell',
    count: 'How many',
    due: 'Due',
  },
};
