import { sql } from 'kysely';
import type { LonLat, Watched } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { REACH_METRES } from './callable.ts';
import { quietOf, readStretches, SWITCHED } from './settings.ts';

/** Around which point, or in which communities, who is watched for which calls. */
export type WatchedAround = {
  readonly near?: LonLat | undefined;
  readonly communityIds: readonly string[];
  /** Any of them will do; none asks for nothing in particular. */
  readonly ability: readonly string[];
  /** The kind of call; undefined for those who take any at all. */
  readonly group: string | undefined;
  readonly limit: number;
  /** Whom rosters put on duty, and when; they are watched whatever their hours are. */
  readonly stints?: ReadonlyMap<string, NonNullable<Watched['stints']>> | undefined;
};

/**
 * Lists who is called at some hour of the week or other around a point, or in some communities: by
 * the same reach, abilities and kinds of calls as `listCallable`; who is called at which moment is
 * told by `callableAt`.
 */
export async function listWatched(db: Db, around: WatchedAround): Promise<readonly Watched[]> {
  const { near, ability, group } = around;
  const rostered = [...(around.stints?.keys() ?? [])];
  const found = near === undefined ? ofCommunities(around) : onSheets(near, rostered);
  const { rows } = await sql<WatchedRow>`
    select v.person_id, v.minutes, v.quiet_from, v.quiet_to, v.weekly_cap, v.on_until, v.off_until,
      v.asked, case when ${ability.length} > 0 and not s.is_bare then s.ends_at end as proven_until
    from volunteers.volunteer v
    cross join lateral (
      select coalesce(bool_or(not a.needs_proof), false) as is_bare, max(p.ends_at) as ends_at
      from volunteers.skill k
      join volunteers.ability a on a.code = k.ability
      left join volunteers.proof p on a.needs_proof and p.person_id = k.person_id
        and p.ability = k.ability and p.kind = 'shown' and p.withdrawn_at is null
      where k.person_id = v.person_id and k.level = 'able'
        and k.ability = any(${[...ability]}::text[])) as s
    where v.person_id in (${found})
      and (${group ?? null}::text is null or v.groups is null or ${group ?? null}::text = any(v.groups))
      and (${ability.length} = 0 or s.is_bare or s.ends_at is not null)
    order by v.person_id
    limit ${around.limit}`.execute(db);
  return rows.map((row) => ({
    personId: row.person_id,
    hours: readStretches(row.minutes),
    quiet: quietOf(row),
    weeklyCap: row.weekly_cap ?? undefined,
    onUntil: row.on_until ?? undefined,
    offUntil: row.off_until ?? undefined,
    asked: row.asked,
    provenUntil: row.proven_until ?? undefined,
    stints: around.stints?.get(row.person_id) ?? [],
  }));
}

type WatchedRow = {
  readonly person_id: string;
  readonly minutes: string;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly weekly_cap: number | null;
  readonly on_until: Temporal.Instant | null;
  readonly off_until: Temporal.Instant | null;
  readonly asked: readonly Temporal.Instant[];
  readonly proven_until: Temporal.Instant | null;
};

/** Looks on every sheet of the map, each by its index, and where those on rosters set out. */
function onSheets(near: LonLat, rostered: readonly string[]) {
  const reach = REACH_METRES / Math.cos((near.lat * Math.PI) / 180);
  return sql`select w.person_id from generate_series(0, ${SWITCHED}::int) as s (number)
    cross join lateral volunteers.sheet(
      volunteers.spot(${near.lon}::float8, ${near.lat}::float8), s.number) as here (at)
    join volunteers.watch w on w.spot <@ box(here.at - point(${reach}::float8, ${reach}::float8),
      here.at + point(${reach}::float8, ${reach}::float8))
    union all
    select r.person_id from volunteers.volunteer r,
      volunteers.spot(${near.lon}::float8, ${near.lat}::float8) as middle (at)
    where r.person_id = any(${[...rostered]}::uuid[]) and r.lon is not null
      and volunteers.spot(r.lon, r.lat) <@ box(
        middle.at - point(${reach}::float8, ${reach}::float8),
        middle.at + point(${reach}::float8, ${reach}::float8))`;
}

function ofCommunities({ communityIds }: WatchedAround) {
  return sql`select c.person_id from volunteers.volunteer c
    where c.community_id = any(${[...communityIds]}::text[])`;
}
