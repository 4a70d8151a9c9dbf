import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import type { ActingWay } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { findActingWay, findDeed, listDeedsFor, listDeedsIn } from './deeds.ts';

const DAUGHTER = '019cf000-0000-7000-8000-0000000e0001';
const MOTHER = '019cf000-0000-7000-8000-0000000e0002';
const HERE = '350203007010';
const NOW = '2026-11-23T01:00:00Z';
const entry = { feature: 'matters', verb: 'raise', subjectId: 'm1', communityId: HERE };
const since = Temporal.Instant.from(NOW);

function acting(db: Db, way: ActingWay | undefined, now = NOW) {
  const subject = { ...visitor, actorId: DAUGHTER, personId: MOTHER, actingWay: way };
  return contextOn(db, { subject, now });
}

test('what one does for another is a deed, with how it came in', async () => {
  await rolledBack(async (tx) => {
    await acting(tx, 'telephone').record({ ...entry, data: { profile: 'need' } });
    const [deed] = await listDeedsFor(tx, MOTHER, since);
    assert.deepEqual(
      [deed?.actorId, deed?.personId, deed?.feature, deed?.verb, deed?.subjectId, deed?.way],
      [DAUGHTER, MOTHER, 'matters', 'raise', 'm1', 'telephone'],
    );
    assert.deepEqual(deed?.data, { profile: 'need', way: 'telephone' });
    assert.deepEqual(await listDeedsFor(tx, DAUGHTER, since), []);
  });
});

test('what somebody does for themselves is none, nor what nobody did', async () => {
  await rolledBack(async (tx) => {
    const own = { ...visitor, actorId: MOTHER, personId: MOTHER };
    await contextOn(tx, { subject: own, now: NOW }).record(entry);
    await contextOn(tx, { now: NOW }).record(entry);
    assert.deepEqual(await listDeedsFor(tx, MOTHER, since), []);
    assert.deepEqual(await listDeedsIn(tx, HERE, since), []);
  });
});

test('what an office does about somebody, as itself, concerns that person', async () => {
  await rolledBack(async (tx) => {
    const office = { ...visitor, actorId: DAUGHTER, personId: DAUGHTER };
    const context = contextOn(tx, { subject: office, now: NOW });
    await context.record({ ...entry, concernsId: MOTHER });
    const [deed] = await listDeedsFor(tx, MOTHER, since);
    assert.deepEqual([deed?.actorId, deed?.way], [DAUGHTER, undefined]);
  });
});

test('how something came in is found by what it was about', async () => {
  await rolledBack(async (tx) => {
    const own = { ...visitor, actorId: MOTHER, personId: MOTHER };
    await contextOn(tx, { subject: own, now: NOW }).record({ ...entry, subjectId: 'own' });
    await acting(tx, 'paper').record(entry);
    await acting(tx, 'telephone').record({ ...entry, verb: 'comment' });
    const about = { feature: 'matters', verb: 'raise' };
    assert.equal(await findActingWay(tx, { ...about, subjectId: 'm1' }), 'paper');
    assert.equal(await findActingWay(tx, { ...about, subjectId: 'own' }), undefined);
    assert.equal(await findActingWay(tx, { ...about, subjectId: 'none' }), undefined);
  });
});

test('a community lists its own and what was done since, the latest first', async () => {
  await rolledBack(async (tx) => {
    await acting(tx, 'paper', '2026-11-22T01:00:00Z').record({ ...entry, subjectId: 'old' });
    await acting(tx, 'paper').record({ ...entry, subjectId: 'first' });
    const later = acting(tx, 'paper', '2026-11-23T02:00:00Z');
    await later.record({ ...entry, subjectId: 'second' });
    await later.record({ ...entry, communityId: '350203007011', subjectId: 'next' });
    const ids = (await listDeedsIn(tx, HERE, since)).map(({ subjectId }) => subjectId);
    assert.deepEqual(ids, ['second', 'first']);
  });
});

test('a deed is found by its number for its person and for nobody else', async () => {
  await rolledBack(async (tx) => {
    await acting(tx, 'letter').record(entry);
    const [deed] = await listDeedsFor(tx, MOTHER, since);
    assert.ok(deed !== undefined);
    assert.deepEqual(await findDeed(tx, { id: deed.id, personId: MOTHER }), deed);
    assert.equal(await findDeed(tx, { id: deed.id, personId: DAUGHTER }), undefined);
    const nothing = { id: '019cf000-0000-7000-8000-0000000effff', personId: MOTHER };
    assert.equal(await findDeed(tx, nothing), undefined);
  });
});

test('a request that somebody else makes is recorded as theirs, at the same moment', async () => {
  await rolledBack(async (tx) => {
    const daughter = acting(tx, 'standing');
    const mother = daughter.as({ ...visitor, actorId: MOTHER, personId: MOTHER });
    await mother.record(entry);
    assert.deepEqual(await listDeedsFor(tx, MOTHER, since), []);
    assert.equal(mother.now.toString(), daughter.now.toString());
    const row = await tx.selectFrom('platform.journal').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([row.actor_id, row.person_id], [MOTHER, MOTHER]);
  });
});
