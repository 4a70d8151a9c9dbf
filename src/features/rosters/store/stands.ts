import { sql } from 'kysely';
import { consents, standStates } from '#/features/rosters/model.ts';
import type { Consent, Roster, Stand, StandState } from '#/features/rosters/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { readOne } from './rosters.ts';
import { tablesOf } from './tables.ts';

const MOST_STANDS = 4_000;
const MOST_OF_PEOPLE = 20_000;

type RosterKey = Pick<Roster, 'communityId' | 'id'>;

function selectStands(db: Db) {
  return tablesOf(db).selectFrom('rosters.stand').selectAll();
}

type StandRow = Awaited<ReturnType<ReturnType<typeof selectStands>['execute']>>[number];

function toStand(row: StandRow): Stand {
  return {
    communityId: row.community_id,
    rosterId: row.roster_id,
    shiftId: row.shift_id,
    id: row.id,
    level: row.level === 1 ? 1 : 2,
    seat: row.seat,
    personId: row.person_id,
    state: readOne(standStates, row.state),
    consent: row.consent === null ? undefined : readOne(consents, row.consent),
    beginsAt: row.begins_at,
    endsAt: row.ends_at,
    putBy: row.put_by,
    putAt: row.put_at,
  };
}

/**
 * Holds what people stand by in, whatever the roster, until the transaction ends: whoever is put in
 * two places at once is then seen by the second. After the roster, never before it.
 */
export async function holdPeople(db: Db, personIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rosters ' || one.id, 0))
    from (select id from unnest(${[...personIds]}::text[]) as id order by id) one`.execute(db);
}

/**
 * Puts people in places; tells which of these were free. Somebody who stands by elsewhere at that
 * time is left out, too.
 */
export async function insertStands(db: Db, stands: readonly Stand[]): Promise<readonly string[]> {
  if (stands.length === 0) return [];
  const rows = await tablesOf(db)
    .insertInto('rosters.stand')
    .values(
      stands.map((stand) => ({
        community_id: stand.communityId,
        roster_id: stand.rosterId,
        shift_id: stand.shiftId,
        id: stand.id,
        level: stand.level,
        seat: stand.seat,
        person_id: stand.personId,
        state: stand.state,
        consent: stand.consent ?? null,
        begins_at: stand.beginsAt,
        ends_at: stand.endsAt,
        put_by: stand.putBy,
        put_at: stand.putAt,
        answered_at: stand.consent === undefined ? null : stand.putAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Lists everybody who has, had or was offered a place in a roster. */
export async function listStands(db: Db, roster: RosterKey): Promise<readonly Stand[]> {
  const rows = await selectStands(db)
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .orderBy('begins_at')
    .orderBy('level')
    .orderBy('seat')
    .orderBy('put_at')
    .orderBy('id')
    .limit(MOST_STANDS)
    .execute();
  return rows.map(toStand);
}

/** Finds somebody’s place by its number. */
export async function findStand(db: Db, id: string): Promise<Stand | undefined> {
  const row = await selectStands(db).where('id', '=', id).executeTakeFirst();
  return row && toStand(row);
}

/** Lists what people have been promised or offered from a moment on, in whichever roster. */
export async function listStandsOf(
  db: Db,
  of: { readonly personIds: readonly string[]; readonly from: Temporal.Instant },
): Promise<readonly Stand[]> {
  const rows = await selectStands(db)
    .where((where) => where('person_id', '=', where.fn.any(where.val([...of.personIds]))))
    .where('ends_at', '>', of.from)
    .where('state', 'in', ['offered', 'taken'])
    .orderBy('begins_at')
    .orderBy('id')
    .limit(MOST_OF_PEOPLE)
    .execute();
  return rows.map(toStand);
}

/** Writes what became of somebody’s place; tells whether it was still as it is thought to be. */
export async function saveStand(
  db: Db,
  stand: Pick<Stand, 'communityId' | 'id' | 'state'>,
  to: {
    readonly state: StandState;
    readonly consent?: Consent | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<boolean> {
  const saved = await tablesOf(db)
    .updateTable('rosters.stand')
    .set({
      state: to.state,
      answered_at: to.at,
      ...(to.consent === undefined ? {} : { consent: to.consent }),
    })
    .where('community_id', '=', stand.communityId)
    .where('id', '=', stand.id)
    .where('state', '=', stand.state)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** Takes out what was only thought of in a draft, all of it or one place. */
export async function deletePlanned(db: Db, roster: RosterKey, standId?: string): Promise<void> {
  let gone = tablesOf(db)
    .deleteFrom('rosters.stand')
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .where('state', '=', 'planned');
  if (standId !== undefined) gone = gone.where('id', '=', standId);
  await gone.execute();
}

/** Ends what is ahead in a roster; tells whom it concerns. */
export async function withdrawAhead(
  db: Db,
  roster: RosterKey,
  at: Temporal.Instant,
): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .updateTable('rosters.stand')
    .set({ state: 'withdrawn', answered_at: at })
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .where('ends_at', '>', at)
    .where('state', 'in', ['offered', 'taken'])
    .returning('person_id')
    .execute();
  return [...new Set(rows.map((row) => row.person_id))];
}

/** Lists who has said yes to kinds of shifts once and for all. */
export async function listStandingYes(
  db: Db,
  of: { readonly communityId: string; readonly kindIds: readonly string[] },
): Promise<readonly { readonly kindId: string; readonly personId: string }[]> {
  const rows = await tablesOf(db)
    .selectFrom('rosters.standing_yes')
    .select(['kind_id', 'person_id'])
    .where('community_id', '=', of.communityId)
    .where((where) => where('kind_id', '=', where.fn.any(where.val([...of.kindIds]))))
    .limit(MOST_STANDS)
    .execute();
  return rows.map((row) => ({ kindId: row.kind_id, personId: row.person_id }));
}

/** Keeps to which kinds of a roster somebody says yes, in place of what they said before. */
export async function saveStandingYes(
  db: Db,
  of: {
    readonly roster: RosterKey;
    readonly personId: string;
    readonly kindIds: readonly string[];
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { roster, personId, kindIds, at } = of;
  await sql`delete from rosters.standing_yes y using rosters.kind k
    where y.community_id = ${roster.communityId} and y.person_id = ${personId}::uuid
      and k.community_id = y.community_id and k.id = y.kind_id and k.roster_id = ${roster.id}::uuid
      and k.id <> all(${[...kindIds]}::uuid[])`.execute(db);
  await sql`insert into rosters.standing_yes (community_id, kind_id, person_id, said_at)
    select community_id, id, ${personId}::uuid, ${at}::timestamptz from rosters.kind
    where community_id = ${roster.communityId} and roster_id = ${roster.id}::uuid
      and id = any(${[...kindIds]}::uuid[])
    on conflict do nothing`.execute(db);
}
