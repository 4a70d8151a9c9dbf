import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { visitor } from './subject.ts';
import type { Role, Subject } from './subject.ts';
import { openDoor, enterWall, reachOf } from './wall.ts';

const NOBODY = reachOf(visitor);

function holding(role: Role, communityId: string | undefined): Subject {
  const grant = { role, placeId: 'p', path: '35', communityId, organisationId: undefined };
  return { ...visitor, actorId: people.zhuang, personId: people.zhuang, grants: [grant] };
}

async function countPersons(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*) as n from people.person`.execute(db);
  return rows[0]?.n ?? 0;
}

test('a role about persons reaches its community, a viewer and a role above reach nobody', () => {
  assert.deepEqual(reachOf(holding('grid_worker', 'a')).communityIds, ['a']);
  assert.deepEqual(reachOf(holding('viewer', 'a')).communityIds, []);
  assert.deepEqual(reachOf(holding('steward', undefined)).communityIds, []);
  assert.deepEqual(NOBODY, { communityIds: [], householdIds: [], personIds: [] });
});

test('who acts for somebody reaches both, and the homes lent to them', () => {
  const home = { householdId: 'h', placeId: 'h', path: '35.h', communityId: 'a' };
  const acting = { ...visitor, actorId: 'one', personId: 'other', homes: [home] };
  const reach = reachOf(acting);
  assert.deepEqual(reach.personIds, ['one', 'other']);
  assert.deepEqual(reach.householdIds, ['h']);
  assert.deepEqual(reach.communityIds, []);
});

test('a program that comes with the token of an organisation reaches no person', () => {
  const program = { ...visitor, actorId: 'maker', organisationIds: ['body'] };
  assert.deepEqual(reachOf(program), NOBODY);
});

test('a transaction sees everybody until it goes behind the wall, and then whom it reaches', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const all = await countPersons(tx);
    await enterWall(tx, reachOf(holding('community_worker', places.community)));
    const here = await countPersons(tx);
    assert.ok(here > 1 && here < all, `${here} of ${all}`);
    await enterWall(tx, NOBODY);
    assert.equal(await countPersons(tx), 0);
  });
});

test('a door lets in whom it names, and nobody else', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await enterWall(tx, NOBODY);
    await openDoor(tx, { personIds: [people.wang] });
    assert.equal(await countPersons(tx), 1);
    await openDoor(tx, { communityIds: [places.nextCommunity] });
    const { rows } = await sql<{ readonly id: string; readonly community_id: string }>`
      select id, community_id from people.person`.execute(tx);
    assert.ok(rows.length > 1);
    const strange = rows.filter(({ id }) => id !== people.wang);
    assert.deepEqual(
      new Set(strange.map((row) => row.community_id)),
      new Set([places.nextCommunity]),
    );
  });
});

test('what is beyond the wall is neither changed nor deleted', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const all = await countPersons(tx);
    await sql`savepoint whole`.execute(tx);
    await enterWall(tx, NOBODY);
    await sql`update people.person set name = '別人'`.execute(tx);
    await sql`delete from people.residence`.execute(tx);
    await sql`select set_config('linli.communities', '{*}', true)`.execute(tx);
    const { rows } = await sql<{ readonly changed: number; readonly homes: number }>`
      select count(*) filter (where name = '別人') as changed,
        (select count(*) from people.residence) as homes from people.person`.execute(tx);
    assert.equal(rows[0]?.changed, 0);
    assert.ok((rows[0]?.homes ?? 0) > 0);
    assert.equal(await countPersons(tx), all);
  });
});

test('who has said nothing of themselves sees nothing', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await sql`select set_config('role', 'linli_walled', true),
      set_config('linli.communities', '', true)`.execute(tx);
    assert.equal(await countPersons(tx), 0);
  });
});

test('a door opened by the program itself, which sees everybody, changes nothing', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const all = await countPersons(tx);
    await openDoor(tx, { personIds: [people.wang], communityIds: [places.community] });
    assert.equal(await countPersons(tx), all);
    const { rows } = await sql<{ readonly all: boolean }>`
      select '*' = any(platform.reached_communities()) as all`.execute(tx);
    assert.deepEqual(rows, [{ all: true }]);
  });
});

test('ids with signs that mean something in a list of PostgreSQL are only ids', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    for (const communityId of ['*}', '{*}', 'a,*', '"*"', '\\*', "*'", '']) {
      await enterWall(tx, { ...NOBODY, communityIds: [communityId] });
      assert.equal(await countPersons(tx), 0, communityId);
    }
  });
});

test('a door to a home shows who lives there now, and nobody beside', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await enterWall(tx, NOBODY);
    await openDoor(tx, { householdIds: [household(3, 2, 201)] });
    const { rows } = await sql<{ readonly id: string }>`select id from people.person`.execute(tx);
    assert.deepEqual(rows, [{ id: people.wang }]);
    await openDoor(tx, { householdIds: [household(3, 1, 101)] });
    assert.equal(await countPersons(tx), 2, 'one door does not close another');
  });
});
