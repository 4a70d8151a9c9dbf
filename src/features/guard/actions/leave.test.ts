import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { guardHoldings, guardLeaver } from '#/features/guard/index.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { insertPasskey } from '#/features/guard/store/passkeys.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const STEWARD = '019cf000-0000-7000-8000-000000000003';
const WORKER = '019cf000-0000-7000-8000-000000000004';

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
    for (const [personId, by] of [
      [ME, STEWARD],
      [OTHER, STEWARD],
    ] as const) {
      await sql`insert into guard.recovery values (gen_random_uuid(), ${personId},
        gen_random_uuid(), now(), now() + interval '1 day', ${by}, now(), null, null, null)`.execute(
        tx,
      );
    }
    for (const [personId, by] of [
      [ME, OTHER],
      [OTHER, ME],
      [STEWARD, OTHER],
    ] as const) {
      await sql`insert into guard.glass values ('c', gen_random_uuid(), ${personId}, ${WORKER},
        'steward', null, '樓下漏水漏到電表上了', now(), now() + interval '1 hour', 'fair', null, now(),
        ${by})`.execute(tx);
    }
    assert.equal(await guardLeaver.findObstacle(context, ME), undefined);
    await guardLeaver.forget(context, { personId: ME, takesWords: false, pattern: '(?!)' });
    for (const holding of guardHoldings) {
      // What they signed off as a steward stays; their number in it stands for nobody.
      const own = holding.code === 'glass_reviewed' ? 1 : 0;
      assert.equal((await readHolding(tx, holding, ME)).length, own, holding.code);
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

test('of a broken glass each hears what is theirs, and of the others that there was somebody', async () => {
  await rolledBack(async (tx) => {
    await sql`insert into guard.glass values ('c', gen_random_uuid(), ${ME}, ${WORKER}, 'steward',
      null, '樓下漏水漏到電表上了', now(), now() + interval '1 hour', 'fair', '應該', now(),
      ${STEWARD})`.execute(tx);
    const heardBy = async (personId: string) => {
      const rows = await Promise.all(guardHoldings.map((one) => readHolding(tx, one, personId)));
      return rows.flat();
    };
    for (const id of [ME, WORKER]) {
      const [row] = await heardBy(id);
      assert.equal(row?.['reason'], '樓下漏水漏到電表上了');
      assert.equal(row?.['reviewed_by'], 'somebody_else');
      assert.equal(Object.values(row ?? {}).filter((value) => value === id).length, 1);
    }
    const [signed] = await heardBy(STEWARD);
    assert.deepEqual([signed?.['finding'], signed?.['words']], ['fair', '應該']);
    assert.equal(signed?.['reason'], undefined, 'why it was broken is not about the steward');
    assert.deepEqual(await heardBy(OTHER), []);
  });
});
