import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places, refusalOf } from '#test/world.ts';
import { insertPasskey } from '#/features/guard/store/passkeys.ts';
import { findRecoveryOf, insertRecovery } from '#/features/guard/store/recoveries.ts';
import {
  askRecovery,
  confirmRecovery,
  hasLost,
  listToLetIn,
  mayMakeKey,
  numberOf,
  withdrawRecovery,
} from './recovery.ts';

/** Has the worker of the counter lost the key, and be signed in with a code only. */
async function lost(work: (zhuang: Context, tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const context = await contextOf(tx, people.zhuang);
    const bytes = { publicKey: new Uint8Array([1]), counter: 0, transports: [], usedAt: undefined };
    const key = { id: context.newId(), personId: people.zhuang, credentialId: 'k', name: '手機' };
    await insertPasskey(tx, { ...key, ...bytes, createdAt: context.now });
    const { subject } = context;
    const atRest = { ...subject, isStrong: false, grants: [], restingGrants: subject.grants };
    await work({ ...context, subject: atRest }, tx);
  });
}

const NOTHING = '019cf000-0000-7000-8000-00000000dead';

describe('asking', () => {
  test('is for who has lost something: a key, or the sheet in its place', async () => {
    await lost(async (zhuang, tx) => {
      assert.equal(await hasLost(zhuang, people.zhuang), true);
      await sql`delete from guard.passkey`.execute(tx);
      assert.equal(await hasLost(zhuang, people.zhuang), false, 'a first key needs no stewards');
      await sql`insert into people.sheet_code
        select gen_random_uuid(), gen_random_uuid(), 1, ${people.zhuang}, '\\x0d', ${people.zhuang},
          now(), now() + interval '1 year', null, null, ${zhuang.subject.sessionId}`.execute(tx);
      assert.equal(await hasLost(zhuang, people.zhuang), true);
      const { subject } = zhuang;
      const strong = { ...zhuang, subject: { ...subject, isStrong: true } };
      assert.equal(await hasLost(strong, people.zhuang), false);
      const without = { ...zhuang, subject: { ...subject, restingGrants: [] } };
      assert.equal(await hasLost(without, people.zhuang), false, 'no office rests');
    });
  });

  test('again after the day is over ends what was before', async () => {
    await lost(async (zhuang, tx) => {
      const sessionId = zhuang.subject.sessionId ?? '';
      const askedAt = zhuang.now.subtract({ hours: 24 });
      const earlier = { id: NOTHING, personId: people.zhuang, sessionId, askedAt };
      await insertRecovery(tx, { ...earlier, expiresAt: zhuang.now });
      const done = await askRecovery(zhuang);
      assert.ok(done.ok);
      assert.equal((await findRecoveryOf(tx, people.zhuang))?.id, done.value.id);
      assert.equal(refusalOf(await askRecovery(zhuang)), 'recovery_elsewhere');
    });
  });

  test('gives each request digits of its own, which nobody reckons without the secret', async () => {
    await lost(async (zhuang) => {
      const numbers = [NOTHING, people.wu, people.he].map((id) => numberOf(zhuang, { id }));
      assert.equal(new Set(numbers).size, 3);
      assert.ok(numbers.every((number) => /^\d{6}$/.test(number)));
      const secret = new Uint8Array(32).fill(9);
      const other = { ...zhuang, services: { ...zhuang.services, secret } };
      assert.notEqual(numberOf(other, { id: NOTHING }), numbers[0]);
    });
  });

  test('a visitor asks for nothing and takes nothing back', async () => {
    await lost(async (zhuang) => {
      const subject = { ...zhuang.subject, actorId: undefined, personId: undefined };
      assert.equal(refusalOf(await askRecovery({ ...zhuang, subject })), 'not_found');
      assert.equal(refusalOf(await withdrawRecovery({ ...zhuang, subject })), 'not_found');
    });
  });
});

describe('letting in', () => {
  test('is for who could appoint them to every office they have lost', async () => {
    await lost(async (zhuang, tx) => {
      assert.ok((await askRecovery(zhuang)).ok);
      const wu = await contextOf(tx, people.wu);
      assert.equal((await listToLetIn(wu)).length, 1);
      await sql`insert into people.grant
        (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
        values (gen_random_uuid(), ${people.zhuang}, 'dispatcher', ${places.subdistrict}, null,
          '2026-01-01', '聘任', '2026-01-01')`.execute(tx);
      assert.equal((await listToLetIn(wu)).length, 0, 'one of them is above the steward');
      assert.equal((await listToLetIn(zhuang)).length, 0);
    });
  });

  test('does nothing for whoever lost the office meanwhile', async () => {
    await lost(async (zhuang, tx) => {
      const asked = await askRecovery(zhuang);
      const id = asked.ok ? asked.value.id : '';
      await sql`update people.grant set withdrawn_at = now(), withdrawn_by = ${people.wu},
        withdrawal_reason = '離職' where person_id = ${people.zhuang}`.execute(tx);
      const wu = await contextOf(tx, people.wu);
      const said = { id, number: numberOf(zhuang, { id }) };
      assert.equal(refusalOf(await confirmRecovery(wu, said)), 'not_found');
      assert.equal(refusalOf(await confirmRecovery(wu, { ...said, id: NOTHING })), 'not_found');
    });
  });

  test('leaves the first key to the session that asked, for as long as it counts', async () => {
    await lost(async (zhuang, tx) => {
      const asked = await askRecovery(zhuang);
      const id = asked.ok ? asked.value.id : '';
      const other = { ...zhuang, subject: { ...zhuang.subject, sessionId: NOTHING } };
      assert.equal(await mayMakeKey(other, people.zhuang), true, 'nothing was granted yet');
      await sql`update guard.recovery set first_by = ${people.wu}, first_at = asked_at,
        second_by = ${people.he}, second_at = asked_at where id = ${id}`.execute(tx);
      assert.equal(await mayMakeKey(zhuang, people.zhuang), true);
      assert.equal(await mayMakeKey(other, people.zhuang), false);
      const later = { ...other, now: other.now.add({ hours: 24 }) };
      assert.equal(await mayMakeKey(later, people.zhuang), true);
    });
  });
});
