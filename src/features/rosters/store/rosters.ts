import {
  holidayRules,
  MOST_KINDS,
  MOST_LISTED,
  MOST_SHIFTS,
  rosterStates,
} from '#/features/rosters/model.ts';
import type { LaidShift, Roster, RosterState, Shift, ShiftKind } from '#/features/rosters/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

type RosterKey = Pick<Roster, 'communityId' | 'id'>;

/** Writes a roster that was drawn up. */
export async function insertRoster(db: Db, roster: Roster): Promise<void> {
  await tablesOf(db)
    .insertInto('rosters.roster')
    .values({
      community_id: roster.communityId,
      id: roster.id,
      organisation_id: roster.organisationId,
      name: roster.name,
      starts_on: roster.startsOn,
      ends_on: roster.endsOn,
      rest_minutes: roster.restMinutes,
      most_per_week: roster.mostPerWeek,
      ability: roster.ability ?? null,
      state: roster.state,
      drawn_by: roster.drawnBy,
      drawn_at: roster.drawnAt,
    })
    .execute();
}

function selectRosters(db: Db) {
  return tablesOf(db).selectFrom('rosters.roster').selectAll();
}

type RosterRow = Awaited<ReturnType<ReturnType<typeof selectRosters>['execute']>>[number];

function toRoster(row: RosterRow): Roster {
  return {
    communityId: row.community_id,
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    restMinutes: row.rest_minutes,
    mostPerWeek: row.most_per_week,
    ability: row.ability ?? undefined,
    state: readOne(rosterStates, row.state),
    drawnBy: row.drawn_by,
    drawnAt: row.drawn_at,
    publishedAt: row.published_at ?? undefined,
  };
}

/** Reads one of a few words; the database is checked to hold no other. */
export function readOne<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((one) => one === text);
  if (found === undefined) throw new Error(`There is no ${text} among ${words.join()}.`);
  return found;
}

/** Finds a roster by its number. */
export async function findRoster(db: Db, id: string): Promise<Roster | undefined> {
  const row = await selectRosters(db).where('id', '=', id).executeTakeFirst();
  return row && toRoster(row);
}

/** Loads a roster and holds it until the transaction ends. */
export async function lockRoster(db: Db, id: string): Promise<Roster | undefined> {
  const row = await selectRosters(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toRoster(row);
}

/** Lists the rosters of teams, the latest first. */
export async function listRosters(
  db: Db,
  organisationIds: readonly string[],
): Promise<readonly Roster[]> {
  const rows = await selectRosters(db)
    .where((where) => where('organisation_id', '=', where.fn.any(where.val([...organisationIds]))))
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toRoster);
}

/** Writes that a roster holds from now on, or does not any more. */
export async function saveRosterState(
  db: Db,
  key: RosterKey,
  to: { readonly state: Exclude<RosterState, 'draft'>; readonly at: Temporal.Instant },
): Promise<void> {
  const when = to.state === 'published' ? { published_at: to.at } : { ended_at: to.at };
  await tablesOf(db)
    .updateTable('rosters.roster')
    .set({ state: to.state, ...when })
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id)
    .execute();
}

/** Throws a draft away with all that was laid out in it. */
export async function deleteRoster(db: Db, key: RosterKey): Promise<void> {
  await tablesOf(db)
    .deleteFrom('rosters.roster')
    .where('community_id', '=', key.communityId)
    .where('id', '=', key.id)
    .execute();
}

/** Adds a kind of shift with the shifts that are laid out of it. */
export async function insertKind(
  db: Db,
  roster: RosterKey,
  of: {
    readonly kind: ShiftKind;
    readonly shifts: readonly (LaidShift & { readonly id: string })[];
  },
): Promise<void> {
  const { kind, shifts } = of;
  const own = { community_id: roster.communityId, roster_id: roster.id };
  await tablesOf(db)
    .insertInto('rosters.kind')
    .values({
      ...own,
      id: kind.id,
      name: kind.name,
      from_clock: kind.from,
      to_clock: kind.to,
      days: [...kind.days],
      every_weeks: kind.everyWeeks,
      on_holidays: kind.onHolidays,
      first_wanted: kind.firstWanted,
      second_wanted: kind.secondWanted,
    })
    .execute();
  await tablesOf(db)
    .insertInto('rosters.shift')
    .values(
      shifts.map(({ id, heldOn, beginsAt, endsAt, isNight }) => ({
        ...own,
        id,
        kind_id: kind.id,
        held_on: heldOn,
        begins_at: beginsAt,
        ends_at: endsAt,
        is_night: isNight,
      })),
    )
    .execute();
}

/** Takes a kind out with its shifts; tells whether there was one. */
export async function deleteKind(db: Db, roster: RosterKey, kindId: string): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('rosters.kind')
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .where('id', '=', kindId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Lists the kinds of shifts of a roster, by their hours. */
export async function listKinds(db: Db, roster: RosterKey): Promise<readonly ShiftKind[]> {
  const rows = await tablesOf(db)
    .selectFrom('rosters.kind')
    .selectAll()
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .orderBy('from_clock')
    .orderBy('id')
    .limit(MOST_KINDS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    from: row.from_clock,
    to: row.to_clock,
    days: row.days,
    everyWeeks: row.every_weeks,
    onHolidays: readOne(holidayRules, row.on_holidays),
    firstWanted: row.first_wanted,
    secondWanted: row.second_wanted,
  }));
}

function selectShifts(db: Db) {
  return tablesOf(db).selectFrom('rosters.shift').selectAll();
}

type ShiftRow = Awaited<ReturnType<ReturnType<typeof selectShifts>['execute']>>[number];

function toShift(row: ShiftRow): Shift {
  return {
    communityId: row.community_id,
    rosterId: row.roster_id,
    id: row.id,
    kindId: row.kind_id,
    heldOn: row.held_on,
    beginsAt: row.begins_at,
    endsAt: row.ends_at,
    isNight: row.is_night,
  };
}

/** Lists the shifts of a roster in order. */
export async function listShifts(db: Db, roster: RosterKey): Promise<readonly Shift[]> {
  const rows = await selectShifts(db)
    .where('community_id', '=', roster.communityId)
    .where('roster_id', '=', roster.id)
    .orderBy('begins_at')
    .orderBy('id')
    .limit(MOST_SHIFTS)
    .execute();
  return rows.map(toShift);
}

/** Finds a shift by its number. */
export async function findShift(db: Db, id: string): Promise<Shift | undefined> {
  const row = await selectShifts(db).where('id', '=', id).executeTakeFirst();
  return row && toShift(row);
}
