/**
 * Measures what the product promises and prints it beside the goals, all in one run on a fresh
 * database in a temporary folder: `npm run bench`. With `-- --small` a smaller tree and fewer
 * matters; with `-- --only create` (pages, desk, visit, memory, start, archive, search, replay) one
 * part. For the last LINLI_REPLAY names a sheet of requests that a city published, and
 * LINLI_REPLAY_HOURS, if set, how many of its busiest hours are told again; LINLI_REPLAY_BY=open311
 * tells them by Open311 GeoReport instead. A goal that is missed is a line in the table and no
 * failure.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '#/app/installation.ts';
import { measureArchive } from './archive.ts';
import { measureCreating } from './create.ts';
import { timeDesk } from './desk.ts';
import { measureFirstVisit } from './first-visit.ts';
import { openAt } from './installation.ts';
import { writeMatters } from './matters.ts';
import { write } from './numbers.ts';
import { parts, readOptions } from './options.ts';
import type { Options, Part } from './options.ts';
import { comparePages, timePages } from './pages.ts';
import type { PageTimes } from './pages.ts';
import { interfaces, measureReplay } from './replay.ts';
import { findFreePort, startSite } from './site.ts';
import type { Site } from './site.ts';
import { writeStreet } from './street.ts';
import { atMost, drawTable } from './table.ts';
import type { Row } from './table.ts';
import { buildWorld } from './world.ts';
import type { World } from './world.ts';

const MEGABYTE = 1_048_576;
const GOAL_MEMORY = 250 * MEGABYTE;
const GOAL_START_MS = 2_000;
const MS = 1_000;

const options = readOptions(process.argv.slice(2));
if ('unknown' in options) {
  console.error(`"${options.unknown}" is not known. --small, --only ${parts.join(' | ')}`);
  process.exitCode = 2;
} else {
  if (options.only.includes('search')) await runSearch();
  if (options.only.some((part) => part !== 'search')) await runAll(options);
}

async function runAll(wanted: Options): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-bench-'));
  try {
    const rows = await measureIn(dataFolder, wanted);
    console.log(`\n${drawTable(rows)}`);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function measureIn(dataFolder: string, wanted: Options): Promise<readonly Row[]> {
  const port = await findFreePort();
  const installation = await openAt(dataFolder, port);
  try {
    const place = { dataFolder, port, installation };
    const world = await told('places', () => buildWorld(installation, wanted.codes));
    return await measureAll(place, world, wanted);
  } finally {
    await installation.close();
  }
}

type Place = {
  readonly dataFolder: string;
  readonly port: number;
  readonly installation: Installation;
};

async function measureAll(place: Place, world: World, wanted: Options): Promise<readonly Row[]> {
  const has = (part: Part) => wanted.only.includes(part);
  const [fewer, more] = wanted.matters;
  const rows: Row[] = [];
  const { db } = place.installation;
  let smaller: readonly PageTimes[] = [];
  if (has('pages')) {
    await told('matters', () => writeMatters(db, world, { from: 0, to: fewer }));
    smaller = await atSite(place, (site) => timePages(site, world, wanted.pageTimes));
    await told('matters', () => writeMatters(db, world, { from: fewer, to: more }));
  } else if (has('archive')) {
    await told('matters', () => writeMatters(db, world, { from: 0, to: more }));
  } else await told('matters', () => writeMatters(db, world, { from: 0, to: fewer }));
  // Whatever was started once is in the system's memory from here on.
  await atSite(place, async () => {});
  await atSite(place, async (site) => {
    if (has('start')) rows.push(startRow(site));
    if (has('pages')) {
      const larger = await timePages(site, world, wanted.pageTimes);
      const sizes = [
        { matters: fewer, times: smaller },
        { matters: more, times: larger },
      ] as const;
      rows.push(...comparePages(...sizes));
    }
    if (has('visit')) {
      rows.push(...(await measureFirstVisit(site, 'home', '/')));
      const board = `/matters?place=${world.community}`;
      rows.push(...(await measureFirstVisit(site, 'needs board', board)));
    }
    if (has('create') || has('memory')) {
      const { createRounds, createEach } = wanted;
      const clock = { site, rounds: createRounds, each: createEach };
      const created = await measureCreating(place.installation, world, clock);
      if (has('create')) rows.push(...created);
    }
    if (has('memory')) rows.push(memoryRow(site));
  });
  if (has('archive')) {
    const opening = (folder: string) => openAt(folder, place.port);
    rows.push(...(await measureArchive({ ...place, matters: more, open: opening })));
  }
  if (has('replay')) rows.push(...(await measureCity(place)));
  // Last, because the pages of the same street would have more on them.
  if (has('desk')) rows.push(...(await measureDesk(place, world, wanted)));
  return rows;
}

async function measureCity(place: Place): Promise<readonly Row[]> {
  const { LINLI_REPLAY: file, LINLI_REPLAY_HOURS: hours, LINLI_REPLAY_BY: named } = process.env;
  const by = interfaces.find((one) => one === named) ?? 'api';
  const replay = { file, by, hours: hours === undefined ? undefined : Number(hours) };
  return atSite(place, (site) => measureReplay(place.installation, site, replay));
}

async function measureDesk(place: Place, world: World, wanted: Options): Promise<readonly Row[]> {
  const { deskMatters: matters, deskTimes: times } = wanted;
  const street = await told('street', () => writeStreet(place.installation, world, matters));
  return atSite(place, (site) => timeDesk(site, world, { street, matters, times }));
}

async function atSite<Value>(place: Place, work: (site: Site) => Promise<Value>): Promise<Value> {
  const site = await startSite(place.dataFolder, place.port);
  try {
    return await work(site);
  } finally {
    await site.stop();
  }
}

function startRow({ startMs }: Site): Row {
  const measured = { value: startMs, limit: GOAL_START_MS };
  return atMost('start again to first page', measured, (value) => `${write(value / MS)} s`);
}

function memoryRow(site: Site): Row {
  const what = 'memory of the application after the load';
  const value = site.memoryBytes();
  if (value === undefined) return { what, value: 'not told by this system' };
  const say = (bytes: number) => `${write(bytes / MEGABYTE)} MB`;
  return atMost(what, { value, limit: GOAL_MEMORY }, say);
}

async function told<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  const value = await work();
  console.error(`  ${what}: ${write((performance.now() - began) / MS)} s`);
  return value;
}

/** Runs the search's own measurements, which keep their database from one run to the next. */
function runSearch(): Promise<void> {
  const script = join(import.meta.dirname, 'place-search.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}
