import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The headings of lists of people and roles that are taken away. */
export type TableWords = {
  readonly place: string;
  readonly state: string;
  readonly when: string;
  readonly who: string;
  readonly office: string;
  readonly what: string;
};

export const tableWords: Catalogue<TableWords> = {
  'zh-Hant': {
    place: '地方',
    state: '現在還是以前',
    when: '時間',
    who: '誰',
    office: '身分',
    what: '看了什麼',
  },
  'zh-Hans': {
    place: '地方',
    state: '现在还是以前',
    when: '时间',
    who: '谁',
    office: '身份',
    what: '看了什么',
  },
  en: {
    place: 'Place',
    state: 'Now or before',
    when: 'When',
    who: 'Who',
    office: 'Office',
    what: 'What they saw',
  },
};
