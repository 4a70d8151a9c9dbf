/** A row of the matrix: what is asked of which endpoint, aimed at something inside. */
export type Request = {
  readonly endpoint: string;
  /** What tells this request from others of the same endpoint. */
  readonly at: string;
  readonly raw: Readonly<Record<string, unknown>>;
  /** The field whose thing nobody may know of who has nothing to do with it. */
  readonly hidden?: string;
  /** Whether everybody is answered about themselves or their own office. */
  readonly isOwn?: boolean;
};

/** A request as it is written down. */
export type Row = readonly [
  endpoint: string,
  at: string,
  raw: Request['raw'],
  marks?: Pick<Request, 'hidden' | 'isOwn'>,
];

/** An id that nothing in the world has. */
export const NOTHING = '019cf000-0000-7000-8000-00000009ffff';
/** Words that some requests need. */
export const reason = '說明一下緣由';
/** Whoever asks is answered about themselves. */
export const own = { isOwn: true } as const;
/** The asker lets those who lead their team see how they are reached. */
export const RELEASED = 'teams.member\t as helper: yes2';
/** What holds for the whole installation, or is blank paper, is no matter of here or there. */
export const anywhere: ReadonlySet<string> = new Set([
  'matters.paper_sheets',
  'organisations.rename_kind',
  'hours.change_level',
  'hours.levels',
  'sheets.template',
]);
