import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, telephones } from '#test/world.ts';
import type { Address } from '#/features/people/model.ts';
import { claimLogin, confirmLogin, findLogin, findReach, listLogins } from './logins.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const fresh: Address = { kind: 'telephone', address: '+8613800138099' };
const chens: Address = { kind: 'telephone', address: telephones.chen };

test('a claimed address signs nobody in until it is confirmed', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await claimLogin(tx, people.wang, fresh);
    assert.equal(await findLogin(tx, fresh), undefined);
    assert.deepEqual(await listLogins(tx, people.wang), [{ ...fresh, isConfirmed: false }]);
    assert.equal(await confirmLogin(tx, { personId: people.wang, address: fresh }, NOW), true);
    assert.equal(await findLogin(tx, fresh), people.wang);
    assert.deepEqual(await listLogins(tx, people.wang), [{ ...fresh, isConfirmed: true }]);
  });
});

test('several may claim an address, one has it', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await claimLogin(tx, people.wang, fresh);
    await claimLogin(tx, people.lin, fresh);
    assert.equal(await confirmLogin(tx, { personId: people.lin, address: fresh }, NOW), true);
    assert.equal(await confirmLogin(tx, { personId: people.wang, address: fresh }, NOW), false);
    assert.equal(await findLogin(tx, fresh), people.lin);
  });
});

test('the address of somebody else is not taken from them', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    assert.equal(await confirmLogin(tx, { personId: people.wang, address: chens }, NOW), false);
    assert.equal(await findLogin(tx, chens), people.chen);
  });
});

test('a person has one telephone and one e-mail to sign in with', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await confirmLogin(tx, { personId: people.chen, address: fresh }, NOW);
    assert.equal(await findLogin(tx, chens), undefined);
    const email: Address = { kind: 'email', address: 'chen@example.org' };
    await confirmLogin(tx, { personId: people.chen, address: email }, NOW);
    assert.equal((await listLogins(tx, people.chen)).length, 2);
  });
});

test('a mistyped claim does not take the address one signs in with', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await claimLogin(tx, people.chen, fresh);
    assert.equal(await findLogin(tx, chens), people.chen);
    await claimLogin(tx, people.chen, { ...fresh, address: '+8613800138098' });
    const logins = await listLogins(tx, people.chen);
    assert.deepEqual(
      logins.map(({ address, isConfirmed }) => ({ address, isConfirmed })),
      [
        { address: chens.address, isConfirmed: true },
        { address: '+8613800138098', isConfirmed: false },
      ],
    );
  });
});

test('claiming the address one has already changes nothing', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await claimLogin(tx, people.chen, chens);
    assert.deepEqual(await listLogins(tx, people.chen), [{ ...chens, isConfirmed: true }]);
  });
});

test('of several who confirm one address at once, one has it', async () => {
  const app = await testApp({ endpoints: [] });
  await makeWorld(app.db);
  const wanting = [people.wang, people.he, people.xu];
  const confirmed = await Promise.all(
    wanting.map((personId) =>
      app.db.transaction().execute((tx) => confirmLogin(tx, { personId, address: fresh }, NOW)),
    ),
  );
  assert.equal(confirmed.filter(Boolean).length, 1);
  await app.close();
});

test('the database refuses an address in another form than its own', async () => {
  const wrong: readonly Address[] = [
    { kind: 'telephone', address: '13800138000' },
    { kind: 'email', address: 'Wang@example.org' },
    { kind: 'email', address: '+8613800138000' },
  ];
  for (const address of wrong) {
    await rolledBack(async (tx) => {
      await assert.rejects(claimLogin(tx, people.wang, address), { code: '23514' });
    });
  }
});

test('where several people are reached is where they have shown that it is theirs', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await claimLogin(tx, people.li, { kind: 'email', address: 'li@example.org' });
    const reach = await findReach(tx, [people.li, people.wu, people.wang, people.li]);
    assert.deepEqual(
      [...reach].toSorted(([one], [other]) => (one < other ? -1 : 1)),
      [
        [people.wu, { email: 'wu@example.org', telephone: undefined }],
        [people.li, { email: undefined, telephone: telephones.li }],
      ],
    );
    assert.equal((await findReach(tx, [])).size, 0);
    assert.equal((await findReach(tx, [people.wang])).size, 0);
  });
});

test('a claim that was confirmed is reached from then on', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const address = { kind: 'email', address: 'li@example.org' } as const;
    await confirmLogin(tx, { personId: people.li, address }, NOW);
    const reach = (await findReach(tx, [people.li])).get(people.li);
    assert.deepEqual(reach, { email: 'li@example.org', telephone: telephones.li });
  });
});
