import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { forgetKey, forgetKeys, isFormKey, keepOutcome, makeFormKey, takeKey } from './keys.ts';
import type { KeyMaker } from './keys.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const secret = new Uint8Array(32).fill(7);
const maker: KeyMaker = { secret, holder: 'session-1' };
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const sealer = { secret, randomBytes };

function taking(key: string, at = NOW) {
  return [{ key, endpoint: 'guests.sign', actorId: undefined, secret }, at] as const;
}

test('a key made for a browser is a key of that browser', () => {
  const key = makeFormKey(maker, NOW, randomBytes);
  assert.ok(isFormKey(maker, key, NOW));
  assert.notEqual(makeFormKey(maker, NOW, randomBytes), key);
});

test('it is none of another browser, nor of another installation', () => {
  const key = makeFormKey(maker, NOW, randomBytes);
  assert.ok(!isFormKey({ ...maker, holder: 'session-2' }, key, NOW));
  assert.ok(!isFormKey({ ...maker, secret: new Uint8Array(32).fill(8) }, key, NOW));
});

test('a key holds for a day and no longer', () => {
  const key = makeFormKey(maker, NOW, randomBytes);
  assert.ok(isFormKey(maker, key, NOW.add({ hours: 23, minutes: 59 })));
  assert.ok(!isFormKey(maker, key, NOW.add({ hours: 24 })));
});

test('a key that was changed anywhere is none', () => {
  const key = makeFormKey(maker, NOW, randomBytes);
  const [id = '', signed = ''] = key.split('.');
  const changed = signed.startsWith('A') ? `B${signed.slice(1)}` : `A${signed.slice(1)}`;
  const other = makeFormKey(maker, NOW, randomBytes).split('.')[0];
  const wrong = [`${id}.${changed}`, `${other}.${signed}`, `${id}.`, id, `${key}.x`, `.${signed}`];
  for (const one of [...wrong, '', undefined, '.', `${id}.${'é'.repeat(43)}`]) {
    assert.ok(!isFormKey(maker, one, NOW), String(one));
  }
});

test('the first to take a key fills it; who comes later finds what came of it', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await takeKey(tx, ...taking('k1')), undefined);
    await keepOutcome(tx, 'k1', { outcome: { id: '7', at: NOW.toString() }, sealer });
    const kept = await takeKey(tx, ...taking('k1'));
    assert.deepEqual(kept, { outcome: { id: '7', at: NOW.toString() } });
    assert.equal(await takeKey(tx, ...taking('k2')), undefined);
  });
});

test('an outcome of nothing is kept as nothing', async () => {
  await rolledBack(async (tx) => {
    await takeKey(tx, ...taking('k'));
    await keepOutcome(tx, 'k', { outcome: undefined, sealer });
    assert.deepEqual(await takeKey(tx, ...taking('k')), { outcome: null });
  });
});

test('a kept outcome cannot be read in the database, because it may hold a session', async () => {
  await rolledBack(async (tx) => {
    await takeKey(tx, ...taking('k'));
    await keepOutcome(tx, 'k', { outcome: { token: 'very-secret-token' }, sealer });
    const rows = await tx.selectFrom('platform.request_key').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.doesNotMatch(JSON.stringify(rows), /very-secret/);
    const elsewhere = { ...taking('k')[0], secret: new Uint8Array(32).fill(8) };
    await assert.rejects(takeKey(tx, elsewhere, NOW));
  });
});

test('a key whose request kept nothing is a fault, not an empty outcome', async () => {
  await rolledBack(async (tx) => {
    await takeKey(tx, ...taking('k'));
    await assert.rejects(takeKey(tx, ...taking('k')), /guests\.sign kept no outcome/);
  });
});

test('a key given free may be taken again', async () => {
  await rolledBack(async (tx) => {
    await takeKey(tx, ...taking('k'));
    await forgetKey(tx, 'k');
    assert.equal(await takeKey(tx, ...taking('k')), undefined);
  });
});

test('keys are forgotten when no form that bears one would be taken any more', async () => {
  await rolledBack(async (tx) => {
    await takeKey(tx, ...taking('old', NOW.subtract({ hours: 25 })));
    await takeKey(tx, ...taking('young', NOW.subtract({ hours: 23 })));
    await forgetKeys(tx, NOW);
    const rows = await tx.selectFrom('platform.request_key').select('key').execute();
    assert.deepEqual(rows, [{ key: 'young' }]);
  });
});
