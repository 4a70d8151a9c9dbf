import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MAX_COUNTED } from '#/features/matters/model/limits.ts';
import {
  above,
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  valueOf,
} from '#test/matters-world.ts';
import { countDeskOf, readDesk, readFindings, readQueues } from './desk.ts';
import type { DeskInput } from './desk.ts';

const desk: DeskInput = { placeId: places.community, filter: 'all' };

test('the desk of a street pages through its communities in one order, and counts them together', () =>
  inWorld(async (world) => {
    for (const [by, placeId, title] of [
      [people.wang, places.building, '甲'],
      [people.lin, places.nextBuilding, '乙'],
      [people.wang, places.compound, '丙'],
      [people.lin, places.nextCommunity, '丁'],
    ] as const) {
      await world.raise(by, { ...railing, title, body: title, placeId });
      world.forward({ minutes: 1 });
    }
    const by = await world.as(above);
    const street = { ...desk, placeId: places.subdistrict };
    const titles: string[] = [];
    let next: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const read = valueOf(await readDesk(by, { ...street, limit: 1, after: next }));
      titles.push(...read.rows.map(({ title }) => title));
      next = read.next;
    }
    assert.deepEqual([titles, next], [['甲', '乙', '丙', '丁'], undefined]);
    const counts = valueOf(await countDeskOf(by, street));
    assert.deepEqual([counts.open, counts.toDecide, counts.mine], [4, 4, 0]);
    const queues = valueOf(await readQueues(by, street));
    assert.equal(
      queues.reduce((sum, { open }) => sum + open, 0),
      4,
    );
    for (const { queue, open } of queues) {
      const { rows } = valueOf(await readDesk(by, { ...street, queue }));
      assert.equal(rows.length, open, queue);
    }
    const safety = valueOf(await readDesk(by, { ...street, groups: ['safety'] }));
    assert.equal(safety.rows.length, 4);
    assert.deepEqual(valueOf(await readFindings(by, street)), []);
    const district = { ...desk, placeId: places.district };
    assert.equal(refusalOf(await readDesk(by, district)), 'place_unknown');
    assert.equal(refusalOf(await readDesk(await world.as(dispatcher), street)), 'not_allowed');
  }));

test('of a street as many statements are asked as of one community', () =>
  inWorld(async (world) => {
    const by = await world.as(above);
    let statements = 0;
    const db = by.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const ask = async () => {
      statements = 0;
      const street = { ...desk, placeId: places.subdistrict };
      return valueOf(await readDesk({ ...by, db }, street)).rows;
    };
    const one = await world.raise(people.wang, { ...railing, placeId: places.building });
    assert.equal((await ask()).length, 1);
    const ofOne = statements;
    const next = { ...railing, body: '另一件', placeId: places.nextBuilding };
    const other = await world.raise(people.lin, next);
    for (const { communityId, id } of [one, other]) {
      await sql`insert into matters.request (community_id, matter_id, id, kind, reason,
          person_id, actor_id, at)
        values (${communityId}, ${id}, ${by.newId()}, 'release', '忙不過來',
          ${people.wang}, ${people.wang}, ${by.now})`.execute(by.db);
    }
    const rows = await ask();
    assert.equal(new Set(rows.map(({ communityId }) => communityId)).size, 2);
    assert.deepEqual(
      rows.map(({ requests }) => requests),
      [['release'], ['release']],
    );
    assert.equal(statements, ofOne);
  }));

test('a desk counts no further than its limit, and reads its pages all the same', () =>
  inWorld(async (world) => {
    const { id } = await world.raise(people.wang, { title: '修燈' });
    await sql`insert into matters.matter (community_id, id, reference, place_id, profile, category,
        title, body, folded_hash, visibility, is_anonymous, state, state_since, raised_at,
        asker_id, actor_id, queue, next_due_at, next_stage)
      select community_id, gen_random_uuid(), '2025-' || (1000 + n), place_id, profile, category,
        title, body, folded_hash, visibility, is_anonymous, state, state_since, raised_at,
        asker_id, actor_id, queue, next_due_at, next_stage
      from matters.matter, generate_series(1, ${MAX_COUNTED}::int) as n where id = ${id}`.execute(
      world.db,
    );
    const by = await world.as(dispatcher);
    const counts = valueOf(await countDeskOf(by, desk));
    assert.deepEqual([counts.open, counts.unheld, counts.mine], [MAX_COUNTED, MAX_COUNTED, 0]);
    assert.equal(valueOf(await readQueues(by, desk))[0]?.open, MAX_COUNTED);
    assert.equal(valueOf(await readDesk(by, { ...desk, limit: 50 })).rows.length, 50);
  }));
