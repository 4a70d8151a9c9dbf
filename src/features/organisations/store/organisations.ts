import { sql } from 'kysely';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { brand } from '#/lib/brand.ts';
import { NO_COMMUNITY } from '#/platform/journal/journal.ts';
import type {
  Organisation,
  OrganisationId,
  OrganisationKind,
} from '#/features/organisations/model.ts';
import type { OrganisationsTables } from '#/features/organisations/tables.ts';

const MAX_LISTED = 500;

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<OrganisationsTables>();
}

/** Lists the kinds in the host's order. */
export async function listKinds(db: Db): Promise<readonly OrganisationKind[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.kind')
    .selectAll()
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    icon: row.icon,
    names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
  }));
}

/** Gives a kind other names; tells whether there is such a kind. */
export async function renameKind(db: Db, kind: Omit<OrganisationKind, 'icon'>): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('organisations.kind')
    .set({
      name_hant: kind.names.hant,
      name_hans: kind.names.hans,
      name_en: kind.names.en,
    })
    .where('code', '=', kind.code)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function selectOrganisations(db: Db) {
  return tablesOf(db)
    .selectFrom('organisations.organisation as o')
    .innerJoin('organisations.kind as k', 'k.code', 'o.kind')
    .select([
      'o.id',
      'o.community_id',
      'o.place_id',
      'o.kind',
      'o.parent_id',
      'o.name',
      'o.telephone',
      'o.opened_on',
      'o.closed_on',
      'k.name_hant',
      'k.name_hans',
      'k.name_en',
      'k.icon',
    ]);
}

type OrganisationRow = Awaited<
  ReturnType<ReturnType<typeof selectOrganisations>['execute']>
>[number];

function toOrganisation(row: OrganisationRow): Organisation {
  return {
    id: brand<OrganisationId>(row.id),
    communityId: row.community_id === NO_COMMUNITY ? undefined : row.community_id,
    placeId: row.place_id,
    kind: {
      code: row.kind,
      icon: row.icon,
      names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
    },
    parentId: row.parent_id === null ? undefined : brand<OrganisationId>(row.parent_id),
    name: row.name,
    telephone: row.telephone ?? undefined,
    openedOn: row.opened_on,
    closedOn: row.closed_on ?? undefined,
  };
}

/** Finds an organisation by its id, closed ones too. */
export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  return kept(db, { topic: 'organisations', name: `one ${id}` }, async () => {
    const row = await selectOrganisations(db).where('o.id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : toOrganisation(row);
  });
}

/**
 * Loads an organisation and holds it until the transaction ends. Its key is left free: others may
 * be set under it, or given a post in it, meanwhile.
 */
export async function lockOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  const row = await selectOrganisations(db)
    .where('o.id', '=', id)
    .forNoKeyUpdate('o')
    .executeTakeFirst();
  return row === undefined ? undefined : toOrganisation(row);
}

/** Lists the open organisations at any of the places, in the order of their kinds. */
export async function listOrganisationsAt(
  db: Db,
  placeIds: readonly string[],
): Promise<readonly Organisation[]> {
  return kept(db, { topic: 'organisations', name: `at ${placeIds.join()}` }, async () => {
    const rows = await selectOrganisations(db)
      .where((where) => where('o.place_id', '=', where.fn.any(where.val([...placeIds]))))
      .where('o.closed_on', 'is', null)
      .orderBy('k.ordinal')
      .orderBy('o.opened_on')
      .orderBy('o.id')
      .limit(MAX_LISTED)
      .execute();
    return rows.map(toOrganisation);
  });
}

/** Lists the open organisations that stand directly under another. */
export async function listOrganisationsUnder(
  db: Db,
  parentId: OrganisationId,
): Promise<readonly Organisation[]> {
  const rows = await selectOrganisations(db)
    .where('o.parent_id', '=', parentId)
    .where('o.closed_on', 'is', null)
    .orderBy('k.ordinal')
    .orderBy('o.opened_on')
    .limit(MAX_LISTED)
    .execute();
  return rows.map(toOrganisation);
}

/** Lists the ids of an organisation and of all it stands under, itself first. */
export async function listSelfAndAbove(db: Db, id: string): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .withRecursive('up', (step) =>
      step
        .selectFrom('organisations.organisation')
        .select(['id', 'parent_id'])
        .where('id', '=', id)
        .union(
          step
            .selectFrom('organisations.organisation as above')
            .innerJoin('up', 'up.parent_id', 'above.id')
            .select(['above.id', 'above.parent_id']),
        ),
    )
    .selectFrom('up')
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Lets one at a time change what stands under what: of two who set each under the other in the same
 * instant, the second sees what the first did.
 */
export async function lockStanding(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisations.parent', 0))`.execute(db);
}

/** Saves an organisation: a fresh one whole, of a known one what may change. */
export async function saveOrganisation(
  db: Db,
  organisation: Omit<Organisation, 'kind'> & { readonly kindCode: string },
): Promise<void> {
  const changing = {
    name: organisation.name,
    telephone: organisation.telephone ?? null,
    parent_id: organisation.parentId ?? null,
    closed_on: organisation.closedOn ?? null,
  };
  await tablesOf(db)
    .insertInto('organisations.organisation')
    .values({
      community_id: organisation.communityId ?? NO_COMMUNITY,
      id: organisation.id,
      place_id: organisation.placeId,
      kind: organisation.kindCode,
      opened_on: organisation.openedOn,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
}
