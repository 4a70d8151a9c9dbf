import { z } from 'zod';
import { fold } from '#/lib/text.ts';
import { parentPath } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { SheetKind, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { sheetOfRecords } from '#/platform/sheet/records.ts';
import type { RecordStore, SheetRecord, Understood } from '#/platform/sheet/records.ts';
import { COMPOUND_LEVEL } from '#/features/places/model.ts';
import type { NewPlace, Place } from '#/features/places/model.ts';
import { mayBuild } from '#/features/places/policy.ts';
import { layOutCompound } from '#/features/places/rules/buildings.ts';
import { codesFor, readCompound } from '#/features/places/rules/compound-rows.ts';
import type { CompoundLine } from '#/features/places/rules/compound-rows.ts';
import { findPlace, findPlaces, listChildren, listWithin } from '#/features/places/store/find.ts';
import { deleteEmpty, findUsed } from '#/features/places/store/household-rows.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { renamePlaceRow } from '#/features/places/store/move.ts';
import { insertPlaces } from '#/features/places/store/rows.ts';
import { compoundColumns, compoundSheetWords } from '#/features/places/words/compound-sheet.ts';

const records: RecordStore<CompoundLine> = {
  fields: z.object({ kind: z.string(), hant: z.string(), hans: z.string(), en: z.string() }),
  understand,
  make,
  change: async ({ db }, lines) => {
    for (const { id, fields } of lines) await renamePlaceRow(db, id, fields);
  },
  takeOut: async ({ db }, ids) => {
    const used = await findUsed(db, ids);
    await deleteEmpty(
      db,
      ids.filter((id) => !used.has(id)),
    );
  },
  current: async ({ db }, ids) => {
    const found = await findPlaces(db, ids);
    return new Map([...found.values()].map((place) => [place.id, lineOf(place)]));
  },
  kept: { inUse: 'compound_in_use', changedSince: 'compound_changed_since' },
  keyColumn: 'name',
};

/** Compounds, lanes and the like of a community, before their households come. */
export const compoundSheet: SheetKind = {
  code: 'compounds',
  ...compoundSheetWords,
  columns: compoundColumns,
  keyOf: ({ name = '' }) => fold(name),
  keyColumn: records.keyColumn,
  mayBring: mayBuild,
  readBy: 'stewards',
  ...sheetOfRecords(records),
  finish: async (context, { communityId, id }) => {
    await context.record({
      feature: 'places',
      verb: 'import',
      subjectId: id,
      communityId,
      placeId: id,
    });
  },
  list,
};

function lineOf({ kind, names }: Place): CompoundLine {
  return { kind, ...names };
}

async function understand(
  context: Context,
  place: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, Understood<CompoundLine>>> {
  const kinds = await listKinds(context.db);
  const compounds = await listWithin(context.db, place.path, COMPOUND_LEVEL);
  return new Map(rows.map((row) => [row.number, held(row)]));

  function held({ cells }: SheetRow): Understood<CompoundLine> {
    const read = readCompound(cells, kinds);
    if ('fault' in read) return read;
    const { line } = read;
    const key = fold(line.hant);
    const there = compounds.find(({ names: { hant, hans, en } }) =>
      [hant, hans, en].some((one) => fold(one) === key),
    );
    if (there === undefined) return { key, fields: line, there };
    if (there.kind !== line.kind) {
      const detail = { said: line.hant };
      return { fault: { column: 'kind', code: 'compound_other_kind', detail } };
    }
    // Of a compound that is there only the English name is taken, and only where one is written.
    const en = (cells['english'] ?? '') === '' ? there.names.en : line.en;
    const own = { id: there.id, fields: lineOf(there) };
    return { key: there.id, fields: { ...own.fields, en }, there: own };
  }
}

async function make(
  context: Context,
  { id }: SheetPlace,
  made: readonly SheetRecord<CompoundLine>[],
): Promise<void> {
  const above = await findPlace(context.db, id);
  if (above === undefined) throw new Error('A sheet is brought to a place there is.');
  const below = await listChildren(context.db, above.path);
  const taken = new Set(below.map(({ path }) => path));
  const places = made.map(({ id: own, fields: { kind, ...names } }): NewPlace => {
    for (const code of codesFor(names.hant)) {
      const laid = layOutCompound(above, { kind, code, names }, () => own);
      if (taken.has(laid.path)) continue;
      taken.add(laid.path);
      return laid;
    }
    throw new Error('There is always one more code.');
  });
  await insertPlaces(context.db, places);
}

/** All that stand directly below the place. */
async function* list({ db }: Context, place: SheetPlace): AsyncGenerator<readonly string[]> {
  const kinds = new Map((await listKinds(db)).map(({ id, names }) => [id, names.hant]));
  for (const { path, kind, names } of await listWithin(db, place.path, COMPOUND_LEVEL)) {
    if (parentPath(path) !== place.path) continue;
    yield [names.hant, kinds.get(kind) ?? kind, names.en === names.hant ? '' : names.en];
  }
}
