import assert from 'node:assert/strict';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { FORGETFUL } from '#test/faults/kills/installation.ts';
import { findDiskObstacle, makeDisk } from '#test/faults/disks/disk.ts';
import { cutPower } from '#test/faults/disks/power.ts';

const obstacle = findDiskObstacle();
const timeout = 120_000;

describe('a machine whose power is cut', { timeout, skip: obstacle ?? false }, () => {
  test('a disk keeps what was made durable, and forgets the rest', async () => {
    await using disk = await makeDisk(64);
    const [kept, lost] = [join(disk.path, 'kept'), join(disk.path, 'lost')];
    const file = openSync(kept, 'w');
    writeSync(file, 'durable');
    fsyncSync(file);
    closeSync(file);
    writeFileSync(lost, 'soon');
    assert.equal(readFileSync(lost, 'utf8'), 'soon', 'until then everybody sees it');
    disk.cut();
    assert.throws(() => writeFileSync(join(disk.path, 'later'), 'x'), /EIO|EROFS/);
    await disk.turnOn();
    assert.equal(readFileSync(kept, 'utf8'), 'durable');
    assert.ok(!existsSync(lost) || readFileSync(lost, 'utf8') === '');
  });

  test('all that was acknowledged is there, and every photo whole', async (t) => {
    const { acknowledged, repeated, photos, complaints } = await cutPower();
    t.diagnostic(`${acknowledged} writes and ${photos} photos; ${repeated} sent again`);
    assert.deepEqual(complaints, []);
  });

  test('a database that promises before it writes loses some, and that is seen', async (t) => {
    const { acknowledged, complaints } = await cutPower(FORGETFUL);
    t.diagnostic(`${complaints.length} complaints over ${acknowledged} acknowledged writes`);
    assert.match(complaints.join('\n'), /(?:raise|claim|comment) \S+ is there 0 times/);
  });
});
