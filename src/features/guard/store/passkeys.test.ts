import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import type { Passkey } from '#/features/guard/model.ts';
import {
  deletePasskey,
  deletePasskeysOf,
  hasPasskeys,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  notePasskeyUse,
  renamePasskey,
} from './passkeys.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');

function passkey(changes: Partial<Passkey> = {}): Passkey {
  return {
    id: '019cf000-0000-7000-8000-0000000000a1',
    personId: ME,
    credentialId: 'first',
    publicKey: new Uint8Array([1, 2, 255]),
    counter: 7,
    transports: ['hybrid', 'internal'],
    name: '我的手機',
    createdAt: NOON,
    usedAt: undefined,
    ...changes,
  };
}

const second = passkey({
  id: '019cf000-0000-7000-8000-0000000000a2',
  credentialId: 'second',
  name: '辦公室電腦',
  createdAt: NOON.add({ hours: 1 }),
});

test('a passkey comes back as it was written, byte by byte', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await insertPasskey(tx, passkey()), true);
    assert.deepEqual(await listPasskeys(tx, ME), [passkey()]);
    assert.deepEqual(await lockPasskey(tx, 'first'), passkey());
    assert.equal(await lockPasskey(tx, 'second'), undefined);
  });
});

test('the same key is written once, whoever brings it', async () => {
  await rolledBack(async (tx) => {
    await insertPasskey(tx, passkey());
    const again = { ...second, credentialId: 'first', personId: OTHER };
    assert.equal(await insertPasskey(tx, again), false);
    assert.deepEqual(await listPasskeys(tx, OTHER), []);
  });
});

test('a person sees their own keys, the oldest first', async () => {
  await rolledBack(async (tx) => {
    await insertPasskey(tx, second);
    await insertPasskey(tx, passkey());
    const names = (await listPasskeys(tx, ME)).map(({ name }) => name);
    assert.deepEqual(names, ['我的手機', '辦公室電腦']);
    assert.deepEqual(await listPasskeys(tx, OTHER), []);
    assert.equal(await hasPasskeys(tx, ME), true);
    assert.equal(await hasPasskeys(tx, OTHER), false);
  });
});

test('how often a key has signed is kept with when it did', async () => {
  await rolledBack(async (tx) => {
    await insertPasskey(tx, passkey());
    await insertPasskey(tx, second);
    await notePasskeyUse(tx, passkey().id, { counter: 8, at: NOON });
    const [used, unused] = await listPasskeys(tx, ME);
    assert.deepEqual([used?.counter, used?.usedAt], [8, NOON]);
    assert.deepEqual([unused?.counter, unused?.usedAt], [7, undefined]);
  });
});

test('only its owner names a key and removes it', async () => {
  await rolledBack(async (tx) => {
    await insertPasskey(tx, passkey());
    const { id } = passkey();
    assert.equal(await renamePasskey(tx, { personId: OTHER, id }, '別人的'), false);
    assert.equal(await deletePasskey(tx, { personId: OTHER, id }), false);
    assert.equal(await renamePasskey(tx, { personId: ME, id }, '舊手機'), true);
    assert.equal((await listPasskeys(tx, ME))[0]?.name, '舊手機');
    assert.equal(await deletePasskey(tx, { personId: ME, id }), true);
    assert.equal(await deletePasskey(tx, { personId: ME, id }), false);
  });
});

test('all keys of one go at once, those of others stay', async () => {
  await rolledBack(async (tx) => {
    await insertPasskey(tx, passkey());
    await insertPasskey(tx, { ...second, personId: OTHER });
    await deletePasskeysOf(tx, ME);
    assert.equal(await hasPasskeys(tx, ME), false);
    assert.equal(await hasPasskeys(tx, OTHER), true);
  });
});

test('the database holds what a key must be', async () => {
  for (const wrong of [
    { name: '' },
    { name: '長'.repeat(61) },
    { counter: -1 },
    { credentialId: '' },
  ]) {
    await rolledBack(async (tx) => {
      const writing = insertPasskey(tx, passkey(wrong));
      await assert.rejects(writing, /violates check constraint/, JSON.stringify(wrong));
    });
  }
});

test('a way to reach a key that nobody knows is not told', async () => {
  await rolledBack(async (tx) => {
    const { newId } = contextOn(tx);
    await insertPasskey(tx, passkey({ id: newId(), transports: [] }));
    await tx
      .withTables<{ 'guard.passkey': { transports: string[] } }>()
      .updateTable('guard.passkey')
      .set({ transports: ['usb', 'thought'] })
      .execute();
    assert.deepEqual((await listPasskeys(tx, ME))[0]?.transports, ['usb']);
  });
});
