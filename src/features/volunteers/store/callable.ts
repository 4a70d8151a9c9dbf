import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { LonLat, ProofKind, SkillLevel, Volunteer } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { quietOf, SHEET_MINUTES, SWITCHED } from './settings.ts';

/** How far away somebody is asked at most, as the bird flies: a quarter of an hour by bicycle. */
export const REACH_METRES = 3_000;

/** Who is wanted, and whom not. */
export type Wanted = {
  /** Where help is wanted; without it those of the communities are asked, wherever they are. */
  readonly near?: LonLat | undefined;
  readonly communityIds: readonly string[];
  /** Any of them will do; none asks for nothing in particular. */
  readonly ability: readonly string[];
  readonly group: string;
  readonly at: Temporal.Instant;
  readonly localMinuteOfWeek: number;
  readonly localTime: string;
  /** Those concerned, such as the asker: nobody is asked who would rather not meet one of them. */
  readonly notMeeting: readonly string[];
  readonly except: readonly string[];
  readonly limit: number;
};

/**
 * Lists the nearest volunteers on duty around a point, of whichever community, or without one those
 * of the communities, who were asked longest ago first. Nobody is listed who is off duty, in quiet
 * hours or asked as often as they wish this week, who does not take such calls, can do none of what
 * is wanted (who is still learning it is not counted, nor whoever has no valid proof of what needs
 * one), or would rather not meet those concerned.
 */
export async function listCallable(db: Db, wanted: Wanted): Promise<readonly Volunteer[]> {
  const { near } = wanted;
  const found = near === undefined ? selectOfCommunities(wanted) : selectNear({ ...wanted, near });
  const { rows } = await sql<CallableRow>`
    with without as materialized (${selectWithout(wanted)})
    select v.community_id, v.person_id, v.building_id, v.lon, v.lat, v.languages, v.groups,
      v.quiet_from, v.quiet_to, v.weekly_cap, v.last_asked_at,
      ${askedWithin(wanted)}::int as asked_this_week,
      coalesce((select jsonb_object_agg(k.ability, ${levelOf(wanted)}) from volunteers.skill k
        where k.person_id = v.person_id), '{}') as skills
    from (${found}) as f (person_id, ordinal)
    join volunteers.volunteer v on v.person_id = f.person_id
    order by f.ordinal, v.person_id
    limit ${wanted.limit}`.execute(db);
  return rows.map(toVolunteer);
}

/** Who is not asked: who has been left out, who is concerned, and who avoids them. */
function selectWithout({ notMeeting, except }: Wanted): RawBuilder<unknown> {
  return sql`select volunteers.avoiding(${[...notMeeting]}::uuid[])
    || ${[...except, ...notMeeting]}::uuid[] as ids`;
}

/** Looks on two sheets of the map: of this quarter of the week, and of who is switched on. */
function selectNear(wanted: Wanted & { readonly near: LonLat }): RawBuilder<unknown> {
  const quarter = Math.floor(wanted.localMinuteOfWeek / SHEET_MINUTES);
  const regular = sql`w.minutes @> ${wanted.localMinuteOfWeek}::int`;
  const switched = isSwitched(wanted);
  return sql`
    select person_id, min(metres) from (
      (${selectSheet(wanted, { number: quarter, isOn: regular })})
      union all
      (${selectSheet(wanted, { number: SWITCHED, isOn: switched })})
    ) as both_sheets group by person_id order by 2 limit ${wanted.limit}`;
}

type Sheet = {
  readonly number: number;
  readonly isOn: RawBuilder<unknown>;
};

function selectSheet(
  wanted: Wanted & { readonly near: LonLat },
  { number, isOn }: Sheet,
): RawBuilder<unknown> {
  const { near, ability, limit } = wanted;
  // The flat map is larger than the ground, the more so the further from the equator.
  const reach = REACH_METRES / Math.cos((near.lat * Math.PI) / 180);
  const here = sql`volunteers.sheet(volunteers.spot(${near.lon}::float8, ${near.lat}::float8),
    ${number}::int)`;
  const square = sql`box(${here} - point(${reach}::float8, ${reach}::float8),
    ${here} + point(${reach}::float8, ${reach}::float8))`;
  const able = ability.length === 0 ? sql`` : sql`and w.abilities && ${[...ability]}::text[]`;
  return sql`
    select w.person_id, w.spot <-> ${here} as metres
    from volunteers.watch w
    join volunteers.volunteer v on v.person_id = w.person_id
    where w.spot <@ ${square} ${able}
      and w.person_id <> all((select ids from without)::uuid[])
      and ${isOn} and ${isFree(wanted)} and ${canDo(wanted)}
    order by w.spot <-> ${here}
    limit ${limit}`;
}

function selectOfCommunities(wanted: Wanted): RawBuilder<unknown> {
  const { communityIds, localMinuteOfWeek, limit } = wanted;
  return sql`
    select v.person_id, row_number() over (order by v.last_asked_at nulls first, v.person_id)
    from volunteers.volunteer v
    where v.community_id = any(${[...communityIds]}::text[])
      and v.person_id <> all((select ids from without)::uuid[])
      and (v.minutes @> ${localMinuteOfWeek}::int or ${isSwitched(wanted)})
      and ${isFree(wanted)} and ${canDo(wanted)}
    order by 2 limit ${limit}`;
}

/** Whether somebody is on duty by the switch, or by a roster. */
function isSwitched({ at }: Wanted): RawBuilder<unknown> {
  return sql`(v.on_until > ${at}::timestamptz
    or (v.rostered_from <= ${at}::timestamptz and v.rostered_until > ${at}::timestamptz))`;
}

/** Whether somebody on duty may be asked: not away, not in quiet hours, not too often, for this. */
function isFree(wanted: Wanted): RawBuilder<unknown> {
  const { at, group, localTime } = wanted;
  const isAfter = sql`${localTime}::text >= v.quiet_from`;
  const isBefore = sql`${localTime}::text < v.quiet_to`;
  return sql`(v.off_until is null or v.off_until <= ${at}::timestamptz)
      and (v.quiet_from is null or not case when v.quiet_from < v.quiet_to
        then ${isAfter} and ${isBefore} else ${isAfter} or ${isBefore} end)
      and (v.weekly_cap is null or ${askedWithin(wanted)} < v.weekly_cap)
      and (v.groups is null or ${group}::text = any(v.groups))`;
}

/** Whether somebody can do any of what is wanted; for some of it only while a proof holds. */
function canDo({ ability, at }: Pick<Wanted, 'ability' | 'at'>): RawBuilder<unknown> {
  if (ability.length === 0) return sql`true`;
  return sql`exists (select from volunteers.skill k
      join volunteers.ability a on a.code = k.ability
      where k.person_id = v.person_id and k.level = 'able' and k.ability = any(${[...ability]}::text[])
        and (not a.needs_proof or ${holds('shown', at)}))`;
}

/** How well: what was shown counts before a training, and both only beside their own word. */
function levelOf({ at }: Pick<Wanted, 'at'>): RawBuilder<unknown> {
  return sql`case when k.level <> 'able' then k.level
      when ${holds('shown', at)} then 'proven' when ${holds('training', at)} then 'trained'
      else k.level end`;
}

function holds(kind: ProofKind, at: Temporal.Instant): RawBuilder<unknown> {
  return sql`exists (select from volunteers.proof p
    where p.person_id = k.person_id and p.ability = k.ability and p.kind = ${kind}
      and p.withdrawn_at is null and p.began_at <= ${at}::timestamptz
      and p.ends_at > ${at}::timestamptz)`;
}

function askedWithin({ at }: Pick<Wanted, 'at'>): RawBuilder<unknown> {
  return sql`(select count(*) from unnest(v.asked) as a (at)
    where a.at > ${at}::timestamptz - interval '7 days')`;
}

type CallableRow = {
  readonly community_id: string;
  readonly person_id: string;
  readonly building_id: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly languages: readonly string[];
  readonly groups: readonly string[] | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly weekly_cap: number | null;
  readonly asked_this_week: number;
  readonly last_asked_at: Temporal.Instant | null;
  readonly skills: { readonly [ability: string]: string };
};

function toVolunteer(row: CallableRow): Volunteer {
  const { lon, lat } = row;
  const abilities = Object.entries(row.skills).map(
    ([ability, level]): readonly [string, SkillLevel] => [ability, level as SkillLevel],
  );
  return {
    personId: row.person_id,
    communityId: row.community_id,
    buildingId: row.building_id ?? undefined,
    point: lon === null || lat === null ? undefined : { lon, lat },
    abilities: new Map(abilities),
    languages: row.languages,
    groups: row.groups ?? undefined,
    quiet: quietOf(row),
    weeklyCap: row.weekly_cap ?? undefined,
    askedThisWeek: row.asked_this_week,
    lastAskedAt: row.last_asked_at ?? undefined,
    isOnDuty: true,
  };
}

/**
 * Writes that they are asked now: when last, and how often within seven days. Always in the same
 * order, so that two calls that ask the same people do not wait for each other.
 */
export async function noteAsked(
  db: Db,
  asked: { readonly personIds: readonly string[]; readonly at: Temporal.Instant },
): Promise<void> {
  const { personIds, at } = asked;
  await sql`with held as (
      select person_id from volunteers.volunteer where person_id = any(${[...personIds]}::uuid[])
      order by person_id for update
    )
    update volunteers.volunteer v set
      asked = array(select a.at from unnest(v.asked) as a (at)
        where a.at > ${at}::timestamptz - interval '7 days') || ${at}::timestamptz,
      last_asked_at = ${at}::timestamptz
    from held where v.person_id = held.person_id`.execute(db);
}
