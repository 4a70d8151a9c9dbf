import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Command } from '#/app/commands/command.ts';
import { doctor } from '#/app/commands/doctor.ts';
import { importPlaces } from '#/app/commands/import-places.ts';
import { migrateOnly } from '#/app/commands/migrate.ts';
import { consoleWords } from '#/app/words/index.ts';
import { openPool } from '#/platform/db/pool.ts';
import type { Connection } from '#/platform/db/pool.ts';
import { freePort, run, start } from '#test/cli.ts';
import type { Ended, Environment, Running } from '#test/cli.ts';
import { testDatabase } from '#test/database.ts';
import { scratchFolder, usedDataFolder } from '#test/postgres.ts';

const STOP_LIMIT_SECONDS = 6;

/** Runs a command that ends by itself inside this process, which takes a tenth of the time. */
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

/** Writes where a database is as a host would write it, a socket included. */
function urlOf(connection: Connection): string {
  if ('url' in connection) return connection.url;
  const { host, port, user, database } = connection;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

test('asked for help behind a command, it helps and does nothing else', async () => {
  for (const parameters of [
    ['demo', '--help'],
    ['demo', 'remove', '-h'],
    ['migrate', '--help'],
  ]) {
    const { code, said } = await run(parameters, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1' });
    assert.equal(code, 0, said);
    assert.match(said, /linli places import/);
  }
});

test('help names every command and every setting', async () => {
  const { code, said } = await run(['--help'], {});
  assert.equal(code, 0);
  for (const name of ['serve', 'demo', 'demo remove', 'migrate', 'places import', 'doctor']) {
    assert.match(said, new RegExp(`^  linli ${name}`, 'm'));
  }
  for (const name of ['DATA', 'HOST', 'PORT', 'URL', 'ZONE']) {
    assert.match(said, new RegExp(`^  LINLI_${name} `, 'm'));
  }
});

test('an unknown command says so and where to look', async () => {
  const { code, said } = await run(['restart', 'now'], {});
  assert.equal(code, 2);
  assert.match(said, /no command "restart now". Try: linli --help/);
});

test('what a command does not know is refused before anything is done, with where it is set', async () => {
  using folder = scratchFolder();
  const dataFolder = join(folder.path, 'data');
  const { code, said } = await run(['demo', '--port', '4700'], { LINLI_DATA: dataFolder });
  assert.equal(code, 2);
  assert.match(said, /"linli demo" does not know "--port".*LINLI_PORT=4700/);
  assert.equal(existsSync(dataFolder), false);
});

test('a setting that cannot be is refused in a sentence, whatever the command', async () => {
  const cases: readonly (readonly [Environment, RegExp])[] = [
    [{ LINLI_PORT: 'many' }, /LINLI_PORT has to be a number/],
    [{ DATABASE_URL: 'mysql://db' }, /DATABASE_URL has to begin with postgres/],
    [{ LINLI_URL: 'linli' }, /LINLI_URL has to be a whole address/],
    [{ LINLI_ZONE: 'Xiamen' }, /LINLI_ZONE has to name a time zone/],
  ];
  for (const [environment, sentence] of cases) {
    const { code, said } = await call(migrateOnly, environment);
    assert.equal(code, 1);
    assert.match(said, sentence);
  }
});

test('an import of nothing says how to name something', async () => {
  const { code, said } = await call(importPlaces, {});
  assert.equal(code, 2);
  assert.match(said, /places import --cn 3502/);
});

test('a sheet is told row by row what is wrong, in the language of the console', async () => {
  using folder = scratchFolder();
  const sheet = join(folder.path, 'places.csv');
  const wrong = ['code,kind,name,parent', 'XM,city,廈門,', 'SM,empire,思明,XM', ',city,,'];
  writeFileSync(sheet, wrong.join('\n'));
  const { connection, drop } = await testDatabase();
  const environment = { DATABASE_URL: urlOf(connection), LINLI_DATA: folder.path };
  try {
    const seen = await call(importPlaces, environment, ['--csv', sheet]);
    assert.equal(seen.code, 1);
    assert.match(seen.said, /Row 3, column kind \(the kind\): .*“empire”/);
    assert.match(seen.said, /Row 4, column name \(the name\): this cell is empty/);
    assert.match(seen.said, /Nothing was imported. Cells to mend: 3 \(shown: 3\)/);
    assert.doesNotMatch(seen.said, /sheet_/);
    const chinese = { ...environment, LC_ALL: 'zh_TW.UTF-8' };
    const read = await call(importPlaces, chinese, ['--csv', sheet]);
    assert.match(read.said, /第 3 列，kind 欄（類別）：沒有「empire」這個類別/);
    writeFileSync(sheet, `\uFEFF${wrong.slice(0, 2).join('\n')}`);
    const tried = await call(importPlaces, environment, ['--csv', sheet, '--dry-run']);
    assert.match(tried.said, /New: 1. Changed: 0. As they were: 0.\nThis was a trial/);
    const done = await call(importPlaces, environment, ['--csv', sheet]);
    assert.match(done.said, /New: 1. .*\n1 places in/);
    const again = await call(importPlaces, environment, ['--csv', sheet]);
    assert.match(again.said, /New: 0. Changed: 0. As they were: 1./);
  } finally {
    await drop();
  }
});

test('a sheet that is absent, or saved by an old program, is refused in a sentence', async () => {
  using folder = scratchFolder();
  const sheet = join(folder.path, 'places.csv');
  const absent = await call(importPlaces, {}, ['--csv', sheet]);
  assert.equal(absent.code, 1);
  assert.match(absent.said, /cannot be read \(ENOENT.*Check its name/);
  // 廈門 as a spreadsheet program of Chinese Windows writes it.
  writeFileSync(sheet, Buffer.from([0xcf, 0xc3, 0xc3, 0xc5]));
  const old = await call(importPlaces, {}, ['--csv', sheet]);
  assert.equal(old.code, 1);
  assert.match(old.said, /not in UTF-8. .*save it again as “CSV UTF-8”/);
  writeFileSync(sheet, 'code,kind,name\n"XM,city,x');
  const { connection, drop } = await testDatabase();
  const environment = { DATABASE_URL: urlOf(connection), LINLI_DATA: folder.path };
  const unclosed = await call(importPlaces, environment, ['--csv', sheet]).finally(drop);
  assert.match(unclosed.said, /Row 2, column no. 1: a quotation mark opens here/);
});

test('an outside database that sees no letters is refused with what mends it', async () => {
  const beside = await testDatabase();
  const pool = openPool(beside.connection, 1);
  const name = `linli_test_${process.pid}_cli`;
  await pool.query(`create database ${name} template template0 locale_provider libc locale 'C'`);
  const url = urlOf(beside.connection).replace(/linli_test_\d+_\d+/, name);
  try {
    const { code, said } = await call(migrateOnly, { DATABASE_URL: url });
    assert.equal(code, 1);
    assert.match(said, /LC_CTYPE C, .*\n {2}CREATE DATABASE linli TEMPLATE template0/);
    const examined = await call(doctor, { DATABASE_URL: url });
    assert.equal(examined.code, 1);
    assert.match(examined.said, /✗ The database .* LC_CTYPE C/);
  } finally {
    await pool.query(`drop database ${name} with (force)`);
    await pool.end();
    await beside.drop();
  }
});

test('an outside database that is not there is refused without a stack', async () => {
  const url = `postgres://linli@127.0.0.1:${await freePort()}/linli`;
  const { code, said } = await call(migrateOnly, { DATABASE_URL: url });
  assert.equal(code, 1);
  assert.match(said, /cannot be reached \(.*ECONNREFUSED/);
});

describe('an installation from its first start on', () => {
  let folder: Awaited<ReturnType<typeof usedDataFolder>>;
  let environment: Environment;
  let url: string;
  let server: Running | undefined;

  before(async () => {
    folder = await usedDataFolder();
    chmodSync(folder.path, 0o700);
    const port = await freePort();
    environment = { LINLI_DATA: folder.path, LINLI_PORT: port };
    url = `http://127.0.0.1:${port}`;
  });

  after(async () => {
    await server?.end('SIGKILL');
    folder[Symbol.dispose]();
  });

  test('migrating brings an empty database to this level, and twice changes nothing', async () => {
    const first = await run(['migrate'], environment);
    assert.equal(first.code, 0, first.said);
    assert.match(first.said, /Migration 0001_.*\n[^]*level \([1-9]\d* migrations run\)/);
    assert.match((await call(migrateOnly, environment)).said, /level \(0 migrations run\)/);
  });

  test('the places of a city are loaded by its code', async () => {
    const { code, said } = await run(['places', 'import', '--cn', '3502'], environment);
    assert.equal(code, 0, said);
    const count = Number(/(\d+) places in/.exec(said)?.[1]);
    assert.ok(count > 400 && count < 2_000, `${count} places`);
  });

  test('serving offers the first steward a link', async () => {
    server = start(['serve'], environment);
    const link = await server.hears(new RegExp(`${url}/first\\?token=[\\w-]{43}`));
    assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok');
    assert.equal((await fetch(link)).status, 200);
  });

  test('a second server is told who holds the folder', async () => {
    const second = await run(['serve'], environment);
    assert.equal(second.code, 1);
    assert.match(second.said, new RegExp(`in use by process ${server?.pid} since \\d{4}-`));
  });

  test('the doctor looks at what is being served', async () => {
    const { code, said } = await run(['doctor'], environment);
    assert.equal(code, 0, said);
    assert.match(said, /✓ Linli is being served/);
    assert.match(said, /✓ The categories of needs are loaded \(\d+\)/);
    assert.match(said, /! Nobody looks after this installation yet/);
  });

  test('Ctrl-C ends it in time', async () => {
    const asked = performance.now();
    assert.ok(server, 'it was started');
    const { code, said } = await server.end('SIGINT');
    assert.equal(code, 0, said);
    const seconds = (performance.now() - asked) / 1_000;
    assert.ok(seconds < STOP_LIMIT_SECONDS, `it took ${seconds} s`);
    await assert.rejects(fetch(`${url}/healthz`));
  });

  test('after kill -9 it starts again, and a terminal that closes stops it', async () => {
    const killed = start(['serve'], environment);
    await killed.hears(/\/first\?token=/);
    await killed.end('SIGKILL');
    const next = start(['serve'], environment);
    await next.hears(/\/first\?token=/);
    assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok');
    assert.equal((await next.end('SIGHUP')).code, 0);
  });

  test('a port that is taken is told with how to choose another', async () => {
    const other = createServer().listen(Number(environment['LINLI_PORT']), '127.0.0.1');
    await once(other, 'listening');
    const { code, said } = await run(['serve'], environment);
    other.close();
    assert.equal(code, 1);
    assert.match(said, /Port \d+ is taken by another program.*LINLI_PORT=4700 npm start/);
  });
});
