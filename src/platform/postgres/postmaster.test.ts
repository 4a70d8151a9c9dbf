import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import {
  ask,
  hasServer,
  killHard,
  scratchFolder,
  serverPid,
  startHere,
  until,
  usedDataFolder,
} from '#test/postgres.ts';
import { findHomes } from './places.ts';
import type { Homes, Places } from './places.ts';
import { contact, findStaleSocketFolder, launch, readAddress, stopServer } from './postmaster.ts';
import { isAlive } from './processes.ts';

const DEAD = 999_999_999;
const silent = (): void => {};

/** Makes the folders of a cluster that has never been created. */
function makeHomes(path: string): Homes {
  const homes = findHomes(path);
  mkdirSync(homes.cluster);
  return homes;
}

function writePidFile(cluster: string, lines: readonly (string | number)[]): void {
  writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`);
}

test('where a server answers is read from what it wrote down', () => {
  using folder = scratchFolder();
  const { cluster } = makeHomes(folder.path);
  writePidFile(cluster, [DEAD, cluster, 1_700_000_000, 5432, '/some/socket', '', '1 2', 'ready']);
  assert.deepEqual(readAddress(cluster), { host: '/some/socket', port: 5432, user: 'linli' });
});

test('what a server has not written down yet is not guessed', () => {
  using folder = scratchFolder();
  const { cluster } = makeHomes(folder.path);
  assert.equal(readAddress(cluster), undefined);
  writePidFile(cluster, []);
  assert.equal(readAddress(cluster), undefined);
  writePidFile(cluster, [DEAD, cluster, 1_700_000_000]);
  assert.equal(readAddress(cluster), undefined);
  writePidFile(cluster, [DEAD, cluster, 1_700_000_000, 5432, '']);
  assert.equal(readAddress(cluster), undefined);
  writePidFile(cluster, [DEAD, cluster, 1_700_000_000, 'port', '/some/socket']);
  assert.equal(readAddress(cluster), undefined);
});

test('the socket folder of a dead server is stale, that of a living one is not', async () => {
  using folder = await usedDataFolder();
  const { cluster } = findHomes(folder.path);
  assert.equal(findStaleSocketFolder(cluster), undefined);
  const server = await startHere(folder.path);
  assert.equal(findStaleSocketFolder(cluster), undefined);
  await server.stop();
  writePidFile(cluster, [DEAD, cluster, 1, 5432, '/tmp/linli-socket-left']);
  assert.equal(findStaleSocketFolder(cluster), '/tmp/linli-socket-left');
});

test('where nothing answers a server is absent', async () => {
  using folder = scratchFolder();
  const homes = makeHomes(folder.path);
  assert.equal(await contact(homes, 'test'), 'absent');
  writePidFile(homes.cluster, [DEAD, homes.cluster, 1, 5432, join(folder.path, 'socket')]);
  assert.equal(await contact(homes, 'test'), 'absent');
});

test("another folder's server is not taken for ours, though our file names its socket", async () => {
  using own = scratchFolder();
  using other = await usedDataFolder();
  const server = await startHere(other.path);
  const homes = makeHomes(own.path);
  writePidFile(homes.cluster, [DEAD, homes.cluster, 1, 5432, server.connection.host]);
  assert.equal(await contact(homes, 'test'), 'absent');
  const found = await contact(findHomes(other.path), 'test session');
  assert.equal(typeof found, 'object');
  if (typeof found === 'object') {
    const { rows } = await found.client.query('show application_name');
    assert.deepEqual(rows, [{ application_name: 'test session' }]);
    assert.equal(found.isLost(), false);
    await found.client.end();
  }
  await server.stop();
});

test('a session knows when its server has been killed', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path, { role: 'visitor' });
  const found = await contact(findHomes(folder.path), 'test');
  assert.equal(typeof found, 'object');
  if (typeof found !== 'object') return;
  await killHard(serverPid(folder.path));
  await until(() => found.isLost());
  await assert.rejects(found.client.query('select 1'));
  await server.stop();
});

test('stopping where no server runs does nothing', async () => {
  using folder = scratchFolder();
  const homes = makeHomes(folder.path);
  await stopServer(homes, silent);
  writePidFile(homes.cluster, [DEAD, homes.cluster, 1, 5432, '/some/socket']);
  await stopServer(homes, silent);
  assert.equal(existsSync(join(homes.cluster, 'postmaster.pid')), true);
});

test('stopping spares a program that merely bears the number of a dead server', async () => {
  using folder = scratchFolder();
  const homes = makeHomes(folder.path);
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    writePidFile(homes.cluster, [stranger.pid ?? 0, homes.cluster, 1, 5432, '/some/socket']);
    await stopServer(homes, silent);
    assert.equal(isAlive(stranger.pid ?? 0), true);
    assert.equal(stranger.signalCode, null);
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('stopping ends sessions that are in the middle of something', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const client = new Client(server.connection);
  client.on('error', silent);
  await client.connect();
  await client.query('begin');
  await client.query("insert into kept values ('never committed')");
  const waiting = assert.rejects(client.query('select pg_sleep(60)'));
  await server.stop();
  await waiting;
  const again = await startHere(folder.path);
  assert.deepEqual(await ask(again, 'select what from kept'), ['railing']);
  await again.stop();
});

test('a program that cannot be started is told with the reason', async () => {
  using folder = scratchFolder();
  const homes = makeHomes(folder.path);
  appendFileSync(homes.logFile, 'an older line\n');
  const places: Places = {
    ...homes,
    binaries: { folder: '/nowhere', release: '18.4.0' },
    account: { kind: 'own' },
  };
  const launched = await launch(places, join(folder.path, 'socket'));
  await until(() => launched.hasEnded());
  assert.match(launched.account(), /ENOENT/);
  assert.doesNotMatch(launched.account(), /an older line/);
});

test('a lock file left empty by a server that ended as it began keeps no start back', async () => {
  using folder = await usedDataFolder();
  const file = join(findHomes(folder.path).cluster, 'postmaster.pid');
  writeFileSync(file, '');
  const before = Date.now();
  const server = await startHere(folder.path);
  // One that has only just been made may be another server's that is about to write its number.
  assert.ok(Date.now() - before >= 2_000);
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  await server.stop();
  assert.equal(existsSync(file), false);
});

test('a data folder may have any name a person gives it', async () => {
  using folder = scratchFolder();
  const dataFolder = join(folder.path, `鄰里, "資料" 100% $HOME 'a b'`);
  const server = await startHere(dataFolder);
  assert.deepEqual(await ask(server, 'show data_directory'), [join(dataFolder, 'postgres')]);
  await server.stop();
  assert.equal(hasServer(dataFolder), false);
  const again = await startHere(dataFolder);
  assert.equal(again.reused, false);
  await again.stop();
});

test("a host's own settings for PostgreSQL lead no start astray", async () => {
  using folder = await usedDataFolder();
  const astray = { PGDATA: '/nowhere', PGPORT: '1', PGHOST: '/nowhere', PGUSER: 'somebody' };
  const before = { ...process.env };
  Object.assign(process.env, astray);
  try {
    const server = await startHere(folder.path);
    assert.deepEqual(await ask(server, 'select current_user::text'), ['linli']);
    assert.equal(server.connection.port, 5432);
    await server.stop();
  } finally {
    for (const name of Object.keys(astray)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
});

test('what was acknowledged before a kill in the middle of writing is kept', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path, { role: 'visitor' });
  const client = new Client(server.connection);
  client.on('error', silent);
  await client.connect();
  await client.query('create table numbers (number integer primary key)');
  let acknowledged = 0;
  const writing = (async () => {
    for (let number = 1; ; number += 1) {
      await client.query('insert into numbers values ($1)', [number]);
      acknowledged = number;
    }
  })().catch(silent);
  await until(() => acknowledged >= 200);
  await killHard(serverPid(folder.path));
  await writing;
  await until(() => hasServer(folder.path) && isAlive(serverPid(folder.path)));
  const again = await startHere(folder.path, { role: 'visitor' });
  const [count] = await ask(again, 'select count(*)::integer from numbers');
  assert.ok(count === acknowledged || count === acknowledged + 1, `${count} of ${acknowledged}`);
  await again.stop();
  await server.stop();
  const log = readFileSync(join(folder.path, 'postgres.log'), 'utf8');
  assert.match(log, /automatic recovery in progress/);
});
