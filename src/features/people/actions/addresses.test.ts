import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeOf } from '#/platform/auth/codes.ts';
import type { Context } from '#/platform/action/context.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  makeWorld,
  people,
  recordedIn,
  refusalOf,
  telephones,
  wrongly,
} from '#test/world.ts';
import type { Address } from '#/features/people/model.ts';
import { findLogin, listLogins } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { changeAddress, claimAddress, confirmAddress, keepContact } from './addresses.ts';

const FRESH: Address = { kind: 'telephone', address: '+8613800138066' };
const MAIL: Address = { kind: 'email', address: 'wang@example.org' };

async function claim(context: Context, address: Address) {
  const claimed = await changeAddress(context, address);
  assert.ok(claimed.ok);
  return { sent: claimed.value.sent, code: codeOf(context.services.secret, claimed.value.sent) };
}

describe('an address of one’s own', () => {
  test('an address is claimed, then confirmed, and both are recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      const guess = await claim(wang, MAIL);
      assert.equal(await findLogin(tx, MAIL), undefined);
      assert.deepEqual(await confirmAddress(wang, guess), { ok: true, value: MAIL });
      assert.equal(await findLogin(tx, MAIL), people.wang);
      const verbs = (await recordedIn(tx)).map(({ what }) => what).toSorted();
      assert.deepEqual(verbs, ['people.claim_address', 'people.confirm_address']);
    });
  });

  test('an address is where others reach one from then on', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      await confirmAddress(chen, await claim(chen, FRESH));
      const person = await findPerson(tx, people.chen);
      assert.equal(person?.telephone, FRESH.address);
      assert.equal(person?.name, '陳志明');
    });
  });

  test('an address stays as it was after a wrong code', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const { sent, code } = await claim(chen, FRESH);
      const tried = await confirmAddress(chen, { sent, code: wrongly(code) });
      assert.equal(refusalOf(tried), 'code_wrong');
      assert.equal((await findPerson(tx, people.chen))?.telephone, telephones.chen);
    });
  });

  test('an address is not confirmed by the code of somebody else', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const li = await contextOf(tx, people.li);
      await claim(chen, FRESH);
      const guess = await claim(li, FRESH);
      assert.equal(refusalOf(await confirmAddress(chen, guess)), 'code_wrong');
      assert.equal(await findLogin(tx, FRESH), undefined);
    });
  });

  test('an address is not confirmed by the code for another address claimed before', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const own = await claim(chen, FRESH);
      await claim(chen, { ...FRESH, address: '+8613800138067' });
      assert.equal(refusalOf(await confirmAddress(chen, own)), 'code_wrong');
      assert.equal((await listLogins(tx, people.chen)).filter((one) => one.isConfirmed).length, 1);
    });
  });

  test('an address is refused when somebody else confirmed it first', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const [chen, li] = [await contextOf(tx, people.chen), await contextOf(tx, people.li)];
      const [one, other] = [await claim(chen, FRESH), await claim(li, FRESH)];
      assert.equal(refusalOf(await confirmAddress(li, other)), undefined);
      assert.equal(refusalOf(await confirmAddress(chen, one)), 'address_taken');
    });
  });

  test('an address is changed by its owner only, not by who acts for them', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const lin = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await changeAddress(lin, MAIL)), 'only_oneself');
      const guess = { sent: '019cf000-0000-7000-8000-000000000999', code: '123456' };
      assert.equal(refusalOf(await confirmAddress(lin, guess)), 'only_oneself');
    });
  });

  test('an address gets no seventh code within the hour', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      for (let turn = 0; turn < 6; turn += 1) await claim(wang, MAIL);
      assert.equal(refusalOf(await changeAddress(wang, MAIL)), 'too_many_requests');
      assert.equal(await claimAddress(wang, people.wang, MAIL), undefined);
    });
  });

  test('an address belongs to somebody: keeping one of nobody is a fault', async () => {
    await rolledBack(async (tx) => {
      const context = await contextOf(tx, people.chen);
      await assert.rejects(keepContact(context, people.chen, MAIL), /belongs to nobody/);
    });
  });
});
