import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from '#test/database.ts';
import { CHALLENGE_MINUTES } from '#/features/guard/model.ts';
import { forgetChallenges, keepChallenge, takeChallenge } from './challenges.ts';

const HERE = '019cf000-0000-7000-8000-0000000000b1';
const THERE = '019cf000-0000-7000-8000-0000000000b2';
const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');
const challenge = new Uint8Array(32).fill(9);
const entering = { challenge, ceremony: 'sign_in', sessionId: undefined } as const;
const confirming = { challenge, ceremony: 'strengthen', sessionId: HERE } as const;

test('a challenge is taken once', async () => {
  await rolledBack(async (tx) => {
    await keepChallenge(tx, entering, NOON);
    assert.equal(await takeChallenge(tx, entering, NOON), true);
    assert.equal(await takeChallenge(tx, entering, NOON), false);
  });
});

test('a challenge lives five minutes and not a moment longer', async () => {
  await rolledBack(async (tx) => {
    const end = NOON.add({ minutes: CHALLENGE_MINUTES });
    await keepChallenge(tx, entering, NOON);
    assert.equal(await takeChallenge(tx, entering, end), false);
    assert.equal(await takeChallenge(tx, entering, end.subtract({ seconds: 1 })), true);
  });
});

test('a challenge answers only what it was asked for, in the session that asked', async () => {
  await rolledBack(async (tx) => {
    await keepChallenge(tx, confirming, NOON);
    const others = [
      entering,
      { ...confirming, ceremony: 'register' as const },
      { ...confirming, sessionId: THERE },
      { ...confirming, sessionId: undefined },
      { ...confirming, challenge: new Uint8Array(32) },
    ];
    for (const other of others) assert.equal(await takeChallenge(tx, other, NOON), false);
    assert.equal(await takeChallenge(tx, confirming, NOON), true);
  });
});

test('the database ties every question to a session but that for signing in', async () => {
  for (const wrong of [
    { ...entering, sessionId: HERE },
    { ...confirming, sessionId: undefined },
  ]) {
    await rolledBack(async (tx) => {
      await assert.rejects(keepChallenge(tx, wrong, NOON), /violates check constraint/);
    });
  }
});

test('of two who answer at the same moment one is heard', async () => {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection);
  const db = openDb(pool);
  await keepChallenge(db, entering, NOON);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => takeChallenge(db, entering, NOON)),
  );
  assert.equal(answers.filter(Boolean).length, 1);
  await pool.end();
  await drop();
});

test('only questions that are over are forgotten', async () => {
  await rolledBack(async (tx) => {
    await keepChallenge(tx, entering, NOON);
    const later = { ...confirming, challenge: new Uint8Array(32).fill(8) };
    await keepChallenge(tx, later, NOON.add({ minutes: 1 }));
    await forgetChallenges(tx, NOON.add({ minutes: CHALLENGE_MINUTES }));
    assert.equal(await takeChallenge(tx, entering, NOON), false);
    assert.equal(await takeChallenge(tx, later, NOON), true);
  });
});
