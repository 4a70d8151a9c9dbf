import { findPlace, pathsOf } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { pick } from '#/lib/pick.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { KEPT_DAYS, MOST_WRONG_SHOWN } from '#/features/sheets/model.ts';
import type { KeptRow, SheetImport } from '#/features/sheets/model.ts';
import { kindsFor, mayReadSheet, takesSheets } from '#/features/sheets/policy.ts';
import { undoableUntil } from '#/features/sheets/rules.ts';
import { findImport, findSame, listImports } from '#/features/sheets/store/imports.ts';
import { listRows } from '#/features/sheets/store/rows.ts';
import type { BeginShown, RowShown, SheetShown } from './shapes.ts';

const HOURS_PER_DAY = 24;

const told = [
  'id',
  'kind',
  'placeId',
  'fileName',
  'broughtAt',
  'state',
  'fault',
  'total',
  'judged',
  'created',
  'updated',
  'skipped',
  'wrong',
  'kept',
  'carriedAt',
  'undoneAt',
] as const;

/** Loads what can be brought to a place. Refuses: `not_found`, `not_allowed`. */
export async function loadBegin(
  context: Context,
  kinds: readonly SheetKind[],
  placeId: string,
): Promise<Result<BeginShown, 'not_found' | 'not_allowed'>> {
  const place = await findPlace(context.db, placeId);
  if (!takesSheets(place)) return refuse('not_found');
  const own = kindsFor(context.subject, kinds, place.path);
  if (own.length === 0) return refuse('not_allowed');
  const all = await listImports(context.db, place.communityId);
  const paths = await pathsOf(context.db, [...new Set(all.map((one) => one.placeId))]);
  const brought = all.filter((one) => {
    const path = paths.get(one.placeId);
    const kind = kinds.find(({ code }) => code === one.kind);
    return path !== undefined && mayReadSheet(context.subject, { brought: one, kind }, path);
  });
  return succeed({
    place: pick(place, ['id', 'names']),
    kinds: own.map(({ code }) => code),
    brought: brought.map((one) => pick(one, told)),
  });
}

export type FoundSheet = {
  readonly brought: SheetImport;
  readonly place: Place;
  readonly kind: SheetKind;
};

/** Finds a sheet that the subject may read. Refuses: `not_found`. */
export async function findSheet(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<Result<FoundSheet, 'not_found'>> {
  const brought = await findImport(context.db, id);
  const place = brought && (await findPlace(context.db, brought.placeId));
  const kind = kinds.find(({ code }) => code === brought?.kind);
  if (brought === undefined || place === undefined || kind === undefined) {
    return refuse('not_found');
  }
  if (!mayReadSheet(context.subject, { brought, kind }, place.path)) return refuse('not_found');
  return succeed({ brought, place, kind });
}

/** Loads how far a sheet has come, with the rows that somebody has to look at. */
export async function loadSheet(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<Result<SheetShown, 'not_found'>> {
  const found = await findSheet(context, kinds, id);
  if (!found.ok) return found;
  const { brought, place } = found.value;
  const { db } = context;
  const same = brought.state === 'ready' ? await findSame(db, brought) : undefined;
  const wanted = brought.state === 'undone' ? 'kept' : 'wrong';
  const shown = { after: 0, most: MOST_WRONG_SHOWN };
  const rows = await listRows(db, brought, { wanted, ...shown });
  const left = await listRows(db, brought, { wanted: 'skipped_for', ...shown });
  return succeed({
    ...pick(brought, told),
    place: pick(place, ['id', 'names']),
    rows: rows.flatMap(rowLine),
    left: left.flatMap(rowLine),
    sameAt: same?.carriedAt,
    undoableUntil: undoableUntil(brought),
    deletedAt: brought.broughtAt.add({ hours: KEPT_DAYS * HOURS_PER_DAY }),
  });
}

function rowLine({ number: row, cells, fault, undone }: KeptRow): RowShown[] {
  if (fault !== undefined) {
    return [{ row, ...fault, said: cells[fault.column] ?? '' }];
  }
  const said = Object.values(cells)
    .filter((text) => text !== '')
    .join(' ');
  return undone === undefined || undone === '' ? [] : [{ row, said, code: undone, detail: {} }];
}
