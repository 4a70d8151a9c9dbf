import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOn, testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { codeOf, findCode, forgetCodes, hashAddress, issueCode, useCode } from './codes.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const EMAIL = { kind: 'email', address: 'wang@example.org' } as const;
const TELEPHONE = { kind: 'telephone', address: '+8613800138000' } as const;
const LATER = '2026-11-22T12:09:59Z';
const TOO_LATE = '2026-11-22T12:10:00Z';

function other(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

test('a code has six digits and signs its person in once', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: PERSON, to: EMAIL });
    const code = codeOf(context.services.secret, id);
    assert.match(code, /^\d{6}$/);
    const used = await useCode(contextOn(tx, { now: LATER }), { id, code });
    const addressHash = hashAddress(context.services.secret, EMAIL);
    assert.deepEqual(used, { ok: true, value: { personId: PERSON, addressHash } });
    const again = await useCode(context, { id, code });
    assert.equal(!again.ok && again.refusal, 'code_expired');
  });
});

test('a code is over after ten minutes', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: PERSON, to: TELEPHONE });
    const late = contextOn(tx, { now: TOO_LATE });
    assert.equal(await findCode(tx, id, late.now), undefined);
    const used = await useCode(late, { id, code: codeOf(context.services.secret, id) });
    assert.equal(!used.ok && used.refusal, 'code_expired');
  });
});

test('after five wrong guesses the right one comes too late', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: PERSON, to: TELEPHONE });
    const code = codeOf(context.services.secret, id);
    for (let turn = 0; turn < 5; turn += 1) {
      const wrong = await useCode(context, { id, code: other(code) });
      assert.equal(!wrong.ok && wrong.refusal, 'code_wrong');
    }
    const right = await useCode(context, { id, code });
    assert.equal(!right.ok && right.refusal, 'code_expired');
  });
});

test('the code of an unknown address behaves like one guessed wrongly', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: undefined, to: TELEPHONE });
    const code = codeOf(context.services.secret, id);
    for (let turn = 0; turn < 5; turn += 1) {
      const guess = await useCode(context, { id, code });
      assert.equal(!guess.ok && guess.refusal, 'code_wrong');
    }
    const spent = await useCode(context, { id, code });
    assert.equal(!spent.ok && spent.refusal, 'code_expired');
  });
});

test('guesses made at the same moment all count', async () => {
  const app = await testApp({ endpoints: [] });
  const id = await issueCode(app.context(), { personId: PERSON, to: EMAIL });
  const wrong = other(codeOf(app.services.secret, id));
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => useCode(app.context(), { id, code: wrong })),
  );
  const counted = guesses.filter((guess) => !guess.ok && guess.refusal === 'code_wrong');
  assert.equal(counted.length, 5);
  await app.close();
});

test('a waiting code tells its person and address, and nothing once it is used', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: PERSON, to: TELEPHONE });
    const addressHash = hashAddress(context.services.secret, TELEPHONE);
    assert.deepEqual(await findCode(tx, id, context.now), { personId: PERSON, addressHash });
    await useCode(context, { id, code: codeOf(context.services.secret, id) });
    assert.equal(await findCode(tx, id, context.now), undefined);
  });
});

test('codes are forgotten a day after they end', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await issueCode(context, { personId: PERSON, to: TELEPHONE });
    await forgetCodes(tx, context.now.add({ hours: 24 }));
    assert.equal((await tx.selectFrom('platform.sign_in_code').select('id').execute()).length, 1);
    await forgetCodes(tx, context.now.add({ hours: 25 }));
    assert.equal((await tx.selectFrom('platform.sign_in_code').select('id').execute()).length, 0);
  });
});

test('the digits of a code stand nowhere in the database', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await issueCode(context, { personId: PERSON, to: TELEPHONE });
    const row = await tx
      .selectFrom('platform.sign_in_code')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const code = codeOf(context.services.secret, id);
    assert.equal(row.code_hash.toString('latin1').includes(code), false);
    assert.equal(JSON.stringify(row).includes(`"${code}"`), false);
  });
});

test('the address of a code is recognised and not kept', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    await issueCode(context, { personId: PERSON, to: TELEPHONE });
    const row = await tx.selectFrom('platform.sign_in_code').selectAll().executeTakeFirstOrThrow();
    assert.equal(JSON.stringify(row).includes(TELEPHONE.address), false);
    const { secret } = context.services;
    assert.deepEqual(row.address_hash, hashAddress(secret, TELEPHONE));
    assert.notDeepEqual(row.address_hash, hashAddress(secret, EMAIL));
  });
});
