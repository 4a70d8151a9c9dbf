import { fold } from '#/lib/text.ts';
import type { RowFault, SheetColumn, SheetRow } from '#/platform/sheet/kind.ts';
import { UNDO_HOURS } from './model.ts';
import type { SheetFault, SheetImport } from './model.ts';

/** Where in a sheet each known column stands, and which are lacking. */
export type Headings = {
  readonly places: ReadonlyMap<string, number>;
  readonly missing: readonly SheetColumn[];
};

/** What a program writes into a cell that it could not reckon. */
const BROKEN = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|GETTING_DATA|CALC!)$/;
/** Signs that say a column must be filled in, or set the heading off. */
const DECORATION = /[\s*＊:：()（）]/g;

/** Finds the columns of a kind by their headings, in whatever language and order they stand. */
export function matchHeadings(columns: readonly SheetColumn[], cells: readonly string[]): Headings {
  const written = cells.map(bareHeading);
  const places = new Map<string, number>();
  for (const { key, heading } of columns) {
    const known = new Set([key, heading.hant, heading.hans, heading.en].map(bareHeading));
    const place = written.findIndex((one) => known.has(one));
    if (place !== -1) places.set(key, place);
  }
  const missing = columns.filter(({ key, isRequired }) => isRequired && !places.has(key));
  return { places, missing };
}

function bareHeading(text: string): string {
  return fold(text).replace(DECORATION, '');
}

/** Reads the known columns of a row; one in which none of them is filled is passed over. */
export function readCells(
  places: Headings['places'],
  cells: readonly string[],
): SheetRow['cells'] | undefined {
  const read = [...places].map(([key, place]) => [key, (cells[place] ?? '').trim()] as const);
  return read.every(([, text]) => text === '') ? undefined : Object.fromEntries(read);
}

/** Finds what is wrong with a row before it is held against anything. */
export function faultOf(
  columns: readonly SheetColumn[],
  cells: SheetRow['cells'],
): RowFault | undefined {
  for (const { key, isRequired, most } of columns) {
    const text = cells[key] ?? '';
    if (text === '' && isRequired) return fault(key, 'cell_empty');
    if (BROKEN.test(text)) return fault(key, 'cell_broken');
    if (text.length > most) return fault(key, 'cell_too_long', { limit: String(most) });
  }
  return undefined;
}

function fault(column: string, code: SheetFault, detail: RowFault['detail'] = {}): RowFault {
  return { column, code, detail };
}

/** Cuts cells that are longer than their column takes, so that none of them is kept whole. */
export function cutCells(
  columns: readonly SheetColumn[],
  cells: SheetRow['cells'],
): SheetRow['cells'] {
  return Object.fromEntries(
    columns.flatMap(({ key, most }) => {
      const text = cells[key];
      return text === undefined ? [] : [[key, text.slice(0, most + 1).toWellFormed()]];
    }),
  );
}

/**
 * Decides whether a sheet may be carried out. Refuses: `not_ready`, `rows_wrong`, `nothing_right`.
 */
export function findObstacle(brought: SheetImport, wanted: 'all_or_nothing' | 'what_is_right') {
  if (brought.state !== 'ready') return 'not_ready';
  if (wanted === 'all_or_nothing' && brought.wrong > 0) return 'rows_wrong';
  return brought.created + brought.updated === 0 ? 'nothing_right' : undefined;
}

/** Tells until when a sheet can be undone as a whole. */
export function undoableUntil(brought: SheetImport): Temporal.Instant | undefined {
  return brought.state === 'done' ? brought.carriedAt?.add({ hours: UNDO_HOURS }) : undefined;
}

/** Decides whether a sheet may be undone; refuses `not_carried_out`, `too_late_to_undo`. */
export function findUndoObstacle(brought: SheetImport, now: Temporal.Instant) {
  const until = undoableUntil(brought);
  if (until === undefined) return 'not_carried_out';
  return Temporal.Instant.compare(now, until) > 0 ? 'too_late_to_undo' : undefined;
}
