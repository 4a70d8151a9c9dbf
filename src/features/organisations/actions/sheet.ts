import { z } from 'zod';
import { findNamedPlaces, namePlaces, pathsOf } from '#/features/places/index.ts';
import { fold } from '#/lib/text.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { RowFault, SheetKind, SheetPlace, SheetRow } from '#/platform/sheet/kind.ts';
import { sheetOfRecords } from '#/platform/sheet/records.ts';
import type { RecordStore, Understood } from '#/platform/sheet/records.ts';
import type { OrganisationKind, OrganisationLine } from '#/features/organisations/model.ts';
import { mayKeepOrganisations } from '#/features/organisations/policy.ts';
import { readLine } from '#/features/organisations/rules.ts';
import { saveManyOrganisations } from '#/features/organisations/store/many.ts';
import { listKinds } from '#/features/organisations/store/organisations.ts';
import {
  deleteUnused,
  findLines,
  listOpenLines,
  saveTelephones,
} from '#/features/organisations/store/sheet.ts';
import {
  organisationColumns,
  organisationSheetWords,
} from '#/features/organisations/words/sheet.ts';
import { today } from './organisations.ts';

const records: RecordStore<OrganisationLine> = {
  fields: z.object({
    name: z.string(),
    kind: z.string(),
    placeId: z.string(),
    telephone: z.string().nullable(),
  }),
  understand,
  make,
  change: ({ db }, lines) =>
    saveTelephones(
      db,
      lines.map(({ id, fields: { telephone } }) => ({ id, telephone })),
    ),
  takeOut: ({ db }, ids) => deleteUnused(db, ids),
  current: ({ db }, ids) => findLines(db, ids),
  kept: { inUse: 'organisation_in_use', changedSince: 'organisation_changed_since' },
  keyColumn: 'name',
};

/** Organisations of a community, with their kind, where they are and their telephone. */
export const organisationSheet: SheetKind = {
  code: 'organisations',
  ...organisationSheetWords,
  columns: organisationColumns,
  keyOf: ({ compound = '', building = '', name = '' }) =>
    [compound, building, name].map(fold).join('|'),
  keyColumn: records.keyColumn,
  mayBring: mayKeepOrganisations,
  readBy: 'stewards',
  ...sheetOfRecords(records),
  finish: async (context, place) => {
    const { communityId, id } = place;
    await context.record({
      feature: 'organisations',
      verb: 'import',
      subjectId: id,
      communityId,
      placeId: id,
    });
  },
  list,
};

async function understand(
  context: Context,
  place: SheetPlace,
  rows: readonly SheetRow[],
): Promise<ReadonlyMap<number, Understood<OrganisationLine>>> {
  const kinds = await listKinds(context.db);
  const places = await findNamedPlaces(context, place, rows);
  const open = new Map(
    (await listOpenLines(context.db, place.communityId)).map(({ id, ...fields }) => [
      keyOf(fields),
      { id, fields },
    ]),
  );
  return new Map(
    rows.map((row) => {
      const at = places.get(row.number);
      const fields = at && 'id' in at ? readLine(row.cells, { placeId: at.id, kinds }) : at;
      if (fields === undefined) throw new Error('Each row has been looked up.');
      return [row.number, 'fault' in fields ? fields : heldAgainst(open, fields, row)];
    }),
  );
}

/** An organisation is known by its name at its place. */
function keyOf({ placeId, name }: OrganisationLine): string {
  return `${placeId}|${fold(name)}`;
}

type Known = ReadonlyMap<string, { readonly id: string; readonly fields: OrganisationLine }>;

/** What a row leaves empty stays; of what kind something is does not change. */
function heldAgainst(
  open: Known,
  fields: OrganisationLine,
  { cells }: SheetRow,
): Understood<OrganisationLine> {
  const key = keyOf(fields);
  const there = open.get(key);
  if (there === undefined) return { key, fields, there };
  if (there.fields.kind !== fields.kind) return { fault: otherKind(cells) };
  const telephone = fields.telephone ?? there.fields.telephone;
  return { key, fields: { ...there.fields, telephone }, there };
}

function otherKind(cells: SheetRow['cells']): RowFault {
  const detail = { said: cells['name'] ?? '' };
  return { column: 'kind', code: 'organisation_other_kind', detail };
}

async function make(
  context: Context,
  { communityId }: SheetPlace,
  made: Parameters<RecordStore<OrganisationLine>['make']>[2],
): Promise<void> {
  const openedOn = today(context);
  const organisations = made.map(({ id, fields: { telephone, ...fields } }) => ({
    ...fields,
    id,
    communityId,
    parentId: undefined,
    telephone: telephone ?? undefined,
    openedOn,
  }));
  const many = { organisations, posts: [], terms: [], members: [] };
  await saveManyOrganisations(context.db, many, context.now);
}

/** All that are open at the place and below, but for what is inside of a building. */
async function* list(context: Context, place: SheetPlace): AsyncGenerator<readonly string[]> {
  const lines = await listOpenLines(context.db, place.communityId);
  const paths = await pathsOf(context.db, [...new Set(lines.map(({ placeId }) => placeId))]);
  const nameOf = await namePlaces(context, place);
  const kinds = new Map<string, OrganisationKind>();
  for (const kind of await listKinds(context.db)) kinds.set(kind.code, kind);
  for (const { name, kind, placeId, telephone } of lines) {
    const path = paths.get(placeId) ?? '';
    if (!isWithin(path, place.path)) continue;
    const { compound, building } = nameOf(path);
    if (compound === '' && path !== place.path) continue;
    yield [name, kinds.get(kind)?.names.hant ?? kind, compound, building, telephone ?? ''];
  }
}
