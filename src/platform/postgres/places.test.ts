import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ask,
  hasServer,
  isOpenToOthers,
  isRoot,
  scratchFolder,
  serverPid,
  startElsewhere,
  startHere,
  usedDataFolder,
} from '#test/postgres.ts';
import { startEmbedded } from './embedded.ts';
import { findHomes, makeSocketFolder, removeSocketFolder, socketFiles } from './places.ts';

const NOBODY = 65_534;
const notRoot = isRoot ? false : 'only root can show this';
const isClosed = isRoot && !isOpenToOthers() && 'nobody else may enter this checkout';
const noNamespaces =
  isRoot && !allowsNamespaces() ? 'this system allows no user namespace' : notRoot;

function allowsNamespaces(): boolean {
  try {
    execFileSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true']);
    return true;
  } catch {
    return false;
  }
}

/** Makes a PATH like that of a system whose `unshare` is forbidden. */
function makePathWithoutUnshare(folder: string): string {
  const path = join(folder, 'path');
  mkdirSync(path);
  symlinkSync('/bin/false', join(path, 'unshare'));
  return `${path}:${process.env['PATH'] ?? ''}`;
}

function ownerOfProcess(pid: number): number {
  return statSync(`/proc/${pid}`).uid;
}

test(
  'root runs the server in a folder that only root may enter',
  { skip: noNamespaces },
  async () => {
    using folder = scratchFolder();
    chmodSync(folder.path, 0o700);
    const server = await startHere(join(folder.path, 'data'));
    assert.deepEqual(await ask(server, 'select 1'), [1]);
    assert.equal(statSync(join(folder.path, 'data', 'postgres', 'PG_VERSION')).uid, 0);
    await server.stop();
  },
);

test('an ordinary user runs the server as himself', { skip: isClosed }, async () => {
  using folder = scratchFolder();
  const uid = isRoot ? NOBODY : (process.geteuid?.() ?? 0);
  chownSync(folder.path, uid, uid === NOBODY ? NOBODY : (process.getegid?.() ?? 0));
  const starter = startElsewhere({ dataFolder: folder.path }, isRoot ? { uid } : {});
  const report = await starter.report;
  assert.equal(report.error, undefined);
  assert.equal(report.ok, true);
  assert.equal(ownerOfProcess(serverPid(folder.path)), uid);
  await starter.stop();
  assert.equal(hasServer(folder.path), false);
});

test(
  'root serves the folder of a user as that user, even a nameless one',
  { skip: noNamespaces },
  async () => {
    using folder = scratchFolder();
    const uid = 54_321;
    chownSync(folder.path, uid, uid);
    const server = await startHere(folder.path);
    assert.equal(ownerOfProcess(serverPid(folder.path)), uid);
    assert.equal(statSync(join(folder.path, 'postgres', 'PG_VERSION')).uid, uid);
    assert.deepEqual(await ask(server, 'select 1'), [1]);
    await server.stop();
  },
);

test('without namespaces root lets nobody run the server in place', { skip: notRoot }, async () => {
  using folder = scratchFolder();
  chmodSync(folder.path, 0o755);
  const dataFolder = join(folder.path, 'data');
  const path = makePathWithoutUnshare(folder.path);
  const starter = startElsewhere({ dataFolder, enterableFolder: '/nowhere' }, { path });
  const report = await starter.report;
  assert.equal(report.error, undefined);
  assert.match(report.said.join('\n'), /runs as the user nobody/);
  assert.equal(ownerOfProcess(serverPid(dataFolder)), NOBODY);
  assert.equal(statSync(dataFolder).mode & 0o777, 0o710);
  await starter.stop();
});

test(
  'without namespaces a database nobody can reach is moved, and said so',
  { skip: notRoot },
  async () => {
    using closed = await usedDataFolder();
    using open = scratchFolder();
    const enterableFolder = join(open.path, 'enterable');
    chmodSync(open.path, 0o755);
    const dataFolder = join(closed.path, 'data');
    mkdirSync(dataFolder);
    for (const name of ['postgres', 'socket']) {
      renameSync(join(closed.path, name), join(dataFolder, name));
    }
    const path = makePathWithoutUnshare(open.path);
    const starter = startElsewhere({ dataFolder, enterableFolder }, { path });
    const report = await starter.report;
    assert.equal(report.error, undefined);
    const { home, cluster } = findHomes(dataFolder);
    assert.ok(home.startsWith(enterableFolder), home);
    assert.ok(
      report.said.some((line) => line.includes(home)),
      report.said.join('\n'),
    );
    assert.equal(ownerOfProcess(serverPid(home)), NOBODY);
    assert.equal(existsSync(join(dataFolder, 'postgres')), false);
    await starter.stop();
    assert.equal(existsSync(join(cluster, 'postmaster.pid')), false);
    const again = await startHere(dataFolder);
    assert.deepEqual(await ask(again, 'select what from kept'), ['railing']);
    assert.equal(ownerOfProcess(serverPid(home)), NOBODY);
    await again.stop();
  },
);

test('root is told what to do where nobody can enter any folder', { skip: notRoot }, async () => {
  using folder = scratchFolder();
  const closed = join(folder.path, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const options = { dataFolder: join(closed, 'data'), enterableFolder: join(closed, 'enterable') };
  const path = makePathWithoutUnshare(folder.path);
  const report = await startElsewhere(options, { path }).report;
  assert.match(report.error ?? '', /Start as an ordinary user, or set DATABASE_URL/);
});

test("a user is told that the files are another's and how to take them over", async () => {
  using folder = scratchFolder();
  chmodSync(folder.path, 0o755);
  const dataFolder = isRoot ? folder.path : '/usr';
  const starter = startElsewhere({ dataFolder }, isRoot ? { uid: NOBODY } : {});
  const { error = '' } = await starter.report;
  assert.match(error, /belong to another user \(number 0\)/);
  assert.match(error, /sudo chown -R \d+ \//);
});

test('a database of another major release is refused with the way out', async () => {
  using folder = await usedDataFolder();
  writeFileSync(join(folder.path, 'postgres', 'PG_VERSION'), '17\n');
  await assert.rejects(
    startEmbedded({ dataFolder: folder.path, log: () => {} }),
    /was made by PostgreSQL 17, and this release carries 18\. Make a backup/,
  );
});

test('a damaged database is told with the words of PostgreSQL, at once', async () => {
  using folder = await usedDataFolder();
  writeFileSync(join(folder.path, 'postgres', 'global', 'pg_control'), 'nonsense');
  await assert.rejects(
    startEmbedded({ dataFolder: folder.path, log: () => {} }),
    /PostgreSQL did not start\. From .*postgres\.log:[^]*pg_control/,
  );
});

test('a log that has grown large is turned over at the next start', async () => {
  using folder = await usedDataFolder();
  const log = join(folder.path, 'postgres.log');
  writeFileSync(log, 'old line\n'.repeat(1_200_000));
  const server = await startHere(folder.path);
  await server.stop();
  assert.ok(statSync(log).size < 10_000);
  assert.match(readFileSync(`${log}.1`, 'utf8').slice(0, 20), /old line/);
});

test('what a killed start left half created is cleared away', async () => {
  using folder = scratchFolder();
  const unfinished = join(folder.path, 'postgres.creating-999999999');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '18\n');
  const server = await startHere(folder.path);
  assert.equal(existsSync(unfinished), false);
  await server.stop();
});

test('only an empty socket folder of our own making is ever removed', () => {
  using folder = scratchFolder();
  const makeFolder = (name: string): string => {
    const path = join(folder.path, name);
    mkdirSync(path);
    for (const file of socketFiles(path)) writeFileSync(file, '');
    return path;
  };
  const ours = makeFolder('linli-socket-abc');
  removeSocketFolder(ours);
  assert.equal(existsSync(ours), false);
  const strange = makeFolder('linli-data');
  removeSocketFolder(strange);
  assert.equal(existsSync(strange), true);
  const full = makeFolder('linli-socket-full');
  writeFileSync(join(full, 'photo.jpg'), '');
  removeSocketFolder(full);
  assert.equal(existsSync(join(full, 'photo.jpg')), true);
  removeSocketFolder(join(folder.path, 'linli-socket-absent'));
});

test('a socket lies in the data folder as long as its path is short enough', () => {
  using folder = scratchFolder();
  const homes = findHomes(join(folder.path, 'data'));
  const own = {
    ...homes,
    binaries: { folder: '/', release: '18.4' },
    account: { kind: 'own' },
  } as const;
  assert.equal(makeSocketFolder(own), join(folder.path, 'data', 'socket'));
  const long = makeSocketFolder({ ...own, home: join(folder.path, 'long'.repeat(30)) });
  assert.ok(socketFiles(long).every((path) => Buffer.byteLength(path) <= 103));
  assert.equal(statSync(long).mode & 0o777, 0o700);
  removeSocketFolder(long);
  assert.equal(existsSync(long), false);
});
