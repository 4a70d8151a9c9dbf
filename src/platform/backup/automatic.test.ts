import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { MIGRATIONS } from '#test/filled-world.ts';
import {
  backUpBefore,
  backUpTonight,
  findLastBackup,
  nightlyBackup,
  readBack,
} from './automatic.ts';
import { refusalOf } from './make-backup.ts';

const NOW = Temporal.Instant.from('2026-11-23T19:41:00Z');

let database: TestDatabase;
let pool: Pool;
let data: string;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection);
  data = await mkdtemp(join(tmpdir(), 'linli-nightly-'));
});

after(async () => {
  await pool.end();
  await database.drop();
  await rm(data, { recursive: true, force: true });
});

function optionsFor(name: string) {
  return {
    pool,
    folder: join(data, name),
    files: join(data, 'files'),
    migrations: MIGRATIONS,
    release: '0.1.0',
    zone: 'Asia/Shanghai',
  };
}

test('each night has one copy, under the date of the neighbourhood, for its owner alone', async () => {
  const options = optionsFor('nights');
  const db = openDb(pool);
  const { services } = contextOn(db, { now: NOW.toString() });
  const job = nightlyBackup(options);
  assert.match(job.cron ?? '', /^\d+ \d+ \* \* \*$/);
  await runJob({ db, services }, job, {});
  await runJob({ db, services }, job, {});
  assert.deepEqual(readdirSync(options.folder), ['nightly-2026-11-24.tar']);
  assert.equal(statSync(options.folder).mode & 0o777, 0o700);
});

test('older nights go by the rule, and what is not a night stays', async () => {
  const options = optionsFor('many');
  await backUpTonight(options, NOW.subtract({ hours: 24 }));
  for (let day = 1; day <= 15; day += 1) {
    const name = `nightly-2026-11-${String(day).padStart(2, '0')}.tar`;
    writeFileSync(join(options.folder, name), 'an older one');
  }
  writeFileSync(join(options.folder, 'linli-2020-01-01T000000Z.tar'), 'asked for');
  writeFileSync(join(options.folder, 'notes.txt'), 'mine');
  const made = await backUpTonight(options, NOW);
  assert.ok(made.ok);
  const kept = readdirSync(options.folder).toSorted();
  assert.ok(kept.includes('notes.txt') && kept.includes('linli-2020-01-01T000000Z.tar'));
  const nights = kept.filter((name) => name.startsWith('nightly'));
  assert.deepEqual(nights.slice(-2), ['nightly-2026-11-23.tar', 'nightly-2026-11-24.tar']);
  assert.ok(!nights.includes('nightly-2026-11-03.tar'));
  assert.ok(nights.length <= 11, nights.join());
});

test('a night that cannot be written clears nothing away and is told', async () => {
  const none = { ...optionsFor('x'), folder: join(data, 'no', 'such', 'disk') };
  const refused = await backUpTonight(none, NOW);
  assert.equal(refused.ok ? '' : refused.refusal, 'backup_no_folder');
  const db = openDb(pool);
  const { services } = contextOn(db, { now: NOW.toString() });
  await assert.rejects(runJob({ db, services }, nightlyBackup(none), {}), /backup_no_folder/);
  const file = optionsFor('a-file');
  writeFileSync(file.folder, 'no folder');
  const odd = await backUpTonight(file, NOW);
  assert.equal(odd.ok ? '' : odd.refusal, 'backup_no_folder');
});

test('before an upgrade a copy is made, and the last three are kept', async () => {
  const options = optionsFor('upgrades');
  for (let hour = 0; hour < 5; hour += 1) {
    const made = await backUpBefore(
      `00${10 + hour}_places_x.sql`,
      options,
      NOW.add({ hours: hour }),
    );
    assert.ok(made.ok);
  }
  assert.deepEqual(readdirSync(options.folder).toSorted(), [
    'before-0012-2026-11-23T214100Z.tar',
    'before-0013-2026-11-23T224100Z.tar',
    'before-0014-2026-11-23T234100Z.tar',
  ]);
});

test('the last copy is the newest that can be opened, whatever it is called', async () => {
  const options = optionsFor('last');
  assert.equal(await findLastBackup(options.folder), undefined);
  await backUpTonight(options, NOW);
  await backUpBefore('0011_places_x.sql', options, NOW.add({ hours: 1 }));
  writeFileSync(join(options.folder, 'zz.tar'), 'spoilt');
  const last = await findLastBackup(options.folder);
  assert.equal(last?.madeAt.toString(), '2026-11-23T20:41:00Z');
  assert.match(last?.path ?? '', /before-0011/);
});

test('a copy that is not as it was written is taken away and told, a spoilt photo is not', async () => {
  const options = optionsFor('read-back');
  const group = join(options.files, 'aa');
  mkdirSync(group, { recursive: true });
  writeFileSync(join(group, `aa${'0'.repeat(62)}-full`), 'no photo of that name');
  const made = await backUpTonight(options, NOW);
  assert.ok(made.ok, 'with a spoilt photo there is a copy still');
  const { path } = made.value;
  assert.ok((await readBack(path)).ok);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(600) ^ 1, 600);
  writeFileSync(path, bytes);
  const read = await readBack(path);
  assert.equal(read.ok ? '' : read.refusal, 'backup_damaged');
  assert.deepEqual(readdirSync(options.folder), []);
  const gone = await readBack(path);
  assert.equal(gone.ok ? '' : gone.refusal, 'backup_damaged');
});

test('what the system says when it lets nothing be written has its word', () => {
  const told = (code: string) => refusalOf(Object.assign(new Error(code), { code }));
  assert.deepEqual(['ENOSPC', 'EDQUOT'].map(told), ['backup_no_space', 'backup_no_space']);
  assert.deepEqual(['ENOENT', 'ENOTDIR'].map(told), ['backup_no_folder', 'backup_no_folder']);
  assert.deepEqual(['EACCES', 'EROFS'].map(told), ['backup_not_writable', 'backup_not_writable']);
  assert.equal(told('08006'), undefined, 'a lost database is a fault');
});
