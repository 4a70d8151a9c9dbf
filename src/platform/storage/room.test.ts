import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { findOutage } from '#/platform/db/outage.ts';
import { LEAST_BYTES, NoRoomError, watchRoom } from './room.ts';

const { bavail, bsize } = statfsSync(tmpdir());
const free = bavail * bsize;

test('there is room as long as so much is left on the disk of each folder', async () => {
  assert.equal(await watchRoom([tmpdir()], free / 2)(), true);
  assert.equal(await watchRoom([tmpdir()], free * 2)(), false);
  assert.equal(await watchRoom([])(), true);
  assert.ok(LEAST_BYTES > 16 * 1024 * 1024 * 4, 'the log of the database grows in such pieces');
});

test('a folder that is not there, or a disk that cannot be asked, keeps nobody from working', async () => {
  assert.equal(await watchRoom(['/nowhere/at/all'], Number.MAX_VALUE)(), true);
  assert.equal(await watchRoom(['/nowhere/at/all', tmpdir()], free * 2)(), false);
});

test('the disk is asked again after half a second and not for every request', async (t) => {
  let now = 1_000;
  t.mock.method(performance, 'now', () => now);
  const folders = [tmpdir()];
  const hasRoom = watchRoom(folders, free * 2);
  assert.equal(await hasRoom(), false);
  folders.length = 0;
  now += 499;
  assert.equal(await hasRoom(), false, 'what was seen still holds');
  now += 1;
  assert.equal(await hasRoom(), true);
  mock.reset();
});

test('a change that was not begun is told as a full disk, as if it had failed while writing', () => {
  assert.equal(findOutage(new NoRoomError()), 'disk_full');
});
