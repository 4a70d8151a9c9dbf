import type { Context } from '#/platform/action/context.ts';
import type { RowFault, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { COMPOUND_LEVEL } from '#/features/places/model.ts';
import {
  readNamedPlace,
  unknownBuilding,
  writeNamedPlace,
} from '#/features/places/rules/named-places.ts';
import type { NamedPlaceColumn } from '#/features/places/rules/named-places.ts';
import { findPlace, idsOfPaths, listWithin } from '#/features/places/store/find.ts';

/** Finds where the rows of a sheet say that something is, or what is wrong with what they say. */
export async function findNamedPlaces(
  { db }: Pick<Context, 'db'>,
  brought: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, { readonly id: string } | { readonly fault: RowFault }>> {
  const place = await findPlace(db, brought.id);
  if (place === undefined) throw new Error('A sheet is brought to a place there is.');
  const compounds = await listWithin(db, brought.path, COMPOUND_LEVEL);
  const named = rows.map((row) => [row.number, readNamedPlace({ place, compounds }, row)] as const);
  const paths = named.flatMap(([, one]) => ('path' in one ? [one.path] : []));
  const ids = await idsOfPaths(db, [...new Set(paths)]);
  return new Map(
    named.map(([number, one]) => {
      if ('fault' in one) return [number, one];
      const id = ids.get(one.path);
      return [number, id === undefined ? unknownBuilding(one.said) : { id }];
    }),
  );
}

/** Makes what writes where something is in the columns in which `findNamedPlaces` reads it. */
export async function namePlaces(
  { db }: Pick<Context, 'db'>,
  brought: SheetPlace,
): Promise<(path: string) => Readonly<Record<NamedPlaceColumn, string>>> {
  const compounds = await listWithin(db, brought.path, COMPOUND_LEVEL);
  return (path) => writeNamedPlace({ compounds }, path);
}
