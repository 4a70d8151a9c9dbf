import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { findings, glassOffices } from '#/features/guard/model.ts';
import type { Glass, GlassReview } from '#/features/guard/model.ts';
import type { GuardTables } from '#/features/guard/tables.ts';
import { tablesOf } from './passkeys.ts';

export const MOST_GLASSES = 100;

type GlassRow = GuardTables['guard.glass'];

/** Writes down that glasses were broken. */
export async function insertGlasses(
  db: Db,
  glasses: readonly Omit<Glass, 'review'>[],
): Promise<void> {
  const rows = glasses.map((glass) => ({
    community_id: glass.communityId,
    id: glass.id,
    person_id: glass.personId,
    actor_id: glass.actorId,
    office: glass.office,
    matter: glass.matter ?? null,
    reason: glass.reason,
    broken_at: glass.brokenAt,
    ends_at: glass.endsAt,
    finding: null,
    words: null,
    reviewed_at: null,
    reviewed_by: null,
  }));
  await tablesOf(db).insertInto('guard.glass').values(rows).execute();
}

/**
 * Goes through a glass that the reader broke and that is still open: the database lets the
 * transaction see that person. Gives whose record it is.
 */
export async function goThrough(
  db: Db,
  through: { readonly glassId: string; readonly readerId: string },
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { rows } = await sql<{ readonly person: string | null }>`
    select guard.through_glass(${through.glassId}::uuid, ${through.readerId}::uuid,
      ${now}::timestamptz) as person`.execute(db);
  return rows[0]?.person ?? undefined;
}

/** Lists the glasses that somebody broke, or that were broken about them, the latest first. */
export async function listGlassesOf(db: Db, personId: string): Promise<readonly Glass[]> {
  const rows = await tablesOf(db)
    .selectFrom('guard.glass')
    .selectAll()
    .where((where) =>
      where.or([where('person_id', '=', personId), where('actor_id', '=', personId)]),
    )
    .orderBy('broken_at', 'desc')
    .orderBy('id')
    .limit(MOST_GLASSES)
    .execute();
  return rows.flatMap(toGlass);
}

/** Lists what was broken in communities: what waits for a steward first, then the latest. */
export async function listGlassesIn(
  db: Db,
  communityIds: readonly string[],
): Promise<readonly Glass[]> {
  if (communityIds.length === 0) return [];
  const { rows } = await sql<GlassRow>`
    select * from guard.glasses_in(${[...communityIds]}::text[], ${MOST_GLASSES})`.execute(db);
  return rows.flatMap(toGlass);
}

/** Finds a glass by its number. */
export async function findGlass(db: Db, id: string): Promise<Glass | undefined> {
  const row = await selectGlass(db, id).executeTakeFirst();
  return row && toGlass(row)[0];
}

/** Finds a glass and holds it until the transaction ends. */
export async function lockGlass(db: Db, id: string): Promise<Glass | undefined> {
  const row = await selectGlass(db, id).forUpdate().executeTakeFirst();
  return row && toGlass(row)[0];
}

function selectGlass(db: Db, id: string) {
  return tablesOf(db).selectFrom('guard.glass').selectAll().where('id', '=', id);
}

/** Keeps what a steward said of a glass; the caller holds it. */
export async function saveReview(
  db: Db,
  { communityId, id }: Pick<Glass, 'communityId' | 'id'>,
  review: GlassReview,
): Promise<void> {
  await tablesOf(db)
    .updateTable('guard.glass')
    .set({
      finding: review.finding,
      words: review.words ?? null,
      reviewed_at: review.at,
      reviewed_by: review.by,
    })
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .execute();
}

/** Forgets the glasses broken before a moment that a steward has looked at. */
export async function forgetGlasses(db: Db, before: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .deleteFrom('guard.glass')
    .where('broken_at', '<', before)
    .where('finding', 'is not', null)
    .execute();
}

/** Forgets the glasses broken about somebody, and takes their name out of other reasons. */
export async function forgetGlassesOf(
  db: Db,
  {
    personId,
    pattern,
    by,
  }: {
    readonly personId: string;
    readonly pattern: string;
    readonly by: string;
  },
): Promise<void> {
  await tablesOf(db).deleteFrom('guard.glass').where('person_id', '=', personId).execute();
  await sql`update guard.glass
    set reason = left(regexp_replace(reason, ${pattern}, ${by}, 'gi') || repeat('＊', 7), 200),
      words = left(regexp_replace(words, ${pattern}, ${by}, 'gi'), 500)
    where reason ~* ${pattern} or words ~* ${pattern}`.execute(db);
}

function toGlass(row: GlassRow): readonly Glass[] {
  const office = glassOffices.find((one) => one === row.office);
  if (office === undefined) return [];
  return [
    {
      id: row.id,
      communityId: row.community_id,
      personId: row.person_id,
      actorId: row.actor_id,
      office,
      matter: row.matter ?? undefined,
      reason: row.reason,
      brokenAt: row.broken_at,
      endsAt: row.ends_at,
      review: toReview(row),
    },
  ];
}

function toReview(row: GlassRow): GlassReview | undefined {
  const finding = findings.find((one) => one === row.finding);
  const { reviewed_at: at, reviewed_by: by, words } = row;
  if (finding === undefined || at === null || by === null) return undefined;
  return { finding, words: words ?? undefined, at, by };
}
