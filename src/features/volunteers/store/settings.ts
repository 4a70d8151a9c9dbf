import { sql } from 'kysely';
import type { Anchor, Quiet, SaidLevel, Setting, Stretch } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_SKILLS = 200;
/** What somebody takes along to a row of another community, beside their hours. */
const KEPT_IN_MOVING = [
  'on_until',
  'off_until',
  'rostered_from',
  'rostered_until',
  'asked',
  'last_asked_at',
  'since',
] as const;

/** Finds what somebody has set for themselves. */
export async function findSetting(db: Db, personId: string): Promise<Setting | undefined> {
  const row = await selectOf(db, personId).executeTakeFirst();
  return row === undefined ? undefined : toSetting(row);
}

/** Counts who would help in a community; what is published of it goes through `publicCount`. */
export async function countVolunteers(db: Db, communityId: string): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom('volunteers.volunteer')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Loads what somebody has set, and holds it until the transaction ends. */
export async function lockSetting(db: Db, personId: string): Promise<Setting | undefined> {
  const row = await selectOf(db, personId).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toSetting(row);
}

function selectOf(db: Db, personId: string) {
  return tablesOf(db)
    .selectFrom('volunteers.volunteer')
    .selectAll()
    .where('person_id', '=', personId);
}

type SettingRow = Awaited<ReturnType<ReturnType<typeof selectOf>['execute']>>[number];

/** Reads a row of what somebody has set. */
export function toSetting(row: SettingRow): Setting {
  return {
    personId: row.person_id,
    communityId: row.community_id,
    buildingId: row.building_id ?? undefined,
    gridId: row.grid_id ?? undefined,
    point: row.lon === null || row.lat === null ? undefined : { lon: row.lon, lat: row.lat },
    languages: row.languages,
    groups: row.groups ?? undefined,
    quiet: quietOf(row),
    weeklyCap: row.weekly_cap ?? undefined,
    hours: readStretches(row.minutes),
    onUntil: row.on_until ?? undefined,
    offUntil: row.off_until ?? undefined,
    stint: stintOf(row),
    since: row.since,
  };
}

function stintOf(row: {
  readonly rostered_from: Temporal.Instant | null;
  readonly rostered_until: Temporal.Instant | null;
}): Setting['stint'] {
  const { rostered_from: from, rostered_until: until } = row;
  return from === null || until === null ? undefined : { from, until };
}

/** Reads quiet hours, which are both there or not. */
export function quietOf(row: {
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
}): Quiet | undefined {
  const { quiet_from: from, quiet_to: to } = row;
  return from === null || to === null ? undefined : { from, to };
}

/** Reads regular hours as the database writes them. */
export function readStretches(multirange: string): readonly Stretch[] {
  return [...multirange.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }));
}

function writeStretches(hours: readonly Stretch[]): string {
  return `{${hours.map(({ from, to }) => `[${from},${to})`).join()}}`;
}

export type Limits = Anchor & Pick<Setting, 'languages' | 'groups' | 'quiet' | 'weeklyCap'>;

/**
 * Keeps from where somebody sets out and what they wish to be asked for. In another community they
 * get another row, with all that they had. Tells whether they had none before: of two who begin at
 * once, one does.
 */
export async function saveLimits(
  db: Db,
  of: { readonly personId: string; readonly limits: Limits },
  now: Temporal.Instant,
): Promise<boolean> {
  const { personId, limits } = of;
  const { communityId } = limits;
  const left = await tablesOf(db)
    .deleteFrom('volunteers.volunteer')
    .where('person_id', '=', personId)
    .where('community_id', '<>', communityId)
    .returning(['minutes', ...KEPT_IN_MOVING])
    .executeTakeFirst();
  const chosen = columnsOf(limits);
  const row = await tablesOf(db)
    .insertInto('volunteers.volunteer')
    .values({
      community_id: communityId,
      person_id: personId,
      since: now,
      ...left,
      ...chosen,
    })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(chosen))
    .returning(sql<boolean>`xmax = 0`.as('is_fresh'))
    .executeTakeFirstOrThrow();
  if (left === undefined) return row.is_fresh;
  await moveSkills(db, personId, communityId);
  return false;
}

function columnsOf({ buildingId, gridId, point, quiet, ...limits }: Limits) {
  return {
    building_id: buildingId ?? null,
    grid_id: gridId ?? null,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    languages: [...limits.languages],
    groups: limits.groups === undefined ? null : [...limits.groups],
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    weekly_cap: limits.weeklyCap ?? null,
  };
}

async function moveSkills(db: Db, personId: string, communityId: string): Promise<void> {
  await sql`with gone as (
      delete from volunteers.skill where person_id = ${personId} returning ability, level
    )
    insert into volunteers.skill (community_id, person_id, ability, level)
    select ${communityId}, ${personId}, ability, level from gone`.execute(db);
}

/** Keeps when somebody is on duty: regularly, until when just now, or until when not. */
export async function saveDuty(
  db: Db,
  setting: Pick<Setting, 'personId' | 'hours' | 'onUntil' | 'offUntil'>,
): Promise<void> {
  await tablesOf(db)
    .updateTable('volunteers.volunteer')
    .set({
      minutes: writeStretches(setting.hours),
      on_until: setting.onUntil ?? null,
      off_until: setting.offUntil ?? null,
    })
    .where('person_id', '=', setting.personId)
    .execute();
}

/** Keeps when a roster puts somebody on duty. */
export async function saveStint(
  db: Db,
  { personId, stint }: Pick<Setting, 'personId' | 'stint'>,
): Promise<void> {
  await tablesOf(db)
    .updateTable('volunteers.volunteer')
    .set({ rostered_from: stint?.from ?? null, rostered_until: stint?.until ?? null })
    .where('person_id', '=', personId)
    .execute();
}

/** How well somebody says they can do what. */
export type SaidSkills = ReadonlyMap<string, SaidLevel>;

/** Finds what somebody says they can do. */
export async function listSkills(db: Db, personId: string): Promise<SaidSkills> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.skill')
    .select(['ability', 'level'])
    .where('person_id', '=', personId)
    .orderBy('ability')
    .limit(MOST_SKILLS)
    .execute();
  return new Map(rows.map(({ ability, level }) => [ability, readLevel(level)]));
}

/** Finds what several persons say they can do; who says nothing is left out. */
export async function listSkillsOf(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, SaidSkills>> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.skill')
    .select(['person_id', 'ability', 'level'])
    .where((where) => where('person_id', '=', where.fn.any(where.val([...new Set(personIds)]))))
    .orderBy('ability')
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...byPerson].map(([personId, own]) => [
      personId,
      new Map(own.map(({ ability, level }) => [ability, readLevel(level)])),
    ]),
  );
}

/** The column is checked by the database to hold one of these. */
export function readLevel(level: string): SaidLevel {
  return level as SaidLevel;
}

/** Keeps what somebody can do, in place of what they said before. */
export async function saveSkills(
  db: Db,
  of: { readonly personId: string; readonly communityId: string; readonly skills: SaidSkills },
): Promise<void> {
  const { personId, communityId, skills } = of;
  const codes = [...skills.keys()];
  const tables = tablesOf(db);
  await tables
    .deleteFrom('volunteers.skill')
    .where('person_id', '=', personId)
    .where((where) => where.not(where('ability', '=', where.fn.any(where.val(codes)))))
    .execute();
  await sql`insert into volunteers.skill (community_id, person_id, ability, level)
    select ${communityId}, ${personId}, * from unnest(${codes}::text[],
      ${[...skills.values()]}::text[])
    on conflict (person_id, ability) do update set level = excluded.level`.execute(db);
}

/** How many minutes of the week one sheet of the map holds. */
export const SHEET_MINUTES = 360;
/** The sheet of those who have switched themselves on, or whom a roster puts on duty. */
export const SWITCHED = 28;

/**
 * Reckons anew on which sheets of the map somebody stands: one for each quarter of a day in which
 * they have regular hours, and one while they have switched themselves on. It follows each change
 * of what they set.
 */
export async function refreshWatch(db: Db, personId: string): Promise<void> {
  await tablesOf(db).deleteFrom('volunteers.watch').where('person_id', '=', personId).execute();
  await sql`insert into volunteers.watch (community_id, person_id, number, spot, minutes, abilities)
    select v.community_id, v.person_id, s.number,
      volunteers.sheet(volunteers.spot(v.lon, v.lat), s.number),
      v.minutes * int4multirange(s.quarter),
      array(select k.ability from volunteers.skill k
        where k.person_id = v.person_id and k.level = 'able' order by k.ability)
    from volunteers.volunteer v
    cross join (select number, int4range(number * ${SHEET_MINUTES}::int,
      (number + 1) * ${SHEET_MINUTES}::int) as quarter
      from generate_series(0, ${SWITCHED}::int) as n (number)) as s
    where v.person_id = ${personId} and v.lon is not null and case s.number
      when ${SWITCHED}::int then v.on_until is not null or v.rostered_until is not null
      else v.minutes && s.quarter end`.execute(db);
}

/** Takes out everything that somebody has set; tells whether there was anything. */
export async function dropSetting(db: Db, personId: string): Promise<boolean> {
  const tables = tablesOf(db);
  await tables.deleteFrom('volunteers.watch').where('person_id', '=', personId).execute();
  await tables.deleteFrom('volunteers.skill').where('person_id', '=', personId).execute();
  await tables.deleteFrom('volunteers.proof').where('person_id', '=', personId).execute();
  await tables.deleteFrom('volunteers.avoidance').where('person_id', '=', personId).execute();
  const gone = await tables
    .deleteFrom('volunteers.volunteer')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
