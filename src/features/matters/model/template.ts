/** A ready answer (常用答覆) of a body, with blanks for what differs from matter to matter. */
export type Template = {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  /** As it was written, usually in Chinese. */
  readonly words: string;
  /** For those who read English. */
  readonly wordsEn: string | undefined;
};

/**
 * What a blank may stand for: nothing of a person and nothing that tells the flat, as an answer may
 * be read by all.
 */
export const blanks = ['number', 'category', 'community', 'deadline', 'organisation'] as const;
export type Blank = (typeof blanks)[number];

/** How a blank is written: in each of the three languages, all of which are understood. */
export const blankNames: { readonly [blank in Blank]: readonly [string, string, string] } = {
  number: ['編號', '编号', 'number'],
  category: ['類別', '类别', 'category'],
  community: ['社區', '社区', 'community'],
  deadline: ['期限', '期限', 'deadline'],
  organisation: ['單位', '单位', 'organisation'],
};
