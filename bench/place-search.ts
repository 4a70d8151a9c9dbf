/**
 * Measures the import of the whole nation and a thousand searches over it, of every way to search:
 * `node bench/place-search.ts`. The database is kept, so that a second run measures searches only;
 * `node bench/place-search.ts --import` imports again into an empty one.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { importNation, searchPlaces, servePlace } from '#/features/places/index.ts';
import { createRandom } from '#/lib/random.ts';
import { migrate } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { startEmbedded } from '#/platform/postgres/embedded.ts';

const ROOT = join(import.meta.dirname, '..');
const NATION = 665_276;
const SEARCHES = 1_000;
const WARM_UP = 50;
const BARS = 20;

/** Five parts of the tree, from a community to a province, within which to search. */
const SCOPES = ['35.02.03.007.010', '35.02.03.007', '31.01.05', '35.02', '65'];

type Sample = {
  readonly name: string;
  readonly id: string;
  readonly latin: string;
  readonly initials: string;
};

/** The ways people search, each given a place that is there. */
const WAYS: Readonly<Record<string, (place: Sample, at: number) => string>> = {
  'whole name': ({ name }) => name,
  'first two characters': ({ name }) => name.slice(0, 2),
  'first character': ({ name }) => name.slice(0, 1),
  'two characters inside': ({ name }) => name.slice(1, 3),
  'last two characters': ({ name }) => name.slice(-2),
  'whole pinyin': ({ latin }) => latin,
  'beginning of pinyin': ({ latin }, at) => latin.slice(0, 1 + (at % 6)),
  initials: ({ initials }) => initials,
  'first two initials': ({ initials }) => initials.slice(0, 2),
  'official code': ({ id }, at) => id.slice(0, 2 + (at % 11)),
  'name nobody has': ({ name }) => `${name}龘`,
};

async function run(db: Db): Promise<void> {
  await ensureNation(db);
  const samples = await takeSamples(db);
  for (const place of samples.slice(0, WARM_UP)) await searchPlaces(db, place.name);

  console.log(`\n${SEARCHES} searches over ${NATION} places, milliseconds`);
  await measureAll(db, samples, 'whole nation', () => undefined);
  await measureAll(db, samples, 'within a place', (at) => SCOPES[at % SCOPES.length]);
  await servePlace(db, '3502', Temporal.Now.instant());
  await measureAll(db, samples, 'whole nation, Xiamen served', () => undefined);
  await sql`delete from places.served_place`.execute(db);
}

async function ensureNation(db: Db): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int from places.place`.execute(db);
  if (rows[0]?.count === NATION) return;
  const start = performance.now();
  const imported = await importNation(db, { onProgress: drawProgress });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(`\nImported in ${seconds} s: ${JSON.stringify(imported)}`);
  const again = performance.now();
  await importNation(db, { codes: ['3502'] });
  console.log(`Xiamen again in ${((performance.now() - again) / 1_000).toFixed(1)} s`);
}

function drawProgress(done: number, total: number): void {
  const full = Math.floor((done / total) * BARS);
  process.stdout.write(`\r${'#'.repeat(full)}${'.'.repeat(BARS - full)} ${done}/${total}`);
}

async function takeSamples(db: Db): Promise<readonly Sample[]> {
  const { rows } = await sql<Sample>`
    select id, search_name as name, search_latin as latin, search_initials as initials
    from places.place where search_name is not null order by md5(id) limit ${SEARCHES}`.execute(db);
  return createRandom('place search').shuffle(rows);
}

async function measureAll(
  db: Db,
  samples: readonly Sample[],
  title: string,
  scopeAt: (at: number) => string | undefined,
): Promise<void> {
  const ways = Object.entries(WAYS);
  const times = new Map<string, number[]>(ways.map(([name]) => [name, []]));
  for (const [at, place] of samples.entries()) {
    const [name, write] = ways[at % ways.length] ?? ['', () => ''];
    const start = performance.now();
    await searchPlaces(db, write(place, at), { within: scopeAt(at) });
    times.get(name)?.push(performance.now() - start);
  }
  console.log(`\n${title.padEnd(30)} p50    p95    max`);
  for (const [name, each] of times) console.log(`  ${name.padEnd(26)} ${summary(each)}`);
  console.log(`  ${'all'.padEnd(26)} ${summary([...times.values()].flat())}`);
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(1)].map((time) => time.toFixed(1).padStart(6)).join(' ');
}

const started = await startEmbedded({
  dataFolder: join(ROOT, '.cache', 'bench-places'),
  log: console.log,
});
if (!started.ok) throw new Error(`The database is held: ${JSON.stringify(started.detail)}`);
const { connection, stop } = started.value;
const name = 'place_search';
const administrator = openPool({ ...connection, database: 'postgres' }, 1);
const { rows } = await administrator.query('select from pg_database where datname = $1', [name]);
if (rows.length > 0 && process.argv.includes('--import'))
  await administrator.query(`drop database ${name}`);
if (rows.length === 0 || process.argv.includes('--import'))
  await administrator.query(`create database ${name}`);
await administrator.end();
const pool = openPool({ ...connection, database: name }, 2);
await migrate(pool, { folder: join(ROOT, 'db', 'migrations'), log: () => {} });
await run(openDb(pool));
await pool.end();
await stop();
