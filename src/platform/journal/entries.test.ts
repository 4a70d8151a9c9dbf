import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { findDoneTo, listDoneFor } from './entries.ts';

const DAUGHTER = '019cf000-0000-7000-8000-000000000001';
const MOTHER = '019cf000-0000-7000-8000-000000000002';
const acting = { ...visitor, actorId: DAUGHTER, personId: MOTHER };
const herself = { ...visitor, actorId: MOTHER, personId: MOTHER };
const raised = { feature: 'matters', verb: 'raised', subjectId: 'm1' };

test('what others did on somebody’s behalf is listed, the latest first', async () => {
  await rolledBack(async (tx) => {
    await contextOn(tx, { subject: acting, now: '2026-11-20T12:00:00Z' }).record(raised);
    await contextOn(tx, { subject: acting, now: '2026-11-21T12:00:00Z' }).record({
      ...raised,
      verb: 'confirmed',
    });
    await contextOn(tx, { subject: herself }).record(raised);
    const entries = await listDoneFor(tx, MOTHER);
    assert.deepEqual(
      entries.map(({ actorId, verb }) => ({ actorId, verb })),
      [
        { actorId: DAUGHTER, verb: 'confirmed' },
        { actorId: DAUGHTER, verb: 'raised' },
      ],
    );
    assert.equal(entries[1]?.at.toString(), '2026-11-20T12:00:00Z');
    assert.deepEqual(await listDoneFor(tx, DAUGHTER), []);
  });
});

test('that something was done to somebody, or for them, is found; that somebody read of them is not', () =>
  rolledBack(async (tx) => {
    const [read, corrected, nobody, noted] = [1, 2, 3, 4].map(() => crypto.randomUUID());
    assert.ok(read && corrected && nobody && noted);
    const entry = { feature: 'people', communityId: '350203007010' };
    await contextOn(tx, { subject: herself }).record({ ...entry, verb: 'read', subjectId: read });
    await contextOn(tx, { subject: herself }).record({
      ...entry,
      verb: 'correct',
      subjectId: corrected,
    });
    await contextOn(tx, { subject: acting }).record(raised);
    await contextOn(tx).record({ ...entry, verb: 'audit_finding', subjectId: noted });
    const ids = [read, corrected, nobody, noted, MOTHER, DAUGHTER];
    assert.deepEqual([...(await findDoneTo(tx, ids))].toSorted(), [MOTHER, corrected].toSorted());
    assert.equal((await findDoneTo(tx, [])).size, 0);
  }));
