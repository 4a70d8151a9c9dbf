import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { endRelation, listHelpers } from '#/features/people/store/relations.ts';
import { loadSubject } from './subject.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const session = { id: 's', personId: people.chen, actingForId: undefined };

test('a building leader asks with home, role and their paths', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const subject = await loadSubject(tx, session, NOW);
    assert.equal(subject.actorId, people.chen);
    assert.equal(subject.personId, people.chen);
    assert.equal(subject.homes[0]?.path, '35.02.03.007.010.dx.3.1.101');
    assert.equal(subject.grants[0]?.path, '35.02.03.007.010.dx.3');
    assert.equal(subject.grants[0]?.placeId, places.building);
  });
});

test('a daughter asks for her mother with the mother’s home', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const acting = { ...session, personId: people.lin, actingForId: people.wang };
    const subject = await loadSubject(tx, acting, NOW);
    assert.equal(subject.actorId, people.lin);
    assert.equal(subject.personId, people.wang);
    assert.equal(subject.homes[0]?.householdId, household(3, 2, 201));
  });
});

test('who acts for another by office leaves the office behind meanwhile', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const acting = { ...session, personId: people.zhuang, actingForId: people.wang };
    const subject = await loadSubject(tx, acting, NOW);
    assert.equal(subject.personId, people.wang);
    assert.deepEqual(subject.grants, []);
  });
});

test('a daughter is herself again when the consent has ended', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const [relation] = await listHelpers(tx, people.wang, NOW);
    await endRelation(tx, relation?.id ?? '', { at: NOW, by: people.wang });
    const acting = { ...session, personId: people.lin, actingForId: people.wang };
    const subject = await loadSubject(tx, acting, NOW);
    assert.equal(subject.personId, people.lin);
    assert.equal(subject.homes[0]?.communityId, places.nextCommunity);
  });
});

test('somebody of whom nothing is known asks with nothing', async () => {
  await rolledBack(async (tx) => {
    const subject = await loadSubject(tx, session, NOW);
    assert.deepEqual([subject.homes, subject.grants], [[], []]);
  });
});

test('the office of a worker rests unless the session is strong at that moment', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const worker = { ...session, personId: people.zhuang };
    for (const [strongUntil, isStrong] of [
      [undefined, false],
      [NOW, false],
      [NOW.add({ seconds: 1 }), true],
    ] as const) {
      const subject = await loadSubject(tx, { ...worker, strongUntil }, NOW);
      assert.equal(subject.isStrong, isStrong);
      assert.equal(subject.grants.length, isStrong ? 1 : 0);
      assert.equal(subject.restingGrants?.length ?? 0, isStrong ? 0 : 1);
    }
  });
});
