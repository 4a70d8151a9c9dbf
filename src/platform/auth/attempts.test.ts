import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { countAttempt, forgetAttempts, isUsedUp, networkOf } from './attempts.ts';

const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');
const LIMIT = { kind: 'bells.ring', subject: '192.0.2.1', most: 2 };

test('tries are allowed up to the limit and then no more', async () => {
  await rolledBack(async (tx) => {
    const allowed = [];
    for (let turn = 0; turn < 4; turn += 1) allowed.push(await countAttempt(tx, LIMIT, NOON));
    assert.deepEqual(allowed, [true, true, false, false]);
  });
});

test('each subject and each kind has a count of its own', async () => {
  await rolledBack(async (tx) => {
    await countAttempt(tx, { ...LIMIT, most: 1 }, NOON);
    assert.equal(await countAttempt(tx, { ...LIMIT, most: 1, subject: '192.0.2.2' }, NOON), true);
    assert.equal(await countAttempt(tx, { ...LIMIT, most: 1, kind: 'bells.buy' }, NOON), true);
    assert.equal(await countAttempt(tx, { ...LIMIT, most: 1 }, NOON), false);
  });
});

test('the next hour begins a fresh count', async () => {
  await rolledBack(async (tx) => {
    await countAttempt(tx, { ...LIMIT, most: 1 }, NOON);
    const later = NOON.add({ minutes: 60 });
    assert.equal(await countAttempt(tx, { ...LIMIT, most: 1 }, later), true);
  });
});

test('asking whether a limit is used up counts nothing', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await isUsedUp(tx, LIMIT, NOON), false);
    await countAttempt(tx, LIMIT, NOON);
    assert.equal(await isUsedUp(tx, LIMIT, NOON), false);
    await countAttempt(tx, LIMIT, NOON);
    assert.equal(await isUsedUp(tx, LIMIT, NOON), true);
  });
});

test('counts of hours that are over are forgotten, the present one is kept', async () => {
  await rolledBack(async (tx) => {
    const once = { ...LIMIT, most: 1 };
    await countAttempt(tx, once, NOON);
    await countAttempt(tx, once, NOON.add({ hours: 1 }));
    await forgetAttempts(tx, NOON.add({ hours: 1 }));
    assert.equal(await isUsedUp(tx, once, NOON), false);
    assert.equal(await isUsedUp(tx, once, NOON.add({ hours: 1 })), true);
  });
});

test('addresses of one customer count as one network', () => {
  assert.equal(networkOf('2001:db8:0:1::5'), networkOf('2001:DB8::1:9:8:7:6'));
  assert.equal(networkOf('2001:db8:0:1:ffff:1:2:3'), '2001:db8:0:1');
  assert.notEqual(networkOf('2001:db8:0:1::5'), networkOf('2001:db8:0:2::5'));
  assert.equal(networkOf('::1'), '0:0:0:0');
});

test('an address of four numbers is a network by itself', () => {
  assert.equal(networkOf('192.0.2.1'), '192.0.2.1');
  assert.equal(networkOf('::ffff:192.0.2.1'), '::ffff:192.0.2.1');
  assert.equal(networkOf('inside'), 'inside');
});
