import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MAX_ALIKE } from '#/features/matters/rules/duplicates.ts';
import { inWorld, people, places, railing, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { raiseMatter } from './raise.ts';
import { setCategoryAtPlace } from './reference.ts';
import { findAlike, readCategories, suggestCategory } from './suggest.ts';
import { readMatter } from './view.ts';

const source = '社區居委會 2026-11-01';
const here = { lon: 118.0894, lat: 24.4798 };
/** A degree of latitude is some 111 kilometres. */
const north = (metres: number) => ({ lon: here.lon, lat: here.lat + metres / 111_195 });
const sighting = { placeId: places.compound, category: 'railing', text: '欄杆', point: here };

let count = 0;
async function report(world: MatterWorld, changes = {}) {
  count += 1;
  return world.raise(people.li, { ...railing, body: `欄杆鬆了 ${count}`, ...changes });
}

async function alike(world: MatterWorld, changes = {}, by: string = people.wang) {
  return valueOf(await findAlike(await world.as(by), { ...sighting, ...changes }));
}

test('the nearer of two is the likelier, and one three hundred metres off is another thing', () =>
  inWorld(async (world) => {
    const far = await report(world, { point: north(300) });
    const close = await report(world, { point: north(30) });
    const next = await report(world, { point: north(4) });
    const found = await alike(world);
    assert.deepEqual(
      found.map(({ id }) => id),
      [next.id, close.id],
    );
    assert.ok(found.every(({ id }) => id !== far.id));
    const [first] = found;
    assert.ok(
      first?.metres !== undefined && Math.abs(first.metres - 4) < 0.5,
      String(first?.metres),
    );
    assert.ok((first?.probability ?? 0) > (found[1]?.probability ?? 1));
  }));

test('without a point the words tell, in either script', () =>
  inWorld(async (world) => {
    const same = await report(world, {
      body: '三號樓門口的扶手欄杆鬆動了',
      placeId: places.building,
    });
    await report(world, { body: '後門鐵門關不上', placeId: places.building });
    const wish = { placeId: places.building, point: undefined, text: '三号楼门口扶手栏杆松动' };
    const found = await alike(world, wish);
    assert.equal(found[0]?.id, same.id);
    assert.equal(found[0]?.metres, undefined);
  }));

test('few are shown, however many there are', () =>
  inWorld(async (world) => {
    for (let number = 0; number < MAX_ALIKE + 3; number += 1)
      await report(world, { point: north(number) });
    assert.equal((await alike(world)).length, MAX_ALIKE);
  }));

test('what is closed, old, of another kind or another community is not the same', () =>
  inWorld(async (world) => {
    const one = await report(world, { point: here });
    assert.equal((await alike(world)).length, 1);
    assert.equal((await alike(world, { category: 'rubbish' })).length, 0);
    assert.equal((await alike(world, { placeId: places.nextBuilding })).length, 0);
    world.forward({ hours: 24 * 15 });
    assert.equal((await alike(world)).length, 0);
    world.forward({ hours: -24 * 15 });
    await sql`update matters.matter set state = 'withdrawn', closed_as = 'withdrawn',
      closed_at = now(), next_due_at = null where id = ${one.id}`.execute(world.db);
    assert.equal((await alike(world)).length, 0);
  }));

test('only what the reader may see is suggested, and no closer than they may know', () =>
  inWorld(async (world) => {
    const flat = household(3, 1, 101);
    await report(world, { point: here, visibility: 'neighbours', placeId: flat });
    assert.equal((await alike(world, {}, people.li)).length, 1, 'their own');
    const [seen] = await alike(world, {}, people.wang);
    assert.equal(seen?.placeId, places.building);
    assert.equal((await alike(world, {}, people.xu)).length, 0);
    await report(world, { point: here, visibility: 'staff' });
    assert.equal((await alike(world, {}, people.wang)).length, 1);
    assert.equal((await alike(world, {}, people.zhuang)).length, 2);
  }));

test('nothing is looked for at no place, or in no category', () =>
  inWorld(async (world) => {
    const by = await world.as(people.wang);
    assert.equal(
      refusalOf(await findAlike(by, { ...sighting, placeId: 'nowhere' })),
      'place_unknown',
    );
    assert.equal(
      refusalOf(await findAlike(by, { ...sighting, category: 'nothing' })),
      'category_not_here',
    );
    assert.equal(refusalOf(await readCategories(by, { placeId: 'nowhere' })), 'place_unknown');
    const typed = { placeId: places.district, text: '燈' };
    assert.equal(refusalOf(await suggestCategory(by, typed)), 'place_unknown');
  }));

const said = [
  ['三樓走廊的燈不亮', 'report', 'public_light'],
  ['三楼走廊的灯不亮', 'report', 'public_light'],
  ['聞到煤氣味', 'report', 'gas_smell'],
  ['想請人陪我去醫院', 'need', 'hospital'],
  ['电梯坏了', 'report', 'lift'],
  ['The lift is stuck', 'report', 'lift'],
] as const;

for (const [text, profile, category] of said) {
  test(`"${text}" is first taken for ${category}, a ${profile}`, () =>
    inWorld(async (world) => {
      const by = await world.as(people.wang);
      const { categories } = valueOf(
        await suggestCategory(by, { placeId: places.building, text, profile }),
      );
      assert.equal(categories[0]?.code, category);
      assert.ok(categories.every(({ profiles }) => profiles.includes(profile)));
    }));
}

test('what a place leaves out is neither offered, suggested nor taken in there', () =>
  inWorld(async (world) => {
    const setting = { placeId: places.compound, category: 'lift', isOffered: false, source };
    valueOf(await setCategoryAtPlace(await world.as(people.wu), setting));
    const by = await world.as(people.wang);
    const codes = async (placeId: string) =>
      valueOf(await readCategories(by, { placeId, profile: 'report' })).categories.map(
        ({ code }) => code,
      );
    assert.ok(!(await codes(places.building)).includes('lift'));
    assert.ok((await codes(places.community)).includes('lift'));
    const typed = { text: '電梯壞了', profile: 'report' } as const;
    const inside = valueOf(await suggestCategory(by, { ...typed, placeId: places.building }));
    assert.ok(inside.categories.every(({ code }) => code !== 'lift'));
    const input = told({ profile: 'report', category: 'lift', placeId: places.building });
    assert.equal(refusalOf(await raiseMatter(by, input)), 'category_not_here');
  }));

test('what was suggested and what was chosen are both on record', () =>
  inWorld(async (world) => {
    const key = await report(world, { suggestedCategory: 'road' });
    const view = valueOf(await readMatter(await world.as(people.zhuang), key));
    assert.deepEqual([view.suggestedCategory, view.category], ['road', 'railing']);
    const { rows } = await sql<{ data: { suggested: string; category: string } }>`
      select data from platform.journal where subject_id = ${key.id} and verb = 'raise'`.execute(
      world.db,
    );
    assert.deepEqual([rows[0]?.data.suggested, rows[0]?.data.category], ['road', 'railing']);
  }));

test('stop questions come with the category they stop, with whom to call', () =>
  inWorld(async (world) => {
    const { categories } = valueOf(
      await readCategories(await world.as(people.wang), { placeId: places.building }),
    );
    const gas = categories.find(({ code }) => code === 'gas_smell');
    assert.ok((gas?.stopQuestions.length ?? 0) > 0);
    for (const { question, advice, calls } of gas?.stopQuestions ?? []) {
      for (const text of [...Object.values(question), ...Object.values(advice)])
        assert.notEqual(text, '');
      assert.match(JSON.stringify(calls), /11[09]|120|number/);
    }
  }));
