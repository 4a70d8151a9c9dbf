import type { Context } from '#/platform/action/context.ts';
import type { RowFault, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { COMPOUND_LEVEL } from '#/features/places/model.ts';
import {
  readNamedPlace,
  unknownBuilding,
  unknownPlace,
  writeNamedPlace,
} from '#/features/places/rules/named-places.ts';
import type { NamedPlaceColumn } from '#/features/places/rules/named-places.ts';
import { findPlace, idsOfPaths, listWithin } from '#/features/places/store/find.ts';
import { findCoded } from './named-households.ts';

/** Finds where the rows of a sheet say that something is, or what is wrong with what they say. */
export async function findNamedPlaces(
  { db }: Pick<Context, 'db'>,
  brought: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, { readonly id: string } | { readonly fault: RowFault }>> {
  const here = await findPlace(db, brought.id);
  if (here === undefined) throw new Error('A sheet is brought to a place there is.');
  const compounds = await listWithin(db, brought.path, COMPOUND_LEVEL);
  const codes = rows.flatMap(({ cells: { place: code = '' } }) => (code === '' ? [] : [code]));
  const coded = await findCoded(db, brought, codes);
  const within = { place: here, compounds };
  const named = rows.map((row) => [row.number, readPlace(row)] as const);
  const paths = named.flatMap(([, one]) => ('path' in one ? [one.path] : []));
  const ids = await idsOfPaths(db, [...new Set(paths)]);
  return new Map(
    named.map(([number, one]) => {
      if ('fault' in one || 'id' in one) return [number, one];
      const id = ids.get(one.path);
      return [number, id === undefined ? unknownBuilding(one.said) : { id }];
    }),
  );

  /** A code or a path, where a sheet has a column for them, goes before names. */
  function readPlace(row: SheetRow) {
    const { place: code = '' } = row.cells;
    if (code === '') return readNamedPlace(within, row);
    const found = coded.get(code);
    return found === undefined ? unknownPlace(code) : { id: found.id };
  }
}

/** Makes what writes where something is in the columns in which `findNamedPlaces` reads it. */
export async function namePlaces(
  { db }: Pick<Context, 'db'>,
  brought: SheetPlace,
): Promise<(path: string) => Readonly<Record<NamedPlaceColumn, string>>> {
  const compounds = await listWithin(db, brought.path, COMPOUND_LEVEL);
  return (path) => writeNamedPlace({ compounds }, path);
}
