import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardHoldings, guardLeaver } from '#/features/guard/index.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { insertPasskey } from '#/features/guard/store/passkeys.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';

test('the keys of who leaves go, those of others stay, and nothing stands in the way', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    for (const personId of [ME, OTHER]) {
      const id = context.newId();
      const createdAt = context.now;
      const bytes = { publicKey: new Uint8Array([1]), counter: 0, transports: [] };
      const key = { ...bytes, id, personId, credentialId: personId, name: '手機', createdAt };
      await insertPasskey(tx, { ...key, usedAt: undefined });
    }
    assert.equal(await guardLeaver.findObstacle(context, ME), undefined);
    await guardLeaver.forget(context, { personId: ME, takesWords: false, pattern: '(?!)' });
    for (const holding of guardHoldings) {
      assert.deepEqual(await readHolding(tx, holding, ME), [], holding.code);
      assert.equal((await readHolding(tx, holding, OTHER)).length, 1, holding.code);
    }
  });
});

test('what is told of a key is its name and use, not the key', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const key = { id: context.newId(), personId: ME, credentialId: 'canary', name: '手機' };
    const bytes = { publicKey: Buffer.from('canary'), counter: 3, transports: [] };
    await insertPasskey(tx, {
      ...key,
      counter: bytes.counter,
      transports: ['usb'],
      publicKey: new Uint8Array(bytes.publicKey),
      createdAt: context.now,
      usedAt: undefined,
    });
    const [holding] = guardHoldings;
    assert.ok(holding !== undefined);
    const [row] = await readHolding(tx, holding, ME);
    assert.deepEqual([row?.['name'], row?.['counter']], ['手機', 3]);
    assert.doesNotMatch(JSON.stringify(row), /canary|63616e617279/);
  });
});
