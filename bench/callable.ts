/**
 * Measures who is found for a call among a million volunteers of one city, at every hour of the
 * week: `node bench/callable.ts`. The database is kept, so that a second run measures only;
 * `node bench/callable.ts --fill` fills it again. A goal that is missed is a line and no failure.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { listCallable, noteAsked } from '#/features/volunteers/index.ts';
import type { Wanted } from '#/features/volunteers/index.ts';
import { createRandom } from '#/lib/random.ts';
import { migrate } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';
import { percentile, write, writeCount } from './numbers.ts';
import { atMost, drawTable } from './table.ts';
import type { Row } from './table.ts';

const ROOT = join(import.meta.dirname, '..');
const VOLUNTEERS = 1_000_000;
const BATCH = 100_000;
/** The map of those who have switched themselves on, after those of the quarters of days. */
const SWITCHED = 28;
const COMMUNITIES = 1_000;
/** A city of some 1,600 square kilometres around Changchun. */
const CITY = { west: 125.05, east: 125.55, south: 43.7, north: 44.06 };
const GOAL_MS = 10;
const MS = 1_000;
const WARM_UP = 100;
const CALLS = 400;
/** As many as the planner ranks for a first wave. */
const CANDIDATES = 40;
const HOUR = 60;
const DAY = 1_440;
const NOW = Temporal.Instant.from('2026-11-22T16:00:00Z');

/** How many of a hundred volunteers can do it, from what most can to what hardly anybody can. */
const ABILITIES = { carrying: 40, tutoring: 12, electrical: 3, legal: 0.5 } as const;

async function fill(db: Db): Promise<void> {
  const names = Object.keys(ABILITIES);
  await sql`insert into volunteers.ability
    select code, code, code, code, 'hand', row_number() over () from unnest(${names}::text[]) as code`.execute(
    db,
  );
  for (let from = 1; from <= VOLUNTEERS; from += BATCH) await fillBatch(db, from);
  await fillSkills(db);
  // An index that is built over what is there already is built in a tenth of the time.
  const { rows } = await sql<{ readonly definition: string }>`
    select pg_get_indexdef('volunteers.watch_spot'::regclass) as definition`.execute(db);
  await sql`drop index volunteers.watch_spot`.execute(db);
  for (let number = 0; number <= SWITCHED; number += 1) await fillSheet(db, number);
  await sql.raw(rows[0]?.definition ?? '').execute(db);
  await sql`vacuum (analyze) volunteers.volunteer, volunteers.skill, volunteers.watch`.execute(db);
}

/**
 * Seven of ten have regular hours, three times three hours a week; one of fifty one whole night;
 * one of a hundred has switched themselves on.
 */
async function fillBatch(db: Db, from: number): Promise<void> {
  await sql`insert into volunteers.volunteer (community_id, person_id, building_id, lon, lat, groups,
      quiet_from, quiet_to, weekly_cap, minutes, on_until, since)
    select 'c' || g % ${COMMUNITIES}, gen_random_uuid(), 'b' || g,
      ${CITY.west} + random() * ${CITY.east - CITY.west}::float8,
      ${CITY.south} + random() * ${CITY.north - CITY.south}::float8,
      case when random() < 0.2 then '{care}'::text[] end,
      case when g % 10 < 3 then '23:00' end, case when g % 10 < 3 then '06:00' end, 5,
      case when g % 50 = 7 then int4multirange(int4range(g % 6 * 1440 + 1320, g % 6 * 1440 + 1800))
        when g % 10 < 7 then int4multirange(
          int4range(g % 7 * 1440 + 480 + g / 7 % 12 * 60, g % 7 * 1440 + 660 + g / 7 % 12 * 60),
          int4range((g + 2) % 7 * 1440 + 480 + g / 91 % 12 * 60,
            (g + 2) % 7 * 1440 + 660 + g / 91 % 12 * 60),
          int4range((g + 4) % 7 * 1440 + 480 + g / 1001 % 12 * 60,
            (g + 4) % 7 * 1440 + 660 + g / 1001 % 12 * 60))
        else '{}' end,
      case when random() < 0.01 then ${NOW.add({ hours: 24 * 8 })}::timestamptz end, ${NOW}
    from generate_series(${from}::int, ${from + BATCH - 1}::int) as g`.execute(db);
}

async function fillSkills(db: Db): Promise<void> {
  for (const [ability, share] of Object.entries(ABILITIES)) {
    await sql`insert into volunteers.skill (community_id, person_id, ability, level)
      select community_id, person_id, ${ability}, 'able' from volunteers.volunteer
      where random() * 100 < ${share}::float8`.execute(db);
  }
}

async function fillSheet(db: Db, number: number): Promise<void> {
  const isOn =
    number === SWITCHED
      ? sql`v.on_until is not null`
      : sql`v.minutes && int4range(${number * 360}::int, ${(number + 1) * 360}::int)`;
  await sql`insert into volunteers.watch (community_id, person_id, number, spot, minutes,
      abilities)
    select v.community_id, v.person_id, ${number},
      volunteers.sheet(volunteers.spot(v.lon, v.lat), ${number}::int),
      v.minutes * int4multirange(int4range(${number * 360}::int, ${(number + 1) * 360}::int)),
      array(select k.ability from volunteers.skill k
        where k.person_id = v.person_id order by k.ability)
    from volunteers.volunteer v where ${isOn}`.execute(db);
}

type Kind = { readonly name: string; readonly ability: readonly string[]; readonly hours: Hours };
type Hours = readonly [from: number, to: number];
const ALL_DAY: Hours = [0, 23];
const NIGHT: Hours = [0, 5];

const kinds: readonly Kind[] = [
  { name: 'anybody, at any hour', ability: [], hours: ALL_DAY },
  { name: 'anybody, at night', ability: [], hours: NIGHT },
  { name: 'carrying (40 of 100 can)', ability: ['carrying'], hours: ALL_DAY },
  { name: 'an electrician (3 of 100)', ability: ['electrical'], hours: ALL_DAY },
  { name: 'an electrician, at night', ability: ['electrical'], hours: NIGHT },
  { name: 'the law (1 of 200)', ability: ['legal'], hours: ALL_DAY },
  { name: 'the law, at noon', ability: ['legal'], hours: [11, 13] },
];

/** Makes the questions of one kind, the same in each run. */
function questions({ name, ability, hours }: Kind, count: number): readonly Wanted[] {
  const random = createRandom(name);
  return Array.from({ length: count }, () => {
    const hour = random.int(...hours);
    const minute = random.int(0, HOUR - 1);
    const localMinuteOfWeek = random.int(0, 6) * DAY + hour * HOUR + minute;
    const two = (value: number) => String(value).padStart(2, '0');
    return {
      near: {
        lon: CITY.west + random.fraction() * (CITY.east - CITY.west),
        lat: CITY.south + random.fraction() * (CITY.north - CITY.south),
      },
      communityIds: [],
      ability,
      group: 'mending',
      at: NOW.add({ minutes: localMinuteOfWeek }),
      localMinuteOfWeek,
      localTime: `${two(hour)}:${two(minute)}`,
      notMeeting: [crypto.randomUUID()],
      except: [],
      limit: CANDIDATES,
    };
  });
}

async function measure(db: Db, kind: Kind): Promise<readonly Row[]> {
  const times: number[] = [];
  let found = 0;
  for (const [index, wanted] of questions(kind, WARM_UP + CALLS).entries()) {
    const began = performance.now();
    const volunteers = await listCallable(db, wanted);
    if (index < WARM_UP) continue;
    times.push(performance.now() - began);
    found += volunteers.length;
  }
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
  const say = (ms: number) => `${write(ms)} ms`;
  return [
    atMost(`${kind.name}, p95`, { value: p95 ?? 0, limit: GOAL_MS }, say),
    {
      what: `  found ${write(found / CALLS)} of ${CANDIDATES}`,
      value: `p50 ${say(p50 ?? 0)}, p99 ${say(p99 ?? 0)}`,
    },
  ];
}

async function measureNoting(db: Db): Promise<readonly Row[]> {
  const times: number[] = [];
  for (const wanted of questions({ name: 'noting', ability: [], hours: [12, 12] }, CALLS)) {
    const volunteers = await listCallable(db, { ...wanted, limit: 5 });
    const personIds = volunteers.map(({ personId }) => personId);
    const began = performance.now();
    await noteAsked(db, { personIds, at: wanted.at });
    times.push(performance.now() - began);
  }
  return [
    { what: 'noting that five were asked, p95', value: `${write(percentile(times, 0.95))} ms` },
  ];
}

async function run(db: Db): Promise<void> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) from volunteers.volunteer`.execute(db);
  const began = performance.now();
  if (rows[0]?.count !== VOLUNTEERS) await fill(db);
  console.error(`  volunteers: ${write((performance.now() - began) / MS)} s`);
  const results: Row[] = [];
  for (const kind of kinds) results.push(...(await measure(db, kind)));
  results.push(...(await measureNoting(db)));
  console.log(`\n${writeCount(VOLUNTEERS)} volunteers in one city\n\n${drawTable(results)}`);
}

const started = await startEmbedded({
  dataFolder: join(ROOT, '.cache', 'bench-callable'),
  log: console.log,
});
if (!started.ok) throw new Error(`The database is held: ${JSON.stringify(started.detail)}`);
const { connection, stop } = started.value;
const name = 'callable';
const administrator = openPool({ ...connection, database: 'postgres' }, 1);
const { rowCount } = await administrator.query('select from pg_database where datname = $1', [
  name,
]);
const fills = process.argv.includes('--fill') || rowCount === 0;
if (fills && rowCount !== 0) await administrator.query(`drop database ${name}`);
if (fills) await administrator.query(`create database ${name}`);
await administrator.end();
const pool = openPool({ ...connection, database: name }, 2);
await migrate(pool, { folder: join(ROOT, 'db', 'migrations'), log: () => {} });
await run(openDb(pool));
await pool.end();
await stop();
