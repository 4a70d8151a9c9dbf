import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ask,
  hasServer,
  makeLongFolder,
  scratchFolder,
  serverPid,
  startElsewhere,
  startHere,
  until,
  usedDataFolder,
} from '#test/postgres.ts';
import { startEmbedded } from './embedded.ts';
import { socketFiles } from './places.ts';
import { readAddress } from './postmaster.ts';

test('a second app is told which process holds the data folder, and since when', async () => {
  using folder = await usedDataFolder();
  const first = startElsewhere({ dataFolder: folder.path });
  assert.equal((await first.report).ok, true);
  const second = await startEmbedded({ dataFolder: folder.path, log: () => {}, patienceMs: 0 });
  assert.equal(second.ok, false);
  if (second.ok) return;
  assert.equal(second.refusal, 'data_folder_held');
  assert.equal(second.detail['pid'], String(first.pid));
  assert.equal(second.detail['dataFolder'], folder.path);
  const since = Temporal.Instant.from(second.detail['since'] ?? '');
  const age = Temporal.Now.instant().since(since).total('seconds');
  assert.ok(age > -2 && age < 60, String(age));
  await first.stop();
  const third = await startHere(folder.path);
  assert.equal(third.reused, false);
  await third.stop();
});

test('an app is refused beside another of the same process too', async () => {
  using folder = await usedDataFolder();
  const server = await startHere(folder.path);
  const second = await startEmbedded({ dataFolder: folder.path, log: () => {}, patienceMs: 0 });
  assert.equal(second.ok ? '' : second.detail['pid'], String(process.pid));
  assert.deepEqual(await ask(server, 'select 1'), [1]);
  await server.stop();
});

test('one who starts while the app is stopping waits for it and says so', async () => {
  using folder = await usedDataFolder();
  const first = await startHere(folder.path);
  const said: string[] = [];
  const second = startHere(folder.path, { said });
  await until(() => said.length > 0);
  assert.match(said[0] ?? '', new RegExp(`Process ${process.pid} has this data folder; waiting`));
  await first.stop();
  const server = await second;
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  await server.stop();
});

test('of apps that start in the same instant on an empty folder one gets it', async () => {
  using folder = scratchFolder();
  using temporary = scratchFolder();
  // With a long path each makes a short socket folder, of which only the winner's may remain.
  const dataFolder = makeLongFolder(folder.path);
  const starters = [1, 2, 3].map(() =>
    startElsewhere({ dataFolder, patienceMs: 0 }, { temporary: temporary.path }),
  );
  const reports = await Promise.all(starters.map((starter) => starter.report));
  assert.deepEqual(
    reports.map((report) => report.error),
    [undefined, undefined, undefined],
  );
  const winners = starters.filter((_, index) => reports[index]?.ok);
  assert.equal(winners.length, 1);
  const holders = reports.filter((report) => !report.ok).map((report) => report.detail?.['pid']);
  assert.deepEqual(holders, [String(winners[0]?.pid), String(winners[0]?.pid)]);
  const { host } = readAddress(join(dataFolder, 'postgres')) ?? { host: '' };
  assert.equal(existsSync(socketFiles(host)[0]), true);
  await winners[0]?.stop();
  assert.equal(hasServer(dataFolder), false);
  assert.deepEqual(readdirSync(temporary.path), []);
});

test('a visitor works beside the app, and the last to leave stops the server', async () => {
  using folder = await usedDataFolder();
  const app = await startHere(folder.path);
  const pid = serverPid(folder.path);
  const visitor = await startHere(folder.path, { role: 'visitor' });
  assert.equal(visitor.reused, true);
  await app.stop();
  assert.equal(serverPid(folder.path), pid);
  assert.deepEqual(await ask(visitor, 'select what from kept'), ['railing']);
  await visitor.stop();
  assert.equal(hasServer(folder.path), false);
});

test('an app may start while a visitor has the server, and outlives him', async () => {
  using folder = await usedDataFolder();
  const visitor = await startHere(folder.path, { role: 'visitor' });
  assert.equal(visitor.reused, false);
  const app = await startHere(folder.path);
  assert.equal(app.reused, true);
  await visitor.stop();
  assert.deepEqual(await ask(app, 'select what from kept'), ['railing']);
  await app.stop();
  assert.equal(hasServer(folder.path), false);
});

test('one who starts while another is stopping gets a server that lasts', async () => {
  using folder = await usedDataFolder();
  for (let round = 0; round < 5; round += 1) {
    const leaving = await startHere(folder.path, { role: 'visitor' });
    const [coming] = await Promise.all([
      startHere(folder.path, { role: 'visitor' }),
      leaving.stop(),
    ]);
    assert.deepEqual(await ask(coming, 'select what from kept'), ['railing']);
    await coming.stop();
  }
  assert.equal(hasServer(folder.path), false);
});

test('a copy of a data folder that is in use starts a server of its own', async () => {
  using original = await usedDataFolder();
  using copy = scratchFolder();
  const server = await startHere(original.path);
  await ask(server, 'checkpoint');
  cpSync(original.path, copy.path, { recursive: true, filter: (path) => !path.includes('socket') });
  const other = await startHere(copy.path);
  assert.equal(other.reused, false);
  await ask(other, "insert into kept values ('copy')");
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  await other.stop();
  assert.deepEqual(await ask(server, 'select what from kept'), ['railing']);
  await server.stop();
});
