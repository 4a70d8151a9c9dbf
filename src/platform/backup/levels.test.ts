import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Pool } from 'pg';
import { layDown, listKnownSteps, migrate, readLevel } from '#/platform/db/migrate.ts';
import type { Step } from '#/platform/db/migrate.ts';
import { openPool } from '#/platform/db/pool.ts';
import { copyDatabase, testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { MIGRATIONS, readDefinitions, readEverything } from '#test/filled-world.ts';
import { levelRows } from '#test/level-rows.ts';
import { makeBackup } from './make-backup.ts';
import { restoreArchive } from './restore-archive.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const known = await listKnownSteps(MIGRATIONS);

let folder: string;
let definitions: readonly string[];
let climber: Climber;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-levels-'));
  await withDatabase(await testDatabase(), async (pool) => {
    definitions = await readDefinitions(pool);
  });
  climber = await beginClimb(folder);
});

after(async () => {
  await climber.database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function withDatabase<Value>(
  database: TestDatabase,
  work: (pool: Pool) => Promise<Value>,
): Promise<Value> {
  const pool = openPool(database.connection);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.drop();
  }
}

/** A database that climbs from level to level, with the rows that each of them took. */
type Climber = {
  readonly database: TestDatabase;
  /** Holds the migrations that have run on it. */
  readonly steps: string;
  readonly ran: Step[];
};

/** Makes a database on which no migration has run. */
async function beginClimb(inFolder: string): Promise<Climber> {
  const steps = join(inFolder, 'steps');
  await mkdir(steps);
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const client = await pool.connect();
  await client.query('begin');
  await layDown(client, MIGRATIONS, []);
  await client.query('commit');
  client.release();
  await pool.end();
  return { database, steps, ran: [] };
}

/** Gives a database as it was at a level, with the rows that it took until then. */
async function standAt(level: readonly Step[]): Promise<TestDatabase> {
  const { database, steps, ran } = climber;
  const pool = openPool(database.connection);
  for (const step of level.slice(ran.length)) {
    await copyFile(join(MIGRATIONS, step.name), join(steps, step.name));
    assert.deepEqual(await migrate(pool, { folder: steps, log: () => {} }), [step.name]);
    for (const statement of levelRows[step.name] ?? []) await pool.query(statement);
    ran.push(step);
  }
  await pool.end();
  assert.deepEqual(ran, level);
  return copyDatabase(database.name);
}

function backUp(pool: Pool, path: string) {
  const files = join(folder, 'files');
  return makeBackup({ pool, path, files, migrations: MIGRATIONS, release: '0.1.0', now: NOW });
}

/** Tells which rows of before are in no table any more, word by word. */
function lost(
  before: ReadonlyMap<string, readonly string[]>,
  now: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return [...before].flatMap(([name, rows]) =>
    rows.length <= (now.get(name)?.length ?? 0) ? [] : [`${name}: ${rows.length}`],
  );
}

test('each migration that has landed has rows that its level took', () => {
  assert.deepEqual(
    Object.keys(levelRows),
    known.map(({ name }) => name),
  );
});

describe('a database that stood', () => {
  for (const [index, step] of known.entries()) {
    const steps = known.slice(0, index + 1);

    test(`at ${step.name} keeps its rows, upgraded where it is or by way of an archive`, async () => {
      const path = join(folder, `${index}.tar`);
      const upgraded = await withDatabase(await standAt(steps), async (pool) => {
        const before = await readEverything(pool);
        const made = await backUp(pool, path);
        assert.ok(made.ok, JSON.stringify(made));
        assert.deepEqual(made.value.manifest.level, steps);
        const ran = await migrate(pool, { folder: MIGRATIONS, log: () => {} });
        assert.equal(ran.length, known.length - steps.length);
        assert.deepEqual(await readDefinitions(pool), definitions);
        const now = await readEverything(pool);
        assert.deepEqual(lost(before, now), []);
        return now;
      });
      // By way of an archive the same rows are loaded and the same migrations run: some levels do.
      if (index % 4 !== 0) return;
      await withDatabase(await testDatabase(), async (pool) => {
        const restored = await restoreArchive({
          pool,
          path,
          dataFolder: folder,
          migrations: MIGRATIONS,
          tellingTables: ['platform.journal'],
          now: NOW,
        });
        assert.ok(restored.ok, JSON.stringify(restored));
        assert.deepEqual((await readLevel(pool, MIGRATIONS)).waiting, []);
        assert.deepEqual(await readDefinitions(pool), definitions);
        const now = await readEverything(pool);
        for (const [name, rows] of upgraded) {
          if (!MADE_ANEW.has(name)) assert.deepEqual(now.get(name), rows, name);
        }
      });
    });
  }
});

/** Is raised at a restore. */
const MADE_ANEW = new Set(['platform.version']);

test('a row that an upgrade lost would be noticed, the control', () => {
  const before = new Map([['people.person', ['a', 'b']]]);
  assert.deepEqual(lost(before, new Map([['people.person', ['a']]])), ['people.person: 2']);
  assert.deepEqual(lost(before, new Map()), ['people.person: 2']);
  assert.deepEqual(lost(before, before), []);
});
