import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Pool } from 'pg';
import { backUp } from './commands/backup.ts';
import type { Command } from './commands/command.ts';
import { doctor } from './commands/doctor.ts';
import { migrateOnly } from './commands/migrate.ts';
import { restore } from './commands/restore.ts';
import { verify } from './commands/verify.ts';
import { checkBackups } from './doctor/folders.ts';
import { MIGRATIONS, openInstallation } from './installation.ts';
import { readConfig } from '#/platform/config/config.ts';
import { consoleWords } from './words/index.ts';
import { checkArchive } from '#/platform/backup/check-archive.ts';
import { layDown, listKnownSteps, readLevel } from '#/platform/db/migrate.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { freePort, run, start } from '#test/cli.ts';
import type { Ended, Environment } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { scratchFolder, startHere } from '#test/postgres.ts';
import { makeWorld } from '#test/world.ts';
import { sealAll } from '#test/sealed.ts';

let database: TestDatabase;
let folder: ReturnType<typeof scratchFolder>;
let archive: string;
let settings: Environment;

before(async () => {
  database = await testDatabase();
  folder = scratchFolder();
  const pool = openPool(database.connection);
  await makeWorld(openDb(pool));
  await pool.query(`insert into platform.journal
    (community_id, id, at, feature, verb, subject_id)
    values ('350203007010', gen_random_uuid(), now(), 'matters', 'raise', 'm1')`);
  await pool.end();
  archive = join(folder.path, 'all.tar');
  settings = { DATABASE_URL: urlOf(), LINLI_DATA: join(folder.path, 'data') };
  mkdirSync(join(folder.path, 'data'));
  const made = await call(backUp, settings, ['--to', archive]);
  assert.equal(made.code, 0, made.said);
  assert.match(made.said, /all\.tar\n\d+ rows of \d+ tables and 0 files, 0\.\d MB, in/);
  assert.match(made.said, /Keep it on another machine/);
});

after(async () => {
  await database.drop();
  folder[Symbol.dispose]();
});

function urlOf({ connection }: TestDatabase = database): string {
  if ('url' in connection) return connection.url;
  const { host, port, user, database: name } = connection;
  return `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Runs a command inside this process, in English unless told otherwise. */
async function call(
  command: Command,
  environment: Environment,
  typed: readonly string[] = [],
): Promise<Ended> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const words = consoleWords(environment);
  const code = await command({ arguments: typed, environment, say, words });
  return { code, said: lines.join('\n') };
}

describe('linli backup', () => {
  test('writes into the folder of copies when nothing else is said', async () => {
    const made = await call(backUp, settings);
    assert.equal(made.code, 0, made.said);
    const copies = join(folder.path, 'data', 'backups');
    assert.match(readdirSync(copies).join(), /^linli-\d{4}-\d\d-\d\dT\d{6}Z\.tar$/);
    assert.equal(statSync(copies).mode & 0o777, 0o700);
    const elsewhere = join(folder.path, 'elsewhere');
    mkdirSync(elsewhere);
    const into = await call(backUp, settings, ['--to', elsewhere]);
    assert.equal(into.code, 0);
    assert.equal(readdirSync(elsewhere).length, 1, 'a folder gets a file of that name');
  });

  test('says in each language why it wrote nothing', async () => {
    const cases = [
      [settings, archive, /is there already and stays as it is/],
      [settings, join(folder.path, 'no', 'x.tar'), /folder of .* is not there. Make it/],
      [{ ...settings, LC_ALL: 'zh_TW.UTF-8' }, archive, /已經有了，不會覆蓋/],
      [{ ...settings, LC_ALL: 'zh_CN.UTF-8' }, join(folder.path, 'no', 'x'), /文件夹不存在/],
    ] as const;
    for (const [environment, to, sentence] of cases) {
      const { code, said } = await call(backUp, environment, ['--to', to]);
      assert.equal(code, 1);
      assert.match(said, sentence);
    }
    const none = await call(backUp, { ...settings, LINLI_BACKUPS: 'none' });
    assert.match(none.said, /LINLI_BACKUPS is none: say with --to/);
  });

  test('makes no database in order to copy it', async () => {
    const fresh = join(folder.path, 'fresh');
    const { code, said } = await call(backUp, { LINLI_DATA: fresh }, ['--to', `${archive}.2`]);
    assert.equal(code, 1);
    assert.match(said, /nothing to copy yet/);
    assert.ok(!existsSync(fresh));
  });
});

describe('linli verify', () => {
  test('reads an archive to its end and says that it is whole', async () => {
    const { code, said } = await call(verify, settings, [archive]);
    assert.equal(code, 0, said);
    assert.match(said, /all\.tar is whole: written on .* Every hash and every count agrees/);
  });

  test('says what is wrong with one that is not, and ends with 1', async () => {
    const other = join(folder.path, 'other.tar');
    writeFileSync(other, 'a letter');
    const seen = await call(verify, settings, [other]);
    assert.deepEqual([seen.code, /is no archive of Linli/.test(seen.said)], [1, true]);
    const chinese = await call(verify, { ...settings, LC_ALL: 'zh_TW' }, [other]);
    assert.match(chinese.said, /不是鄰里的備份檔/);
  });
});

describe('linli verify of the installation itself', () => {
  test('says that all is as it was written, and holds it against a seal', async () => {
    const { code, said } = await call(verify, settings);
    assert.equal(code, 0, said);
    assert.match(said, /\d+ rows in \d+ tables were counted/);
    assert.match(said, /The journal holds: 0 entries are as they were sealed, 1 wait/);
    assert.match(said, /The figures agree with a recount/);
    assert.match(said, /0 files are there/);
    assert.match(said, /Everything is as it was written\.$/);
    const seal = join(folder.path, 'seal.txt');
    writeFileSync(seal, `length 0\ndigest ${'0'.repeat(64)}\n`);
    const held = await call(verify, settings, ['--seal', seal]);
    assert.equal(held.code, 0, held.said);
    assert.match(held.said, /The seal of 0 entries agrees/);
  });

  test('names what was changed, in each language, and ends with 1', async () => {
    const pool = openPool(database.connection);
    const db = openDb(pool);
    await sealAll(db, Temporal.Now.instant());
    const { rows } = await pool.query("update platform.journal set verb = 'confirm' returning id");
    await pool.query(`insert into platform.file (id, sha256, media_type, bytes, at)
      values (gen_random_uuid(), decode(repeat('ab', 32), 'hex'), 'image/webp', 1, now())`);
    await pool.query("insert into figures.sum values ('35', 'raised', '2026-01-01', 3)");
    try {
      const { code, said } = await call(verify, settings);
      assert.equal(code, 1);
      assert.match(said, /The journal does not hold: 1 places/);
      assert.match(said, new RegExp(`Entry ${rows[0].id} of 350203007010, number 1`));
      assert.match(said, /1 sums of the figures differ/);
      assert.match(said, /The file (?:ab){32}-full is missing/);
      assert.match(said, /Not everything is as it was written/);
      const chinese = await call(verify, { ...settings, LC_ALL: 'zh_CN.UTF-8' });
      assert.match(chinese.said, /第 1 条，或它前面的摘要，被改过/);
      const seal = join(folder.path, 'seal.txt');
      writeFileSync(seal, `length 1\ndigest ${'a'.repeat(64)}\n`);
      assert.match((await call(verify, settings, ['--seal', seal])).said, /of 1 entries differs/);
      writeFileSync(seal, `length 9\ndigest ${'a'.repeat(64)}\n`);
      assert.match((await call(verify, settings, ['--seal', seal])).said, /shorter than the 9/);
      writeFileSync(seal, 'a letter');
      assert.match((await call(verify, settings, ['--seal', seal])).said, /is no seal/);
    } finally {
      await pool.query('truncate platform.journal_link, figures.sum; delete from platform.file');
      await pool.end();
    }
  });

  test('makes no database in order to look at it', async () => {
    const fresh = join(folder.path, 'unseen');
    const { code } = await call(verify, { LINLI_DATA: fresh });
    assert.equal(code, 1);
    assert.ok(!existsSync(fresh));
  });
});

describe('linli restore', () => {
  test('asks which archive, and touches nothing for one that is none', async () => {
    const fresh = join(folder.path, 'untouched');
    const none = await call(restore, { LINLI_DATA: fresh });
    assert.deepEqual([none.code, none.said], [2, 'Say which archive: linli restore FILE']);
    const missing = await call(restore, { LINLI_DATA: fresh }, [join(folder.path, 'x.tar')]);
    assert.equal(missing.code, 1);
    assert.match(missing.said, /cannot be opened \(ENOENT/);
    assert.ok(!existsSync(fresh));
  });

  test('refuses an installation that is in use', async () => {
    const { code, said } = await call(restore, settings, [archive]);
    assert.equal(code, 1);
    assert.match(said, /There is something here already \(places\.place\)/);
  });

  test('fills an empty folder, which then serves what was copied', async () => {
    const data = join(folder.path, 'restored');
    const environment = { LINLI_DATA: data, LINLI_PORT: await freePort() };
    const { code, said } = await run(['restore', archive], environment);
    assert.equal(code, 0, said);
    assert.match(said, /Checking every byte\nLaying down the files\nLoading the tables/);
    assert.match(said, /Restored as it was on .* rows of \d+ tables and 0 files/);
    assert.match(said, /Start it: npx linli serve/);
    const served = start(['serve'], environment);
    await served.hears(/Ctrl-C/);
    const page = await fetch(`http://127.0.0.1:${environment.LINLI_PORT}/places/350203007010`);
    assert.match(await page.text(), /深田社區/);
    assert.doesNotMatch(served.said(), /Migration|first steward/);
    const again = await run(['restore', archive], environment);
    assert.match(again.said, /is in use by process/);
    await served.end('SIGTERM');
  });

  test('killed in the middle leaves an empty installation that says so, and can go on', async () => {
    const data = join(folder.path, 'killed');
    const environment = { LINLI_DATA: data, LINLI_PORT: await freePort() };
    const restoring = start(['restore', archive], environment);
    await restoring.hears(/Loading the tables/);
    await restoring.end('SIGKILL');
    const server = await startHere(data);
    const pool = openPool(server.connection);
    const { rows } = await pool.query('select count(*)::int as count from places.place');
    assert.equal(rows[0].count, 0, 'nothing of it is there');
    await pool.end();
    await server.stop();
    const served = start(['serve'], environment);
    await served.hears(/Ctrl-C/);
    assert.match(served.said(), /A restore was begun here and cut off \(.*all\.tar/);
    await served.end('SIGTERM');
    const doctor = await run(['doctor'], environment);
    assert.match(doctor.said, /! A restore was begun here and cut off/);
    const again = await run(['restore', archive], environment);
    assert.equal(again.code, 0, again.said);
    assert.ok(!existsSync(join(data, 'restoring')));
  });
});

describe('an upgrade', () => {
  test('of an installation in use makes a copy first, at the level it had', async () => {
    const old = await testDatabase();
    const pool = openPool(old.connection);
    const { waiting } = await standOneBack(pool);
    const environment = { ...settings, DATABASE_URL: urlOf(old), LINLI_DATA: folder.path };
    const blocked = join(folder.path, 'blocked');
    writeFileSync(blocked, 'no folder');
    const refused = await call(migrateOnly, { ...environment, LINLI_BACKUPS: blocked });
    assert.equal(refused.code, 1);
    assert.match(refused.said, /copy that is made before could not be written to .*blocked/);
    assert.match(refused.said, /Nothing was changed/);
    const config = readConfig({ ...environment, LINLI_BACKUPS: blocked });
    assert.ok(config.ok);
    const options = { config: config.value, say: () => {}, role: 'visitor' } as const;
    const opened = await openInstallation({ ...options, isDemonstration: false });
    assert.equal(opened.ok ? '' : opened.refusal, 'upgrade_without_copy');
    assert.deepEqual((await readLevel(pool, MIGRATIONS)).waiting, [waiting]);
    const copies = join(folder.path, 'before');
    const done = await call(migrateOnly, { ...environment, LINLI_BACKUPS: copies });
    assert.equal(done.code, 0, done.said);
    const [name = ''] = readdirSync(copies);
    assert.match(name, new RegExp(`^before-${waiting.slice(0, 4)}-.*\\.tar$`));
    const checked = await checkArchive(join(copies, name));
    assert.ok(checked.ok);
    assert.notEqual(checked.value.level.at(-1)?.name, waiting);
    const fresh = await call(doctor, { ...environment, LINLI_BACKUPS: copies });
    assert.match(fresh.said, /✓ The last copy is of .*before-/);
    await pool.end();
    await old.drop();
  });

  test('is refused for a database that a newer release has used, in words', async () => {
    const newer = await testDatabase();
    const pool = openPool(newer.connection);
    await pool.query("insert into public.linli_migration values ('9999_figures_later.sql', 'x')");
    const environment = { ...settings, DATABASE_URL: urlOf(newer) };
    const { code, said } = await call(migrateOnly, environment);
    assert.equal(code, 1);
    assert.match(said, /has had 9999_figures_later\.sql, which this release does not know/);
    await pool.end();
    await newer.drop();
  });
});

test('the doctor tells when there is no copy, an old one, or none wanted', async () => {
  const words = consoleWords({}).keeping;
  const now = Temporal.Now.instant();
  const zone = 'Asia/Shanghai';
  const off = await checkBackups(words, { backupFolder: undefined, zone }, now);
  assert.match(off.text, /LINLI_BACKUPS is none/);
  const none = await checkBackups(words, { backupFolder: join(folder.path, 'nil'), zone }, now);
  assert.deepEqual([none.state, /There is no copy in/.test(none.text)], ['notable', true]);
  const here = { backupFolder: folder.path, zone };
  assert.equal((await checkBackups(words, here, now)).state, 'good');
  const later = await checkBackups(words, here, now.add({ hours: 72 }));
  assert.deepEqual([later.state, /look at the log/.test(later.text)], ['bad', true]);
});

/** Makes a database as it was one migration ago, with somebody in it. */
async function standOneBack(pool: Pool): Promise<{ readonly waiting: string }> {
  const steps = await listKnownSteps(MIGRATIONS);
  const client = await pool.connect();
  await client.query('begin');
  await layDown(client, MIGRATIONS, steps.slice(0, -1));
  await client.query('commit');
  await client.query(`insert into people.person
    (community_id, id, name, language, search_name, created_at)
    values ('350203007010', gen_random_uuid(), '王秀英', 'zh-Hant', '王秀英', now())`);
  client.release();
  return { waiting: steps.at(-1)?.name ?? '' };
}
