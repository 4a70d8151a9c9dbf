import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { buckets } from '#/features/matters/model/matter.ts';
import {
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { readBoard } from './board.ts';
import { claimMatter } from './claim.ts';
import { declineMatter } from './dispatch.ts';
import { findPublicMatters, listPublicMatters } from './public.ts';
import type { PublicInput } from './public.ts';

const all: PublicInput = { placeId: places.community, buckets, limit: 100 };

async function listed(world: MatterWorld, input: Partial<PublicInput> = {}, by?: string) {
  const context = by === undefined ? world.asVisitor() : await world.as(by);
  return valueOf(await listPublicMatters(context, { ...all, ...input }));
}

async function titles(world: MatterWorld, input: Partial<PublicInput> = {}, by?: string) {
  return (await listed(world, input, by)).map(({ title }) => title);
}

/** Raises what is told, a minute after what was told before. */
async function raise(world: MatterWorld, title: string, changes: object = {}) {
  world.forward({ minutes: 1 });
  return world.raise(people.wang, { title, body: title, ...changes });
}

describe('what is public of the matters of a place', () => {
  test('the latest comes first, whatever has become of each', () =>
    inWorld(async (world) => {
      const declined = await raise(world, '甲', railing);
      const claimed = await raise(world, '乙');
      await raise(world, '丙');
      valueOf(await claimMatter(await world.as(people.li), claimed));
      const reason = '重複了';
      valueOf(await declineMatter(await world.as(dispatcher), { ...declined, reason }));
      const found = await listed(world);
      assert.deepEqual(
        found.map(({ title, bucket, endedAs }) => [title, bucket, endedAs]),
        [
          ['丙', 'open', undefined],
          ['乙', 'in_hand', undefined],
          ['甲', 'closed', 'declined'],
        ],
      );
    }));

  test('buckets, categories, groups, times and places narrow it', () =>
    inWorld(async (world) => {
      await raise(world, '欄杆', { ...railing, title: '欄杆' });
      const from = world.now();
      await raise(world, '三號樓', { placeId: places.building });
      const until = world.now();
      await raise(world, '七號樓', { placeId: places.otherBuilding, category: 'sewing' });
      assert.deepEqual(await titles(world, { categories: ['sewing'] }), ['七號樓']);
      assert.deepEqual(await titles(world, { groups: ['safety'] }), ['欄杆']);
      assert.deepEqual(await titles(world, { categories: [] }), []);
      assert.deepEqual(await titles(world, { from }), ['七號樓', '三號樓', '欄杆']);
      const later = from.add({ seconds: 1 });
      assert.deepEqual(await titles(world, { from: later, until }), ['三號樓']);
      assert.deepEqual(await titles(world, { from: until, until }), ['三號樓']);
      assert.deepEqual(await titles(world, { placeId: places.building }), ['三號樓']);
      assert.deepEqual(await titles(world, { placeId: places.compound }), [
        '七號樓',
        '三號樓',
        '欄杆',
      ]);
      assert.deepEqual(await titles(world, { placeId: places.nextCommunity }), []);
      assert.deepEqual(await titles(world, { buckets: ['closed'] }), []);
      assert.deepEqual(await titles(world, { buckets: [] }), []);
      assert.deepEqual(await titles(world, { limit: 2 }), ['七號樓', '三號樓']);
    }));

  test('the limit is that of all buckets together', () =>
    inWorld(async (world) => {
      for (const title of ['一', '二', '三', '四']) {
        const raised = await raise(world, title);
        if (title === '二') valueOf(await claimMatter(await world.as(people.li), raised));
      }
      assert.deepEqual(await titles(world, { limit: 3 }), ['四', '三', '二']);
    }));

  test('it is the same for everybody: no more for the asker or staff than for a visitor', () =>
    inWorld(async (world) => {
      await raise(world, '公開');
      await raise(world, '鄰居', { visibility: 'neighbours' });
      await raise(world, '內部', { visibility: 'staff' });
      for (const by of [undefined, people.wang, people.li, dispatcher]) {
        assert.deepEqual(await titles(world, {}, by), ['公開']);
      }
      // The control: whoever may sees more of the board of the same place.
      const board = { placeId: places.community, filter: 'open', order: 'age' } as const;
      const staff = valueOf(await readBoard(await world.as(dispatcher), board));
      assert.equal(staff.cards.length, 3);
    }));

  test('it lists just what the board shows a visitor', () =>
    inWorld(async (world) => {
      const levels = ['all', 'neighbours', 'staff', 'all', 'neighbours'] as const;
      for (const [index, visibility] of levels.entries()) {
        await raise(world, `第${index}件`, { visibility, placeId: household(3, 1, 101) });
      }
      const board = { placeId: places.community, filter: 'open', order: 'age' } as const;
      const shown = valueOf(await readBoard(world.asVisitor(), board));
      const told = await listed(world, { buckets: ['open'] });
      const facts = (one: { readonly reference: string; readonly placeId: string }) => [
        one.reference,
        one.placeId,
      ];
      assert.deepEqual(told.map(facts), shown.cards.map(facts));
    }));

  test('of a flat the building is told and no point, outdoors the point is', () =>
    inWorld(async (world) => {
      const point = { lon: 118.1, lat: 24.47 };
      await raise(world, '戶', { placeId: household(3, 2, 201), point });
      await raise(world, '樓', { placeId: places.building, point });
      await raise(world, '坡', { placeId: places.compound, point });
      const found = await listed(world);
      assert.deepEqual(
        found.map(({ title, placeId, point: told }) => [title, placeId, told]),
        [
          ['坡', places.compound, point],
          ['樓', places.building, point],
          ['戶', places.building, undefined],
        ],
      );
      assert.doesNotMatch(JSON.stringify(found), new RegExp(household(3, 2, 201)));
    }));

  test('no person is in it, whoever asked, holds or decided', () =>
    inWorld(async (world) => {
      const raised = await raise(world, '甲');
      valueOf(await claimMatter(await world.as(people.li), raised));
      const told = JSON.stringify(await listed(world));
      for (const id of [people.wang, people.li]) assert.ok(!told.includes(id));
      assert.doesNotMatch(told, /askerId|holderId|askerName|holderName/);
    }));

  test('what is over tells when it ended, and no deadline any more', () =>
    inWorld(async (world) => {
      const raised = await raise(world, '甲', railing);
      const [before] = await listed(world);
      assert.ok(before?.deadlineAt);
      assert.deepEqual(before.changedAt, world.now());
      world.forward({ hours: 5 });
      const reason = '不歸這裡管';
      valueOf(await declineMatter(await world.as(dispatcher), { ...raised, reason }));
      const [after] = await listed(world);
      assert.equal(after?.deadlineAt, undefined);
      assert.deepEqual(after?.changedAt, world.now());
    }));

  test('the first photo is named, as on the board', () =>
    inWorld(async (world) => {
      const raised = await raise(world, '甲');
      const file = crypto.randomUUID();
      await sql`insert into matters.photo
          (community_id, matter_id, id, file_id, stage, at, person_id, actor_id)
        values (${raised.communityId}, ${raised.id}, ${crypto.randomUUID()}, ${file}, 'before',
          ${world.now()}, ${people.wang}, ${people.wang})`.execute(world.db);
      await sql`update matters.matter set photo_count = 1
        where id = ${raised.id}`.execute(world.db);
      assert.equal((await listed(world))[0]?.photoId, file);
    }));

  test('a place outside of every community has none', () =>
    inWorld(async (world) => {
      for (const placeId of [places.district, 'nowhere']) {
        const found = await listPublicMatters(world.asVisitor(), { ...all, placeId });
        assert.equal(refusalOf(found), 'place_unknown');
      }
    }));
});

describe('matters that are asked for by number', () => {
  const communityId = places.community;

  async function found(world: MatterWorld, references: readonly string[]) {
    const context = await world.as(dispatcher);
    const matters = valueOf(await findPublicMatters(context, { communityId, references }));
    return matters.map(({ reference }) => reference);
  }

  test('those that are public are found, the latest first, and others left out', () =>
    inWorld(async (world) => {
      const first = await raise(world, '甲');
      const hidden = await raise(world, '乙', { visibility: 'staff' });
      const last = await raise(world, '丙');
      const elsewhere = await raise(world, '丁', { placeId: places.nextBuilding });
      const asked = [first, hidden, last, elsewhere].map(({ reference }) => reference);
      // The one next door has the number of one here: the community tells them apart.
      assert.equal(elsewhere.reference, first.reference);
      assert.deepEqual(await found(world, [...asked, '2026-9999', "'; --"]), [
        last.reference,
        first.reference,
      ]);
      assert.deepEqual(await found(world, []), []);
    }));

  test('in a place that is no community there are none', () =>
    inWorld(async (world) => {
      const asked = { communityId: 'nowhere', references: ['2026-0001'] };
      assert.equal(refusalOf(await findPublicMatters(world.asVisitor(), asked)), 'place_unknown');
    }));
});
