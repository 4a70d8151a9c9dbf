import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';

/** A column of a sheet: its heading, what is written into it, and one that would do. */
export type SheetColumn = {
  readonly key: string;
  readonly heading: Names;
  readonly note: Names;
  readonly example: string;
  readonly isRequired: boolean;
  /** The length of the longest cell. */
  readonly most: number;
};

/** A row as it was brought: what stands in each column that is known, trimmed. */
export type SheetRow = {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** What is wrong with a row, and in which column. */
export type RowFault = {
  readonly column: string;
  readonly code: string;
  readonly detail: Readonly<Record<string, string>>;
};

/** What would become of a row. */
export type Verdict =
  | { readonly outcome: 'create' | 'update' }
  /** With the reason, where the row says something else than what is there. */
  | { readonly outcome: 'skip'; readonly fault?: RowFault }
  | { readonly outcome: 'error'; readonly fault: RowFault };

/** Where a sheet is brought to: a community, or a place within one. */
export type SheetPlace = {
  readonly id: string;
  readonly path: string;
  readonly communityId: string;
};

/** What a row made or changed, and what has to be known to undo it. */
export type CarriedRow = {
  readonly number: number;
  readonly targetId: string;
  readonly before: Json;
};

/** What was found of some rows, and how those that are right are carried out. */
export type Judgement = {
  readonly verdicts: ReadonlyMap<number, Verdict>;
  readonly save: () => Promise<readonly CarriedRow[]>;
};

/** What became of rows that were to be undone. */
export type Undoing = {
  /** Rows that stay, with the code of why. */
  readonly kept: ReadonlyMap<number, string>;
  /** Of rows that were undone, what stays as long as others need it. */
  readonly left: ReadonlyMap<number, Json>;
};

/** How many rows of a sheet had which outcome. */
export type SheetCounts = {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly wrong: number;
};

/**
 * A kind of thing that is brought in by the hundred in a spreadsheet: its columns, how a row is
 * held against what there is, how it is carried out and undone. Features describe their kinds; the
 * mechanism knows none of them.
 */
export type SheetKind = {
  readonly code: string;
  readonly names: Names;
  readonly lead: Names;
  readonly columns: readonly SheetColumn[];
  /** Two rows of one key are one thing written twice. */
  readonly keyOf: (cells: SheetRow['cells']) => string;
  /** The column that a repeated row is told at. */
  readonly keyColumn: string;
  readonly faults: Catalogue<Readonly<Record<string, Sentence>>>;
  readonly mayBring: (subject: Subject, path: string) => boolean;
  /** Who may read a sheet that was brought: by what it says of people, or of what is public. */
  readonly readBy: 'who_brought' | 'stewards';
  readonly judge: (
    context: Context,
    place: SheetPlace,
    rows: readonly SheetRow[],
  ) => Promise<Judgement>;
  /** Undoes rows, the last first; what was left of one is handed in again when others are. */
  readonly undo: (
    context: Context,
    place: SheetPlace,
    rows: readonly CarriedRow[],
  ) => Promise<Undoing>;
  /** Tells others what happened to the whole, once it was carried out or undone. */
  readonly finish: (context: Context, place: SheetPlace) => Promise<void>;
  /** All there is of it, in the same columns: what goes out can come back. */
  readonly list: (context: Context, place: SheetPlace) => AsyncIterable<readonly string[]>;
};
