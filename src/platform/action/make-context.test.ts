import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeContext } from './make-context.ts';

const DAUGHTER = '019cf000-0000-7000-8000-000000000001';
const MOTHER = '019cf000-0000-7000-8000-000000000002';
const acting = { ...visitor, actorId: DAUGHTER, personId: MOTHER };
const entry = { feature: 'matters', verb: 'raised', subjectId: 'm1' };

test('one request has one moment, however long it takes', async () => {
  await rolledBack(async (tx) => {
    const { services } = contextOn(tx);
    let strokes = 0;
    const clock = () => Temporal.Instant.fromEpochMilliseconds((strokes += 1) * 1_000);
    const context = makeContext({
      db: tx,
      subject: visitor,
      language: 'en',
      services: { ...services, clock },
    });
    await context.record(entry);
    assert.equal(strokes, 1);
    const row = await tx.selectFrom('platform.journal').select('at').executeTakeFirstOrThrow();
    assert.ok(row.at.equals(context.now));
  });
});

test('ids are made from that moment, sort by it and are never the same twice', async () => {
  await rolledBack(async (tx) => {
    const early = contextOn(tx, { now: '2026-11-22T12:00:00Z' });
    const late = contextOn(tx, { now: '2026-11-22T12:00:01Z' });
    const ids = Array.from({ length: 50 }, () => early.newId());
    assert.equal(new Set(ids).size, ids.length);
    const after = late.newId();
    assert.ok(ids.every((id) => id < after));
    assert.match(after, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });
});

test('the journal has who did it, for whom, where, and what', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx, { subject: acting });
    await context.record({
      ...entry,
      communityId: '350203007010',
      placeId: '350203007010',
      data: { kind: 'need' },
    });
    const row = await tx.selectFrom('platform.journal').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([row.actor_id, row.person_id], [DAUGHTER, MOTHER]);
    assert.deepEqual([row.feature, row.verb, row.subject_id], ['matters', 'raised', 'm1']);
    assert.deepEqual([row.community_id, row.place_id], ['350203007010', '350203007010']);
    assert.deepEqual(row.data, { kind: 'need' });
  });
});

test('what happens above every community is recorded there, without a person if none', async () => {
  await rolledBack(async (tx) => {
    await contextOn(tx).record(entry);
    const row = await tx.selectFrom('platform.journal').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.community_id, '-');
    assert.deepEqual([row.actor_id, row.person_id, row.place_id], [null, null, null]);
    assert.deepEqual(row.data, {});
  });
});

test('whoever runs an action is told of each entry it writes', async () => {
  await rolledBack(async (tx) => {
    const { services } = contextOn(tx);
    let count = 0;
    const onRecord = () => void (count += 1);
    const parts = { db: tx, subject: visitor, language: 'en', services, onRecord } as const;
    const context = makeContext(parts);
    await context.record(entry);
    await context.record(entry);
    assert.equal(count, 2);
  });
});

test('a job that nobody sent comes from no address', async () => {
  await rolledBack(async (tx) => {
    assert.deepEqual(contextOn(tx).client, { address: 'none', device: '' });
    const client = { address: '10.0.0.7', device: 'Phone' };
    assert.deepEqual(contextOn(tx, { client }).client, client);
  });
});

test('a job is added in the transaction of the action, to be done later if it says so', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const runAt = context.now.add({ hours: 8 });
    await context.addJob({ name: 'test.later', payload: { id: 'm1' }, runAt, key: 'm1' });
    await context.addJob({ name: 'test.later', payload: { id: 'm2' }, key: 'm1' });
    await context.addJob({ name: 'test.other', payload: {} });
    const jobs = await tx
      .withTables<{
        'graphile_worker.jobs': { readonly task_identifier: string; readonly key: string | null };
      }>()
      .selectFrom('graphile_worker.jobs')
      .select(['task_identifier', 'key'])
      .orderBy('task_identifier')
      .execute();
    assert.deepEqual(jobs, [
      { task_identifier: 'test.later', key: 'm1' },
      { task_identifier: 'test.other', key: null },
    ]);
  });
});
