import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { findSealedSetting, removeSealedSetting, saveSealedSetting } from './sealed.ts';
import { findSetting } from './secret.ts';

const sealer = {
  secret: new Uint8Array(32).fill(3),
  randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
};

test('a setting with a secret is read as it was made, and is not told by the database', async () => {
  await rolledBack(async (db) => {
    assert.equal(await findSealedSetting(db, sealer, 'mail'), undefined);
    await saveSealedSetting({ db, sealer }, 'mail', { password: 'canary-7' });
    assert.deepEqual(await findSealedSetting(db, sealer, 'mail'), { password: 'canary-7' });
    assert.doesNotMatch((await findSetting(db, 'mail')) ?? '', /canary/);
    await saveSealedSetting({ db, sealer }, 'mail', { password: 'other' });
    assert.deepEqual(await findSealedSetting(db, sealer, 'mail'), { password: 'other' });
  });
});

test('what is taken away is as if it had never been made', async () => {
  await rolledBack(async (db) => {
    await saveSealedSetting({ db, sealer }, 'mail', [1]);
    await removeSealedSetting(db, 'mail');
    assert.equal(await findSealedSetting(db, sealer, 'mail'), undefined);
  });
});

test('another installation cannot open it', async () => {
  await rolledBack(async (db) => {
    await saveSealedSetting({ db, sealer }, 'mail', 'x');
    const other = { secret: new Uint8Array(32).fill(4) };
    await assert.rejects(findSealedSetting(db, other, 'mail'));
  });
});
