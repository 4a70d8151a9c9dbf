import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { household, people, places } from '#test/world.ts';
import {
  findCounterCode,
  findHouseholdCode,
  findHouseholdCodeByHash,
  insertCounterCode,
  insertHouseholdCode,
  lockHouseholdCodeByHash,
  takeHouseholdCode,
  useCounterCode,
} from './paper-codes.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const ENDS = NOW.add({ hours: 24 });
const home = { communityId: places.community, householdId: household(3, 2, 201) };
const code = {
  ...home,
  id: '019cf000-0000-7000-8000-000000000061',
  issuedAt: NOW,
  expiresAt: ENDS,
  usesLeft: 2,
  codeHash: Buffer.from('hash-1'),
  issuedBy: people.chen,
};
const other = {
  ...code,
  id: '019cf000-0000-7000-8000-000000000062',
  codeHash: Buffer.from('hash-2'),
};
const own = {
  id: '019cf000-0000-7000-8000-000000000063',
  personId: people.wang,
  issuedAt: NOW,
  expiresAt: ENDS,
  codeHash: Buffer.from('hash-3'),
  issuedBy: people.zhuang,
};

test('the code of a household opens as often as it may', async () => {
  await rolledBack(async (tx) => {
    await insertHouseholdCode(tx, code);
    await takeHouseholdCode(tx, code);
    assert.equal((await findHouseholdCode(tx, home, NOW))?.usesLeft, 1);
    await takeHouseholdCode(tx, code);
    assert.equal(await findHouseholdCode(tx, home, NOW), undefined);
    assert.equal(await findHouseholdCodeByHash(tx, code.codeHash, NOW), undefined);
    await assert.rejects(takeHouseholdCode(tx, code), { code: '23514' });
  });
});

test('looking at a household’s code does not use it', async () => {
  await rolledBack(async (tx) => {
    await insertHouseholdCode(tx, code);
    await findHouseholdCodeByHash(tx, code.codeHash, NOW);
    assert.equal((await findHouseholdCodeByHash(tx, code.codeHash, NOW))?.usesLeft, 2);
  });
});

test('a fresh code takes the place of the one before', async () => {
  await rolledBack(async (tx) => {
    await insertHouseholdCode(tx, code);
    await insertHouseholdCode(tx, other);
    assert.equal((await findHouseholdCode(tx, home, NOW))?.id, other.id);
    assert.equal(await findHouseholdCodeByHash(tx, code.codeHash, NOW), undefined);
    assert.equal(await lockHouseholdCodeByHash(tx, code.codeHash, NOW), undefined);
  });
});

test('a code that has ended opens nothing', async () => {
  await rolledBack(async (tx) => {
    await insertHouseholdCode(tx, code);
    assert.equal(await findHouseholdCode(tx, home, ENDS), undefined);
    assert.equal(await lockHouseholdCodeByHash(tx, code.codeHash, ENDS), undefined);
  });
});

test('of many who take the last use at once, one gets it', async () => {
  const app = await testApp({ endpoints: [] });
  await insertHouseholdCode(app.db, { ...code, usesLeft: 1 });
  const take = () =>
    app.db.transaction().execute(async (tx) => {
      const held = await lockHouseholdCodeByHash(tx, code.codeHash, NOW);
      if (held !== undefined) await takeHouseholdCode(tx, held);
      return held;
    });
  const taken = await Promise.all(Array.from({ length: 10 }, take));
  assert.equal(taken.filter((one) => one !== undefined).length, 1);
  await app.close();
});

test('a code of the counter signs in once', async () => {
  await rolledBack(async (tx) => {
    await insertCounterCode(tx, own);
    assert.equal((await findCounterCode(tx, people.wang, NOW))?.id, own.id);
    assert.equal(await useCounterCode(tx, own.codeHash, NOW), people.wang);
    assert.equal(await useCounterCode(tx, own.codeHash, NOW), undefined);
    assert.equal(await findCounterCode(tx, people.wang, NOW), undefined);
  });
});

test('a code of the counter ends with its time and with the next one', async () => {
  await rolledBack(async (tx) => {
    await insertCounterCode(tx, own);
    assert.equal(await useCounterCode(tx, own.codeHash, ENDS), undefined);
    const next = { ...own, id: other.id, codeHash: Buffer.from('hash-4') };
    await insertCounterCode(tx, next);
    assert.equal(await useCounterCode(tx, own.codeHash, NOW), undefined);
    assert.equal(await useCounterCode(tx, next.codeHash, NOW), people.wang);
  });
});

test('the database refuses a counter code that somebody gives themselves', async () => {
  await rolledBack(async (tx) => {
    const self = { ...own, issuedBy: own.personId };
    await assert.rejects(insertCounterCode(tx, self), { code: '23514' });
  });
});
