import type { Context } from '#/platform/action/context.ts';
import { isWithin } from '#/lib/tree.ts';
import type { RowFault, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { COMPOUND_LEVEL, HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Place } from '#/features/places/model.ts';
import {
  readNamedHousehold,
  unknownHousehold,
  writeNamedHousehold,
} from '#/features/places/rules/named-households.ts';
import type { NamedHouseholdColumn } from '#/features/places/rules/named-households.ts';
import { findPlace, findPlaceAt, findPlaces, listWithin } from '#/features/places/store/find.ts';
import { eachHousehold, findSpots } from '#/features/places/store/household-rows.ts';

type Sought = { readonly id: string } | { readonly fault: RowFault };

/** Finds which households the rows of a sheet are about, or what is wrong with what they say. */
export async function findNamedHouseholds(
  { db }: Pick<Context, 'db'>,
  brought: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, Sought>> {
  const place = await findPlace(db, brought.id);
  if (place === undefined) throw new Error('A sheet is brought to a place there is.');
  const compounds = await listWithin(db, brought.path, COMPOUND_LEVEL);
  const named = rows.map(
    (row) => [row.number, readNamedHousehold({ place, compounds }, row)] as const,
  );
  const paths = named.flatMap(([, one]) => ('path' in one ? [one.path] : []));
  const spots = await findSpots(db, [...new Set(paths)]);
  const codes = named.flatMap(([, one]) => ('code' in one ? [one.code] : []));
  const coded = await findCoded(db, brought, codes);
  return new Map(named.map(([number, one]) => [number, sought(one)]));

  function sought(one: ReturnType<typeof readNamedHousehold>): Sought {
    if ('fault' in one) return one;
    const found = 'code' in one ? coded.get(one.code) : spots.get(one.path);
    if (found?.level === HOUSEHOLD_LEVEL) return { id: found.id };
    return 'code' in one
      ? unknownHousehold('household', one.code)
      : unknownHousehold('door', one.said);
  }
}

/**
 * Finds places within another by what rows call them: their code, or a path, also one that they
 * had before they were moved.
 */
export async function findCoded(
  db: Context['db'],
  within: Pick<SheetPlace, 'path'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const wanted = [...new Set(codes)];
  const byId = await findPlaces(db, wanted);
  const spots = await findSpots(db, wanted);
  const byPath = await findPlaces(
    db,
    [...spots.values()].map(({ id }) => id),
  );
  const found = new Map<string, Place>();
  for (const code of wanted) {
    const at = byPath.get(spots.get(code)?.id ?? '');
    const one = byId.get(code) ?? at ?? (code.includes('.') && (await findPlaceAt(db, code)));
    if (one && isWithin(one.path, within.path)) found.set(code, one);
  }
  return found;
}

/** A household with the columns in which a row says which it is. */
export type NamedLine = {
  readonly id: string;
  readonly cells: Readonly<Record<NamedHouseholdColumn, string>>;
};

/** Lists the households of a place as rows say which they are, in the order of their paths. */
export async function* eachNamedHousehold(
  { db }: Pick<Context, 'db'>,
  within: Pick<SheetPlace, 'path'>,
): AsyncGenerator<NamedLine> {
  const compounds = await listWithin(db, within.path, COMPOUND_LEVEL);
  const names = new Map(compounds.map(({ path, names: { hant } }) => [path, hant]));
  for await (const line of eachHousehold(db, within.path)) {
    yield { id: line.id, cells: writeNamedHousehold(names, line) };
  }
}
