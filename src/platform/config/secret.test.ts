import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from '#test/database.ts';
import { findSetting, installationSecret, saveSetting } from './secret.ts';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

test('the secret is made at the first start and stays the same at every other', async () => {
  await rolledBack(async (tx) => {
    const made = await installationSecret(tx, random);
    assert.equal(made.length, 32);
    assert.deepEqual(await installationSecret(tx, random), made);
  });
});

test('no two installations have the same secret', async () => {
  const secrets = [];
  for (let count = 0; count < 2; count += 1) {
    secrets.push(await rolledBack((tx) => installationSecret(tx, random)));
  }
  assert.notDeepEqual(secrets[0], secrets[1]);
});

test('processes that start together end with one secret', async () => {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection, 4);
  const db = openDb(pool);
  const made = await Promise.all(Array.from({ length: 8 }, () => installationSecret(db, random)));
  assert.equal(new Set(made.map((secret) => Buffer.from(secret).toString('hex'))).size, 1);
  await pool.end();
  await drop();
});

test('a setting is what it was made, until it is changed', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await findSetting(tx, 'town'), undefined);
    for (const text of ['廈門', '', '"quoted"', '{"a":1}', 'null', '中'.repeat(1_000)]) {
      await saveSetting(tx, 'town', text);
      assert.equal(await findSetting(tx, 'town'), text);
    }
  });
});

test('one setting is not another, and none of them is the secret', async () => {
  await rolledBack(async (tx) => {
    await saveSetting(tx, 'town', 'a');
    await saveSetting(tx, 'towns', 'b');
    assert.equal(await findSetting(tx, 'town'), 'a');
    const secret = await installationSecret(tx, random);
    assert.equal(await findSetting(tx, 'secret'), Buffer.from(secret).toString('hex'));
  });
});
