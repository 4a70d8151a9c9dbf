import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { MIGRATIONS, listTableNames, readEverything } from '#test/filled-world.ts';
import { isRoot } from '#test/postgres.ts';
import { makeWorld } from '#test/world.ts';
import { checkArchive } from './check-archive.ts';
import { makeBackup } from './make-backup.ts';
import { MANIFEST, SUMS, parseManifest, writeSums } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { findCutRestore, restoreArchive } from './restore-archive.ts';
import { openArchive } from './read-archive.ts';
import { writeArchive } from './write-archive.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const tellingTables = ['places.place', 'people.person', 'platform.journal'];
/** Where randomness begins; it is told when a test fails. */
const SEED = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 1e9));
const PLACES_TRIED = 60;

let source: { readonly database: TestDatabase; readonly pool: Pool };
let target: { readonly database: TestDatabase; readonly pool: Pool };
let folder: string;
let files: string;
let path: string;
let whole: Buffer;

before(async () => {
  source = await openOne();
  target = await openOne();
  await makeWorld(openDb(source.pool));
  folder = await mkdtemp(join(tmpdir(), 'linli-faults-'));
  files = join(folder, 'files');
  const store = folderStore(files);
  const name = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881-full';
  await store.save(name, new TextEncoder().encode('x'));
  path = join(folder, 'whole.tar');
  const made = await makeBackup(parts(path));
  assert.ok(made.ok, JSON.stringify(made));
  whole = await readFile(path);
});

after(async () => {
  for (const one of [source, target]) {
    await one?.pool.end();
    await one?.database.drop();
  }
  await rm(folder, { recursive: true, force: true });
});

async function openOne() {
  const database = await testDatabase();
  return { database, pool: openPool(database.connection) };
}

function parts(to: string) {
  return { pool: source.pool, path: to, files, migrations: MIGRATIONS, release: '0.1.0', now: NOW };
}

/** Tells how the target, which is empty, takes an archive: the refusal, or that it was restored. */
async function refusalOf(archive: string, dataFolder = join(folder, 'data')): Promise<string> {
  mkdirSync(dataFolder, { recursive: true });
  const restored = await restoreArchive({
    pool: target.pool,
    path: archive,
    dataFolder,
    migrations: MIGRATIONS,
    tellingTables,
    now: NOW,
  });
  return restored.ok ? 'restored' : restored.refusal;
}

async function write(bytes: Uint8Array): Promise<string> {
  const at = join(folder, 'tried.tar');
  await writeFile(at, bytes);
  return at;
}

/** A sequence of numbers below a limit, the same for the same seed. */
function* numbersBelow(limit: number): Generator<number> {
  let state = SEED;
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield state % limit;
  }
}

/** Writes an archive anew with another manifest, and sums that agree with it. */
async function forge(change: (manifest: Manifest) => unknown): Promise<string> {
  const opened = await openArchive(path);
  assert.ok(opened.ok);
  const at = join(folder, 'forged.tar');
  const writer = await writeArchive(at, NOW);
  const { manifest, read, close } = opened.value;
  for (const { name } of manifest.members) await writer.add(name, read(name));
  const text = (bytes: string) => [Buffer.from(bytes)][Symbol.iterator]();
  const told = await writer.add(MANIFEST, streamOf(text(JSON.stringify(change(manifest)))));
  await writer.add(SUMS, streamOf(text(writeSums([...manifest.members, told]))));
  await writer.finish();
  await close();
  return at;
}

async function* streamOf(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

describe('an archive that is not as it was written', () => {
  test('is found cut wherever it was cut', async () => {
    const places = numbersBelow(whole.length);
    for (let time = 0; time < PLACES_TRIED; time += 1) {
      const at = places.next().value;
      const checked = await openArchive(await write(whole.subarray(0, at)));
      const said = checked.ok ? 'whole' : checked.refusal;
      const wanted = at < 512 ? 'archive_not_ours' : 'archive_cut';
      assert.equal(said, wanted, `cut at ${at}, seed ${SEED}`);
    }
  });

  test('is found changed whichever byte was changed', async () => {
    const places = numbersBelow(whole.length);
    for (let time = 0; time < PLACES_TRIED; time += 1) {
      const at = places.next().value;
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      const checked = await checkArchive(await write(changed));
      assert.ok(!checked.ok, `byte ${at} of ${whole.length} was changed, seed ${SEED}`);
    }
  });

  test('is found longer, and exchanged in its order', async () => {
    const longer = await checkArchive(await write(Buffer.concat([whole, Buffer.alloc(512)])));
    assert.equal(longer.ok ? '' : longer.refusal, 'archive_changed');
    const fewer = await forge((manifest) => ({ ...manifest, members: manifest.members.slice(1) }));
    const checked = await checkArchive(fewer);
    assert.equal(checked.ok ? '' : checked.refusal, 'archive_changed');
  });

  test('is refused although its sums were made to agree, for the rows are counted', async () => {
    const forged = await forge((manifest) => ({
      ...manifest,
      tables: manifest.tables.map((table) =>
        table.name === 'person' ? { ...table, rows: table.rows + 1 } : table,
      ),
    }));
    const checked = await checkArchive(forged);
    assert.deepEqual(checked.ok ? {} : checked.detail['member'], 'tables/people.person.copy.zst');
    assert.equal(await refusalOf(forged), 'archive_changed');
  });

  test('changes nothing in the installation it was meant for', async () => {
    const before = await readEverything(target.pool);
    const changed = Buffer.from(whole);
    const at = whole.indexOf('people.person') + 600;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    assert.equal(await refusalOf(await write(changed)), 'archive_changed');
    assert.equal(await refusalOf(await write(whole.subarray(0, -700))), 'archive_cut');
    assert.equal(await refusalOf(join(folder, 'none.tar')), 'archive_missing');
    assert.equal(await refusalOf(folder), 'archive_not_ours');
    assert.equal(await refusalOf(await write(Buffer.alloc(4_096))), 'archive_not_ours');
    assert.equal(await refusalOf(await write(Buffer.from('no archive'))), 'archive_not_ours');
    assert.deepEqual(await readEverything(target.pool), before);
    assert.ok(!existsSync(join(folder, 'data', 'restoring')));
  });

  test('names tables that no release of ours would, and is not read further', async () => {
    const forged = await forge((manifest) => ({
      ...manifest,
      tables: [{ ...manifest.tables[0], name: 'person"; drop table people.person; --' }],
    }));
    assert.equal(await refusalOf(forged), 'archive_not_ours');
    const other = await forge((manifest) => ({ ...manifest, tables: manifest.tables.slice(1) }));
    assert.equal(await refusalOf(other), 'archive_changed');
    assert.equal(parseManifest('{"format": 2}'), undefined);
    assert.equal(parseManifest('{'), undefined);
  });
});

describe('an archive of another release', () => {
  const newer = { name: '9999_figures_later.sql', sha256: '0'.repeat(64) };

  test('that is newer is refused with the release it needs', async () => {
    const forged = await forge((manifest) => ({
      ...manifest,
      release: '2.3.0',
      level: [...manifest.level, newer],
    }));
    const restored = await restoreArchive({
      pool: target.pool,
      path: forged,
      dataFolder: folder,
      migrations: MIGRATIONS,
      tellingTables,
      now: NOW,
    });
    assert.ok(!restored.ok);
    assert.equal(restored.refusal, 'archive_newer');
    assert.equal(restored.detail['release'], '2.3.0');
  });

  test('whose migrations are others is refused', async () => {
    const edited = await forge((manifest) => ({
      ...manifest,
      level: manifest.level.map(({ name }) => ({ name, sha256: '0'.repeat(64) })),
    }));
    assert.equal(await refusalOf(edited), 'archive_foreign');
    const gap = await forge((manifest) => ({ ...manifest, level: manifest.level.slice(1) }));
    assert.equal(await refusalOf(gap), 'archive_foreign');
  });
});

describe('a disk that is full', () => {
  /** Only root may bring a small disk of its own. */
  const smallDisk = (context: TestContext, kilobytes: number): string | undefined => {
    const at = join(folder, `disk-${kilobytes}`);
    mkdirSync(at);
    const size = `size=${kilobytes}k`;
    const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'none', at]).status;
    if (mounted !== 0) {
      context.skip('Only root can bring a small disk.');
      return undefined;
    }
    context.after(() => void spawnSync('umount', [at]));
    return at;
  };

  test('lets no half archive stand', async (context) => {
    const disk = smallDisk(context, 24);
    if (disk === undefined) return;
    const made = await makeBackup(parts(join(disk, 'all.tar')));
    assert.equal(made.ok ? '' : made.refusal, 'backup_no_space');
    assert.deepEqual(readdirSync(disk), []);
    const control = smallDisk(context, 10_000);
    const kept = await makeBackup(parts(join(control ?? '', 'all.tar')));
    assert.ok(kept.ok, 'on a disk with room the same is kept');
  });

  test('lets nothing be restored, and says so', async (context) => {
    const disk = smallDisk(context, 8);
    if (disk === undefined) return;
    await writeFile(join(disk, 'ballast'), Buffer.alloc(8_192)).catch(() => {});
    assert.equal(await refusalOf(path, disk), 'restore_no_space');
    assert.equal(await findCutRestore(disk), undefined);
    const { rows } = await target.pool.query('select count(*)::int as count from people.person');
    assert.equal(rows[0].count, 0);
  });
});

test('an archive that is begun while another one stands leaves that one until it is whole', async () => {
  const made = await makeBackup({ ...parts(join(folder, 'kept.tar')), files: path });
  assert.ok(made.ok, 'a folder of files that is none has no files');
  const before = statSync(join(folder, 'kept.tar')).size;
  const closed = openPool({ host: '/nowhere', port: 1, user: 'x', database: 'x' });
  const options = { ...parts(join(folder, 'kept.tar')), pool: closed };
  await assert.rejects(makeBackup(options));
  assert.equal(statSync(join(folder, 'kept.tar')).size, before);
});

test('a database on which nothing was made has nothing to be kept', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection);
  await pool.query('drop table public.linli_migration');
  const made = await makeBackup({ ...parts(join(folder, 'none.tar')), pool });
  assert.equal(made.ok ? '' : made.refusal, 'backup_of_nothing');
  assert.ok(!existsSync(join(folder, 'none.tar')));
  await pool.end();
  await database.drop();
});

test('what was not changed is restored, the control of all that is refused here', async () => {
  assert.equal(await refusalOf(path), 'restored');
  const before = await readEverything(source.pool);
  const now = await readEverything(target.pool);
  assert.ok((before.get('people.person')?.length ?? 0) > 5);
  for (const name of await listTableNames(source.pool)) {
    if (name !== 'platform.version') assert.deepEqual(now.get(name), before.get(name), name);
  }
});
