import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ask,
  fillDataFolder,
  hasServer,
  killHard,
  makeLongFolder,
  scratchFolder,
  serverPid,
  startElsewhere,
  startHere,
  until,
  usedDataFolder,
} from '#test/postgres.ts';
import { startEmbedded } from './embedded.ts';
import { isAlive } from './processes.ts';

const PERMISSIONS = 0o777;

test('an empty folder becomes a database whose text functions know Chinese', async () => {
  using folder = scratchFolder();
  const said: string[] = [];
  const server = await startHere(join(folder.path, 'data'), { said });
  assert.match(server.version, /^18\.\d+$/);
  assert.equal(server.reused, false);
  assert.match(said.join('\n'), /Creating the database in .*data/);
  assert.deepEqual(await ask(server, 'show server_encoding'), ['UTF8']);
  const own = 'from pg_database where datname = current_database()';
  assert.deepEqual(await ask(server, `select datlocprovider ${own}`), ['b']);
  assert.notDeepEqual(await ask(server, `select datctype ${own}`), ['C']);
  const vector = "select length(to_tsvector('simple', '社區 鄰里'))";
  assert.deepEqual(await ask(server, vector), [2]);
  assert.deepEqual(await ask(server, "select upper('é')"), ['É']);
  await server.stop();
});

test('the server is durable, small, and deaf to the network', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const settings = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    shared_buffers: '64MB',
    max_connections: '200',
    jit: 'off',
  };
  for (const [name, value] of Object.entries(settings)) {
    assert.deepEqual(await ask(server, `show ${name}`), [value], name);
  }
  const socketFolder = statSync(server.connection.host);
  assert.equal(socketFolder.mode & PERMISSIONS, 0o700);
  assert.equal(statSync(join(folder.path, 'postgres')).mode & PERMISSIONS, 0o700);
  const { promise, resolve } = Promise.withResolvers<string>();
  connect(server.connection.port, '127.0.0.1')
    .on('connect', () => resolve('connected'))
    .on('error', () => resolve('refused'));
  // Another PostgreSQL of this machine may have the port; ours would name its data folder.
  if ((await promise) === 'connected') {
    const listening = readFileSync(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8');
    assert.equal(listening.split('\n')[5], '');
  }
  await server.stop();
});

test('a stopped server is gone, and what it kept is there at the next start', async () => {
  using folder = await usedDataFolder();
  const first = await startHere(folder.path);
  const pid = serverPid(folder.path);
  await ask(first, "insert into kept values ('lamp')");
  await first.stop();
  await first.stop();
  assert.equal(hasServer(folder.path), false);
  await until(() => !isAlive(pid));
  const second = await startHere(folder.path);
  assert.equal(second.reused, false);
  assert.deepEqual(await ask(second, 'select what from kept order by what'), ['lamp', 'railing']);
  await second.stop();
});

test('after the app is killed the next start takes its server over', async () => {
  using folder = await usedDataFolder();
  const killed = startElsewhere({ dataFolder: folder.path });
  assert.equal((await killed.report).ok, true);
  const pid = serverPid(folder.path);
  await killed.kill();
  const next = await startHere(folder.path);
  assert.equal(next.reused, true);
  assert.equal(serverPid(folder.path), pid);
  assert.deepEqual(await ask(next, 'select what from kept'), ['railing']);
  await next.stop();
  assert.equal(hasServer(folder.path), false);
});

test('after app and server are killed the next start recovers what was acknowledged', async () => {
  using folder = await usedDataFolder();
  const killed = startElsewhere({ dataFolder: folder.path });
  await killed.report;
  const pid = serverPid(folder.path);
  const address = readFileSync(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const connection = { host: address[4] ?? '', port: 5432, user: 'linli', database: 'linli' };
  await ask({ connection }, "insert into kept values ('acknowledged')");
  await killed.kill();
  await killHard(pid);
  assert.equal(hasServer(folder.path), true);
  const next = await startHere(folder.path);
  assert.equal(next.reused, false);
  const kept = await ask(next, 'select what from kept order by what');
  assert.deepEqual(kept, ['acknowledged', 'railing']);
  await next.stop();
});

test('a server that is killed under a living app comes back at the same address', async () => {
  using folder = await usedDataFolder();
  const said: string[] = [];
  const server = await startHere(folder.path, { said });
  const before = serverPid(folder.path);
  await killHard(before);
  await until(() => said.some((line) => line.includes('PostgreSQL runs again')));
  assert.notEqual(serverPid(folder.path), before);
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  const other = await startEmbedded({ dataFolder: folder.path, log: () => {}, patienceMs: 0 });
  assert.equal(other.ok, false);
  await server.stop();
  assert.equal(hasServer(folder.path), false);
});

test('a stale number that another program bears by now is no obstacle', async () => {
  using folder = await usedDataFolder();
  const [cluster, socket] = [join(folder.path, 'postgres'), join(folder.path, 'socket')];
  const stale = [process.ppid, cluster, 1, 5432, socket, '', '1 1', ''].join('\n');
  writeFileSync(join(cluster, 'postmaster.pid'), stale);
  writeFileSync(join(socket, '.s.PGSQL.5432.lock'), stale);
  const server = await startHere(folder.path);
  assert.equal(server.reused, false);
  assert.notEqual(serverPid(folder.path), process.ppid);
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  await server.stop();
});

test('a data folder with a long path gets a short private folder for its socket', async () => {
  using folder = scratchFolder();
  const dataFolder = makeLongFolder(folder.path);
  await fillDataFolder(dataFolder);
  const server = await startHere(dataFolder);
  const { host } = server.connection;
  assert.ok(Buffer.byteLength(host) < 60, host);
  assert.equal(statSync(host).mode & PERMISSIONS, 0o700);
  assert.deepEqual(await ask(server, 'select 1'), [1]);
  await server.stop();
  assert.equal(existsSync(host), false);
});

test('a short folder left by a killed server is cleared away', async () => {
  using folder = scratchFolder();
  const dataFolder = makeLongFolder(folder.path);
  await fillDataFolder(dataFolder);
  const killed = startElsewhere({ dataFolder });
  await killed.report;
  const cluster = join(dataFolder, 'postgres', 'postmaster.pid');
  const left = readFileSync(cluster, 'utf8').split('\n')[4] ?? '';
  await killed.kill();
  await killHard(serverPid(dataFolder));
  assert.equal(existsSync(left), true);
  const server = await startHere(dataFolder);
  assert.equal(existsSync(left), false);
  await server.stop();
});
