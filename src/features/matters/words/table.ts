import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The headings of a list of matters that is taken away, beside those of the desk. */
export type TableWords = {
  readonly number: string;
  readonly kind: string;
  readonly due: string;
  readonly part: string;
};

export const tableWords: Catalogue<TableWords> = {
  'zh-Hant': { number: '編號', kind: '類別', due: '期限', part: '與我' },
  'zh-Hans': { number: '编号', kind: '类别', due: '期限', part: '与我' },
  en: { number: 'Number', kind: 'Kind', due: 'Due', part: 'My part' },
};
