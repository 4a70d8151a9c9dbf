import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOn, testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { findSignInLink, makeSignInLink, useSignInLink, withdrawSignInLinks } from './links.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const persona = { purpose: 'persona', personId: PERSON, hours: 24, uses: 2 } as const;

test('a link signs its person in as often as it may', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const token = await makeSignInLink(context, persona);
    const use = () => useSignInLink(tx, { token, purpose: 'persona' }, context.now);
    assert.deepEqual(await use(), { purpose: 'persona', personId: PERSON });
    assert.notEqual(await use(), undefined);
    assert.equal(await use(), undefined);
  });
});

test('looking at a link does not use it', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const token = await makeSignInLink(context, { ...persona, uses: 1 });
    await findSignInLink(tx, token, context.now);
    assert.notEqual(await findSignInLink(tx, token, context.now), undefined);
    await useSignInLink(tx, { token, purpose: 'persona' }, context.now);
    assert.equal(await findSignInLink(tx, token, context.now), undefined);
  });
});

test('a link ends with its hours', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const token = await makeSignInLink(context, persona);
    const over = context.now.add({ hours: 24 });
    assert.equal(await findSignInLink(tx, token, over), undefined);
    assert.equal(await useSignInLink(tx, { token, purpose: 'persona' }, over), undefined);
  });
});

test('a link serves only its own purpose', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const token = await makeSignInLink(context, persona);
    const wrong = await useSignInLink(tx, { token, purpose: 'first_steward' }, context.now);
    assert.equal(wrong, undefined);
    assert.notEqual(await findSignInLink(tx, token, context.now), undefined);
  });
});

test('withdrawing the links of a purpose leaves the others', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const kept = await makeSignInLink(context, persona);
    const first = { purpose: 'first_steward', personId: undefined, hours: 1, uses: 1 } as const;
    const gone = await makeSignInLink(context, first);
    await withdrawSignInLinks(tx, 'first_steward');
    assert.equal(await findSignInLink(tx, gone, context.now), undefined);
    assert.notEqual(await findSignInLink(tx, kept, context.now), undefined);
  });
});

test('of many who take the last use at once, one gets it', async () => {
  const app = await testApp({ endpoints: [] });
  const token = await makeSignInLink(app.context(), { ...persona, uses: 1 });
  const taken = await Promise.all(
    Array.from({ length: 10 }, () =>
      useSignInLink(app.db, { token, purpose: 'persona' }, app.clock.now()),
    ),
  );
  assert.equal(taken.filter((link) => link !== undefined).length, 1);
  await app.close();
});
