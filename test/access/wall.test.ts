import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import {
  findPerson,
  findPersons,
  listResidences,
  namesOf,
  searchPeople,
} from '#/features/people/index.ts';
import { listHelpers } from '#/features/people/store/relations.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import { lockPerson } from '#/features/people/store/persons.ts';
import { listCorrectionsOf } from '#/features/rights/store/corrections.ts';
import { findLeaving } from '#/features/rights/store/leavings.ts';
import { listReadings } from '#/features/rights/store/readings.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { openWalledReading } from '#/platform/db/walled-reading.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openFilledWorld } from '#test/filled-world.ts';
import type { FilledWorld } from '#test/filled-world.ts';
import { places } from '#test/world.ts';
import { FLAT, asker, others, parties } from './readers.ts';

/**
 * The second wall. Here the first one is left out on purpose: stores are called as if every policy
 * in the program were wrong, and the database hands out nothing that is not the reader's.
 */
const SECURITY = join(import.meta.dirname, '..', '..', 'security');
const ELSEWHERE = '999999999999';
const STRANGER = '019cf000-0000-7000-8000-0000000d0001';

/** A worker of another street, who knows every id here. */
const otherStreet: Subject = {
  ...visitor,
  actorId: STRANGER,
  personId: STRANGER,
  homes: [
    { householdId: 'their-home', placeId: 'their-home', path: '35.99.1', communityId: ELSEWHERE },
  ],
  grants: [
    {
      role: 'community_worker',
      placeId: ELSEWHERE,
      path: '35.99',
      communityId: ELSEWHERE,
      organisationId: undefined,
    },
  ],
};

let world: FilledWorld;
let walled: readonly string[];

before(
  async () => {
    world = await openFilledWorld();
    walled = await listWalled(world.app.db);
  },
  { timeout: 120_000 },
);

after(() => world.close());

async function listWalled(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relforcerowsecurity and c.relrowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid)
    order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function countIn(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Works behind the wall as a subject, in a transaction that is taken back. */
async function behind<Value>(subject: Subject, work: (db: Db) => Promise<Value>): Promise<Value> {
  const tx = await world.app.db.startTransaction().execute();
  try {
    await enterWall(tx, reachOf(subject));
    return await work(tx);
  } finally {
    await tx.rollback().execute();
  }
}

describe('behind the wall', () => {
  test('of every table with a wall another street is handed no row', async () => {
    assert.ok(walled.length >= 6, walled.join());
    const reading = openWalledReading(world.app.db, reachOf(otherStreet));
    for (const table of walled) {
      assert.ok((await countIn(world.app.db, table)) > 0, `${table} has rows`);
      assert.equal(await countIn(reading.db, table), 0, `${table} read`);
      assert.equal(await behind(otherStreet, (db) => countIn(db, table)), 0, `${table} acting`);
    }
    await reading.end();
  });

  test('the control: without the walls the same reader gets the rows', async () => {
    const tx = await world.app.db.startTransaction().execute();
    for (const table of walled) {
      await sql`alter table ${sql.table(table)} disable row level security`.execute(tx);
    }
    await enterWall(tx, reachOf(otherStreet));
    for (const table of walled) assert.ok((await countIn(tx, table)) > 0, table);
    await tx.rollback().execute();
  });

  test('the control: a policy that forgets the community is caught', async () => {
    const tx = await world.app.db.startTransaction().execute();
    await sql`create policy broken on people.person using (community_id is not null)`.execute(tx);
    await enterWall(tx, reachOf(otherStreet));
    assert.ok((await countIn(tx, 'people.person')) > 0);
    await tx.rollback().execute();
  });

  test('stores that are asked without any policy give nothing of the asker', async () => {
    await behind(otherStreet, async (db) => {
      const now = world.app.clock.now();
      const household = { communityId: places.community, householdIds: [FLAT] };
      assert.equal(await findPerson(db, asker.id), undefined);
      assert.equal(await lockPerson(db, asker.id), undefined);
      assert.equal((await findPersons(db, [asker.id, parties.holder])).size, 0);
      assert.deepEqual(await listResidences(db, [asker.id]), []);
      assert.deepEqual(await listResidents(db, household), []);
      assert.deepEqual(await listHelpers(db, asker.id, now), []);
      assert.deepEqual(await listCorrectionsOf(db, asker.id), []);
      assert.equal(await findLeaving(db, parties.member), undefined);
      assert.deepEqual(await listReadings(db, asker.id), []);
      assert.equal((await namesOf(db, [asker.id], 'L2')).size, 0);
    });
  });

  test('a search beyond it tells what neighbours call somebody, and no more', async () => {
    await behind(otherStreet, async (db) => {
      const seek = (query: string) => searchPeople(db, { communityId: places.community, query });
      const [found] = await seek(asker.name);
      assert.equal(found?.id, asker.id);
      const told = JSON.stringify(found);
      for (const secret of [asker.name, asker.telephone, String(asker.birthYear)]) {
        assert.ok(!told.includes(secret), secret);
      }
      assert.deepEqual(await seek(asker.telephone.slice(-8)), []);
      assert.equal((await namesOf(db, [asker.id], 'L1')).get(asker.id), asker.called);
      assert.equal((await namesOf(db, [others.colleague], 'L1')).get(others.colleague), '江**');
    });
  });

  test('after a door of the database has closed the wall stands as before', async () => {
    await behind(otherStreet, async (db) => {
      await namesOf(db, [asker.id], 'L1');
      await searchPeople(db, { communityId: places.community, query: '邱' });
      assert.equal(await findPerson(db, asker.id), undefined);
    });
  });

  test('whoever works here is handed the rows of here', async () => {
    const here: Subject = {
      ...otherStreet,
      grants: otherStreet.grants.map((one) => ({ ...one, communityId: places.community })),
    };
    await behind(here, async (db) => {
      assert.equal((await findPerson(db, asker.id))?.telephone, asker.telephone);
      assert.equal((await listHelpers(db, asker.id, world.app.clock.now())).length, 2);
      const { rows } = await sql<{ readonly n: number }>`
        select count(*) as n from people.residence
        where community_id <> ${places.community}`.execute(db);
      assert.equal(rows[0]?.n, 0, 'and none of elsewhere');
    });
  });
});

describe('which tables have a wall', () => {
  const read = (name: string) =>
    readFileSync(join(SECURITY, name), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));

  test('a table with a community or with personal columns has one, or a reason why not', () => {
    const wanted = new Set(
      read('fields.tsv')
        .filter(([, , column, level]) => column === 'community_id' || /^L[234]$/.test(level ?? ''))
        .map(([schema, table]) => `${schema}.${table}`),
    );
    const reasons = new Map(
      read('unwalled.tsv').map(([schema, table, why]) => [`${schema}.${table}`, why ?? '']),
    );
    assert.ok(wanted.size > 30);
    const bare = [...wanted].filter((table) => !walled.includes(table) && !reasons.has(table));
    assert.deepEqual(bare, []);
    const idle = [...reasons].filter(
      ([table, why]) => walled.includes(table) || !wanted.has(table) || why.length < 15,
    );
    assert.deepEqual(idle, []);
  });

  test('no table has policies that do not bind its owner', async () => {
    const { rows } = await sql<{ readonly name: string }>`
      select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where n.nspname <> 'graphile_worker'
        and (c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid))
        and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(world.app.db);
    assert.deepEqual(rows, []);
  });
});
