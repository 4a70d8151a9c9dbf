import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, isRoot, scratchFolder, startHere, usedDataFolder } from '#test/postgres.ts';
import { findBinaries } from './binaries.ts';
import { EMBEDDED_USER, ensureCluster } from './cluster.ts';
import { findHomes, preparePlaces } from './places.ts';
import type { Places } from './places.ts';

const silent = (): void => {};

function placesIn(path: string): Places {
  return preparePlaces(findHomes(path), '/var/lib/linli', silent);
}

test('files are created once, privately, and said so once', async () => {
  using folder = scratchFolder();
  const places = placesIn(folder.path);
  const said: string[] = [];
  await ensureCluster(places, (line) => said.push(line));
  const version = join(places.cluster, 'PG_VERSION');
  const made = statSync(version).mtimeMs;
  await ensureCluster(places, (line) => said.push(line));
  assert.equal(statSync(version).mtimeMs, made);
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /once, about a second/);
  assert.equal(statSync(places.cluster).mode & 0o777, 0o700);
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('creating')),
    [],
  );
});

test('what another living process has begun to create is left alone', async () => {
  using folder = scratchFolder();
  const places = placesIn(folder.path);
  // Another process has begun, and is alive: its files are not ours to clear away.
  const others = `${places.cluster}.creating-1`;
  mkdirSync(others);
  await ensureCluster(places, silent);
  assert.equal(existsSync(others), true);
  assert.equal(existsSync(join(places.cluster, 'global', 'pg_control')), true);
});

test('a database that cannot be created is told, and leaves nothing half made', async () => {
  using folder = scratchFolder();
  const broken = { ...placesIn(folder.path), binaries: { folder: '/nowhere', release: '18.4.0' } };
  const account = { kind: 'own' } as const;
  await assert.rejects(
    ensureCluster({ ...broken, account }, silent),
    /PostgreSQL could not create its files:[^]*ENOENT/,
  );
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.startsWith('postgres')),
    [],
  );
});

test('there is one role, and no password that could be known to others', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const roles = "select rolname from pg_roles where rolname not like 'pg\\_%'";
  assert.deepEqual(await ask(server, roles), [EMBEDDED_USER]);
  assert.deepEqual(await ask(server, 'select passwd from pg_shadow'), [null]);
  assert.equal('password' in server.connection, false);
  await server.stop();
});

test('every start finds the same database, which belongs to our role', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const owner = `select pg_get_userbyid(datdba)::text from pg_database where datname = 'linli'`;
  assert.deepEqual(await ask(server, owner), [EMBEDDED_USER]);
  assert.equal(server.connection.database, 'linli');
  await server.stop();
  const again = await startHere(folder.path);
  assert.deepEqual(await ask(again, owner), [EMBEDDED_USER]);
  await again.stop();
});

test('a database that was dropped is there again at the next start', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const maintenance = { connection: { ...server.connection, database: 'postgres' } };
  await ask(maintenance, 'drop database linli with (force)');
  await server.stop();
  const again = await startHere(folder.path);
  assert.deepEqual(await ask(again, "select to_regclass('kept')::text"), [null]);
  await again.stop();
});

test('the folders of a fresh data folder lie inside it, under an account that works', () => {
  using folder = scratchFolder();
  const places = placesIn(join(folder.path, 'data'));
  assert.equal(places.home, join(folder.path, 'data'));
  assert.equal(places.cluster, join(folder.path, 'data', 'postgres'));
  assert.equal(places.binaries.release, findBinaries().release);
  assert.equal(places.account.kind === 'own', !isRoot);
  assert.equal(
    statSync(places.home).mode & 0o777,
    places.account.kind === 'nobody' ? 0o710 : 0o700,
  );
});

test('a data folder that was given a home elsewhere keeps to it', () => {
  using folder = scratchFolder();
  using elsewhere = scratchFolder();
  writeFileSync(join(folder.path, 'postgres-home'), `${elsewhere.path}\n`);
  const homes = findHomes(folder.path);
  assert.equal(homes.home, elsewhere.path);
  assert.equal(homes.cluster, join(elsewhere.path, 'postgres'));
  assert.equal(homes.logFile, join(folder.path, 'postgres.log'));
});
