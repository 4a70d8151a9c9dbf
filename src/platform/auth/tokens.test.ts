import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  actFor,
  endSession,
  findSession,
  hashToken,
  listSessions,
  startSession,
} from './sessions.ts';
import { endBodyToken, endToken, listBodyTokens, listTokens, startToken } from './tokens.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const wish = { personId: PERSON, name: 'Hallway', scopes: ['matters:read'], days: 30 };

test('a token is a session with scopes that ends on its day', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { token, expiresAt } = await startToken(context, wish);
    const found = await findSession(tx, token, context.now);
    assert.deepEqual([found?.personId, found?.scopes], [PERSON, ['matters:read']]);
    assert.equal(context.now.until(expiresAt).total('hours'), 30 * 24);
    assert.equal(await findSession(tx, token, expiresAt), undefined);
  });
});

test('its secret is kept nowhere', async () => {
  await rolledBack(async (tx) => {
    const { token } = await startToken(contextOn(tx), wish);
    const row = await tx.selectFrom('platform.session').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(row.token_hash, hashToken(token));
    assert.ok(!JSON.stringify(row).includes(token));
  });
});

test('tokens and browsers are listed apart, and each is ended by its own list', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await startToken(context, wish);
    await startSession(context, { personId: PERSON, device: 'Firefox' });
    const [token, ...others] = await listTokens(tx, PERSON, context.now);
    const [browser, ...more] = await listSessions(tx, PERSON, context.now);
    assert.ok(token && browser && others.length === 0 && more.length === 0);
    assert.deepEqual([token.name, token.scopes], ['Hallway', ['matters:read']]);
    assert.equal(await endSession(tx, PERSON, token.id), false);
    assert.equal(await endToken(tx, PERSON, browser.id), false);
    assert.equal(await endToken(tx, PERSON, token.id), true);
    assert.deepEqual(await listTokens(tx, PERSON, context.now), []);
  });
});

test('nobody sees or ends the token of another', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await startToken(context, wish);
    const [token] = await listTokens(tx, PERSON, context.now);
    assert.deepEqual(await listTokens(tx, OTHER, context.now), []);
    assert.equal(await endToken(tx, OTHER, token?.id ?? ''), false);
  });
});

test('a token that has ended is listed no more', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const { expiresAt } = await startToken(context, wish);
    assert.deepEqual(await listTokens(tx, PERSON, expiresAt), []);
  });
});

test('the database lends a token nobody’s rights, and takes none without scopes', async () => {
  for (const change of [
    async (tx: Parameters<typeof actFor>[0]) => {
      const [token] = await listTokens(tx, PERSON, contextOn(tx).now);
      await actFor(tx, token?.id ?? '', { personId: OTHER, way: 'standing' });
    },
    async (tx: Parameters<typeof actFor>[0]) => {
      await startToken(contextOn(tx), { ...wish, scopes: [] });
    },
    async (tx: Parameters<typeof actFor>[0]) => {
      await startToken(contextOn(tx), { ...wish, name: '' });
    },
  ]) {
    await rolledBack(async (tx) => {
      await startToken(contextOn(tx), wish);
      await assert.rejects(change(tx), /violates check constraint/);
    });
  }
});

test('a token is as strong as the session it was made in, to its end', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const strong = await startToken(context, { ...wish, isStrong: true });
    const plain = await startToken(context, wish);
    const found = await findSession(tx, strong.token, context.now);
    assert.deepEqual(found?.strongUntil, strong.expiresAt);
    assert.equal((await findSession(tx, plain.token, context.now))?.strongUntil, undefined);
  });
});

test('a token of an organisation is on its list alone, with who made it, and ended there', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const organisationId = '019cf000-0000-7000-8000-0000000000c1';
    const another = '019cf000-0000-7000-8000-0000000000c2';
    const { token, expiresAt } = await startToken(context, { ...wish, organisationId });
    await startToken(context, wish);
    assert.equal((await findSession(tx, token, context.now))?.organisationId, organisationId);
    const [own, ...more] = await listBodyTokens(tx, organisationId, context.now);
    assert.ok(own && more.length === 0);
    assert.deepEqual([own.name, own.personId], ['Hallway', PERSON]);
    const [personal, ...others] = await listTokens(tx, PERSON, context.now);
    assert.ok(personal && personal.id !== own.id && others.length === 0);
    assert.deepEqual(await listBodyTokens(tx, another, context.now), []);
    assert.deepEqual(await listBodyTokens(tx, organisationId, expiresAt), []);
    assert.equal(await endToken(tx, PERSON, own.id), false);
    assert.equal(await endBodyToken(tx, another, own.id), false);
    assert.equal(await endBodyToken(tx, organisationId, personal.id), false);
    assert.equal(await endBodyToken(tx, organisationId, own.id), true);
    assert.equal(await findSession(tx, token, context.now), undefined);
  });
});
