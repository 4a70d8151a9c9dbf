import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { patternOf } from '#/platform/personal/departure.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import { peopleHoldings } from '#/features/people/store/holdings.ts';
import { listHelpers } from '#/features/people/store/relations.ts';
import { findPerson, namesOf, searchPeople } from '#/features/people/store/persons.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, makeWorld, people, places, telephones } from '#test/world.ts';
import { namingOf, peopleLeaver } from './leave.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

const obstacleOf = (db: Db, personId: string) =>
  peopleLeaver.findObstacle({ db, now: NOW }, personId);

async function leave(db: Db, personId: string): Promise<void> {
  const context = await contextOf(db, people.zhuang);
  const pattern = patternOf(await namingOf(db, personId));
  await peopleLeaver.forget(context, { personId, takesWords: false, pattern });
}

describe('what stands in the way of leaving', () => {
  test('the only steward of all stays until there is another', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      assert.equal(await obstacleOf(tx, people.wu), 'last_steward');
      assert.equal(await obstacleOf(tx, people.zhuang), undefined);
      await sql`insert into people.grant
          (id, person_id, role, place_id, starts_at, reason, granted_at)
        values (gen_random_uuid(), ${people.zhuang}, 'steward', ${places.community},
          ${NOW.subtract({ hours: 1 })}, 'test', ${NOW})`.execute(tx);
      assert.equal(await obstacleOf(tx, people.wu), undefined);
    });
  });

  test('a steward whose term is over, withdrawn or yet to come is no steward', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await sql`insert into people.grant
          (id, person_id, role, place_id, starts_at, ends_at, reason, granted_at)
        values (gen_random_uuid(), ${people.zhuang}, 'steward', ${places.community},
          ${NOW.subtract({ hours: 2 })}, ${NOW}, 'test', ${NOW}),
          (gen_random_uuid(), ${people.chen}, 'steward', ${places.community},
          ${NOW.add({ hours: 2 })}, null, 'test', ${NOW})`.execute(tx);
      assert.equal(await obstacleOf(tx, people.wu), 'last_steward');
      assert.equal(await obstacleOf(tx, people.zhuang), undefined);
      assert.equal(await obstacleOf(tx, people.chen), undefined);
    });
  });

  test('the only guardian of somebody stays; another kind of helper may go', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      assert.equal(await obstacleOf(tx, people.lin), undefined);
      await sql`update people.relation set kind = 'guardian'
        where helper_id = ${people.lin}`.execute(tx);
      assert.equal(await obstacleOf(tx, people.lin), 'only_guardian');
      // The ward may leave, and so may who helps her otherwise.
      assert.equal(await obstacleOf(tx, people.wang), undefined);
      await sql`insert into people.relation (id, helper_id, person_id, kind, consent_way,
          consented_on, recorded_by, starts_at)
        values (gen_random_uuid(), ${people.li}, ${people.wang}, 'neighbour', 'paper',
          '2026-01-01', ${people.zhuang}, '2026-01-01')`.execute(tx);
      assert.equal(await obstacleOf(tx, people.lin), 'only_guardian');
      await sql`update people.relation set kind = 'guardian'
        where helper_id = ${people.li}`.execute(tx);
      assert.equal(await obstacleOf(tx, people.lin), undefined);
      await sql`update people.relation set ended_at = ${NOW}, ended_by = ${people.li}
        where helper_id = ${people.li}`.execute(tx);
      assert.equal(await obstacleOf(tx, people.lin), 'only_guardian');
    });
  });
});

describe('what names somebody in a text', () => {
  test('is the name in both scripts and every number and address they have', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const naming = await namingOf(tx, people.chen);
      assert.deepEqual(naming.names, ['陳志明', '陈志明']);
      assert.ok(naming.telephones.includes(telephones.chen));
      assert.deepEqual(await namingOf(tx, '019cf000-0000-7000-8000-00000000dead'), {
        names: [],
        telephones: [],
        emails: [],
      });
    });
  });
});

describe('what people forgets', () => {
  test('the record, the homes, the roles and the consents of one, and nobody else’s', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await leave(tx, people.wang);
      assert.equal(await findPerson(tx, people.wang), undefined);
      assert.deepEqual(await listResidences(tx, [people.wang]), []);
      assert.deepEqual(await listHelpers(tx, people.wang, NOW), []);
      const found = await searchPeople(tx, { communityId: places.community, query: '王' });
      assert.deepEqual(found, []);
      assert.equal((await findPerson(tx, people.lin))?.name, '林小梅');
      assert.equal((await listResidences(tx, [people.chen])).length, 1);
      for (const holding of peopleHoldings) {
        assert.deepEqual(await readHolding(tx, holding, people.wang), [], holding.code);
      }
    });
  });

  test('a number of somebody who has left has no name at any level', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await leave(tx, people.li);
      for (const level of ['L1', 'L2'] as const) {
        assert.equal((await namesOf(tx, [people.li], level)).size, 0);
      }
    });
  });

  test('their name goes from the reasons of others’ roles, which stay', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await sql`update people.grant set reason = '李大同推薦，13800138007'
        where person_id = ${people.chen}`.execute(tx);
      await leave(tx, people.li);
      const { rows } = await sql<{ readonly reason: string }>`
        select reason from people.grant where person_id = ${people.chen}`.execute(tx);
      assert.deepEqual(
        rows.map(({ reason }) => reason),
        ['＊＊＊推薦，＊＊＊'],
      );
    });
  });

  test('an address that signed them in is free for somebody else', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await leave(tx, people.li);
      await sql`insert into people.login (person_id, kind, address, confirmed_at)
        values (${people.zhuang}, 'telephone', ${telephones.li}, null)`.execute(tx);
      const { rows } = await sql`select from people.login
        where address = ${telephones.li}`.execute(tx);
      assert.equal(rows.length, 1);
    });
  });
});
