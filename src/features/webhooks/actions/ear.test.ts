import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listener } from '#/features/webhooks/model.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { hostOf, openEar, sealEar } from './ear.ts';

const NOW = '2026-11-23T08:00:00Z';
const now = Temporal.Instant.from(NOW);
const url = 'https://hooks.example.org:8443/in?key=Kanarienvogel';

const listener: Listener = {
  communityId: '350203007010',
  id: '019cf000-0000-7000-8000-0000000e0001',
  organisationId: '019cf000-0000-7000-8000-0000000e0002',
  name: '報修系統',
  sealed: '',
  topics: ['matter.came'],
  madeAt: now,
  olderUntil: undefined,
  stopped: undefined,
};

test('what was sealed is opened with the same secret, and nothing of it is read before', () =>
  rolledBack(async (tx) => {
    const context = contextOn(tx, { now: NOW });
    const sealed = sealEar(context, { url, secrets: ['whsec_one'] });
    assert.doesNotMatch(sealed, /Kanarienvogel|whsec|hooks/);
    assert.notEqual(sealEar(context, { url, secrets: ['whsec_one'] }), sealed);
    assert.deepEqual(openEar(context, { ...listener, sealed }), { url, secrets: ['whsec_one'] });
    const secret = new Uint8Array(32).fill(8);
    const stranger = { ...context, services: { ...context.services, secret } };
    assert.throws(() => openEar(stranger, { ...listener, sealed }));
  }));

test('the secret before is good until its moment, and from it on no more', () =>
  rolledBack(async (tx) => {
    const context = contextOn(tx, { now: NOW });
    const sealed = sealEar(context, { url, secrets: ['whsec_new', 'whsec_old'] });
    const goodAt = (olderUntil: Temporal.Instant | undefined) =>
      openEar(context, { ...listener, sealed, olderUntil }).secrets;
    assert.deepEqual(goodAt(now.add({ nanoseconds: 1 })), ['whsec_new', 'whsec_old']);
    for (const over of [now, now.subtract({ hours: 1 }), undefined])
      assert.deepEqual(goodAt(over), ['whsec_new']);
  }));

test('of an address the machine is named, and neither path nor password', () => {
  assert.equal(hostOf({ url, secrets: [] }), 'hooks.example.org:8443');
  assert.equal(hostOf({ url: 'https://例子.測試/秘密', secrets: [] }), 'xn--fsqu00a.xn--g6w251d');
});
