import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { findReferred } from '#/platform/db/referred.ts';
import type { OrganisationLine } from '#/features/organisations/model.ts';

type LineRow = OrganisationLine & { readonly id: string };

/** More than a street has; who has more brings and takes them out compound by compound. */
const MOST_LINES = 10_000;

/** Lists the open organisations of a community, at any of its places. */
export async function listOpenLines(db: Db, communityId: string): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select id, name, kind, place_id as "placeId", telephone from organisations.organisation
    where community_id = ${communityId} and closed_on is null
    order by place_id, name, id limit ${MOST_LINES}`.execute(db);
  return rows;
}

/** Finds what organisations are now, closed ones too. */
export async function findLines(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationLine>> {
  const { rows } = await sql<LineRow>`
    select id, name, kind, place_id as "placeId", telephone from organisations.organisation
    where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...line }) => [id, line]));
}

/** Writes other telephone numbers of organisations. */
export async function saveTelephones(
  db: Db,
  lines: readonly Pick<LineRow, 'id' | 'telephone'>[],
): Promise<void> {
  await sql`
    update organisations.organisation o set telephone = t.telephone
    from unnest(
      ${lines.map(({ id }) => id)}::uuid[], ${lines.map(({ telephone }) => telephone)}::text[]
    ) as t (id, telephone)
    where o.id = t.id`.execute(db);
}

/** Columns of any table by which something can be of an organisation. */
const OF_AN_ORGANISATION = '(^|_)(organisation|parent|subject|body)_id$';
/** What waits for an organisation is told by a text, with its post or without. */
const WAITING = '(^|_)queue$';

/** Takes out organisations that nothing refers to: no post, no member, no matter, no deed. */
export async function deleteUnused(db: Db, ids: readonly string[]): Promise<void> {
  const except = ['sheets'];
  const used = await findReferred(db, { ids, columns: OF_AN_ORGANISATION, except });
  const queues = ids.map((id) => `organisation:${id}`);
  const waiting = await findReferred(db, { ids: queues, columns: WAITING, except });
  const unused = ids.filter((id) => !used.has(id) && !waiting.has(`organisation:${id}`));
  await sql`delete from organisations.organisation
    where id = any(${unused}::uuid[])`.execute(db);
}
