import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { saveManyMembers } from './many.ts';
import { findLatest, listMembers } from './memberships.ts';

const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [TEAM, LEADER] = [idOf(1), idOf(2)];
const member = (number: number, personId = idOf(100 + number)) => ({
  id: idOf(200 + number),
  communityId: '350203007010',
  organisationId: TEAM,
  personId,
  joinedAt: NOW.add({ minutes: number }),
  recordedBy: LEADER,
});

describe('many members at once', () => {
  test('are in the team as if each had asked, each since their own day', async () => {
    await rolledBack(async (tx) => {
      await saveManyMembers(tx, [member(2), member(1), member(3)]);
      const listed = await listMembers(tx, TEAM, NOW.add({ hours: 1 }));
      assert.deepEqual(
        listed.map(({ personId }) => personId),
        [idOf(101), idOf(102), idOf(103)],
      );
      const first = await findLatest(tx, { organisationId: TEAM, personId: idOf(101) });
      assert.deepEqual(
        [first?.cameBy, first?.agreed, first?.recordedBy, first?.sharesTelephone],
        ['asked', { by: idOf(101), way: 'oneself' }, LEADER, false],
      );
    });
  });

  test('are left out who are in already, also within the same statement', async () => {
    await rolledBack(async (tx) => {
      await saveManyMembers(tx, [member(1)]);
      await saveManyMembers(tx, [member(2, idOf(101)), member(3), member(4, idOf(103))]);
      const listed = await listMembers(tx, TEAM, NOW.add({ hours: 1 }));
      assert.equal(listed.length, 2);
    });
  });

  test('may be none at all, which writes nothing', async () => {
    await rolledBack(async (tx) => {
      await saveManyMembers(tx, []);
      assert.deepEqual(await listMembers(tx, TEAM, NOW), []);
    });
  });
});
