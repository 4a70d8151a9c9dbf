import type { Json } from '#/platform/db/json.ts';
import type { SheetCounts } from '#/platform/sheet/kind.ts';

/** How far a sheet has come. */
export const importStates = [
  'reading',
  'unreadable',
  'judging',
  'ready',
  'carrying',
  'done',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** A sheet that somebody brought (匯入). */
export type SheetImport = SheetCounts & {
  readonly id: string;
  readonly communityId: string;
  readonly kind: string;
  readonly placeId: string;
  readonly fileName: string;
  readonly broughtBy: string;
  readonly broughtAt: Temporal.Instant;
  readonly state: ImportState;
  readonly fault:
    | { readonly code: string; readonly detail: Readonly<Record<string, string>> }
    | undefined;
  readonly total: number;
  readonly judged: number;
  /** How many rows could not be undone. */
  readonly kept: number;
  readonly isAllOrNothing: boolean;
  readonly carriedAt: Temporal.Instant | undefined;
  readonly undoneAt: Temporal.Instant | undefined;
};

/** A row of a sheet with what became of it. */
export type KeptRow = {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly outcome: 'create' | 'update' | 'skip' | 'error' | undefined;
  readonly fault:
    | {
        readonly column: string;
        readonly code: string;
        readonly detail: Readonly<Record<string, string>>;
      }
    | undefined;
  readonly targetId: string | undefined;
  readonly before: Json;
  /** Empty where it was undone, else why it could not be. */
  readonly undone: string | undefined;
};

export const MAX_FILE_NAME = 120;
export const MAX_FILE_MEGABYTES = 20;
export const MAX_FILE_BYTES = MAX_FILE_MEGABYTES * 1024 * 1024;
/** Wrong rows that are told on the page; the sheet that is fetched tells them all. */
export const MOST_WRONG_SHOWN = 100;
export const UNDO_HOURS = 24;
export const KEPT_DAYS = 30;

/** What can be wrong with any sheet or row, whatever it is of. */
export const sheetFaults = [
  'sheet_unreadable',
  'sheet_too_large',
  'sheet_too_many_rows',
  'sheet_merged_cells',
  'sheet_old_format',
  'sheet_line_unreadable',
  'sheet_empty',
  'sheet_columns_missing',
  'sheet_changed_meanwhile',
  'cell_empty',
  'cell_too_long',
  'cell_broken',
  'row_twice',
] as const;
export type SheetFault = (typeof sheetFaults)[number];

export type SheetsRefusal =
  | 'unknown_sheet'
  | 'file_missing'
  | 'file_too_large'
  | 'not_ready'
  | 'rows_wrong'
  | 'nothing_right'
  | 'not_carried_out'
  | 'too_late_to_undo';
