import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forgetDraftsJob } from '#/features/matters/jobs.ts';
import { EVERYWHERE } from '#/features/matters/model/reference.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import {
  company,
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  told,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { household } from '#test/world.ts';
import { doToMany } from './bulk.ts';
import { changeCategory, changePlace, mergeMatter } from './change.ts';
import { claimMatter } from './claim.ts';
import { declineMatter } from './dispatch.ts';
import { keepDraft } from './drafts.ts';
import { withdrawMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';
import { loadReferenceFiles, setCategoryAtPlace, setDeadline, setRoutes } from './reference.ts';
import { findAlike, readCategories, suggestCategory } from './suggest.ts';
import { followMatter } from './talk.ts';
import { readMatter } from './view.ts';

async function viewOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

const role = `role:community_worker@${places.community}`;

test('a change of category routes anew and reckons the deadline from the same start', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, { ...railing, category: 'rubbish' });
    const before = await viewOf(world, key);
    world.forward({ hours: 1 });
    const change = { ...key, category: 'gas_smell', reason: '聞著是煤氣' };
    assert.equal(refusalOf(await changeCategory(await world.as(people.li), change)), 'not_allowed');
    valueOf(await changeCategory(await world.as(dispatcher), change));
    const after = await viewOf(world, key);
    assert.equal(after.category, 'gas_smell');
    const due = (view: typeof before) => view.clocks.find(({ stage }) => stage === 'triage')?.dueAt;
    assert.equal(due(after)?.toString(), before.raisedAt.add({ hours: 1 }).toString());
    assert.notEqual(due(before)?.toString(), due(after)?.toString());
    assert.equal(after.events.at(-1)?.note, '聞著是煤氣');
    const wrong = { ...key, category: 'hospital' };
    assert.equal(
      refusalOf(await changeCategory(await world.as(dispatcher), wrong)),
      'category_not_here',
    );
  }));

test('whoever has it keeps it through a change of category and place; the queue follows', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    assert.equal((await viewOf(world, key)).queue, `organisation:${company}`);
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await changePlace(await world.as(dispatcher), { ...key, placeId: places.community }));
    const view = await viewOf(world, key);
    assert.equal(view.queue, role, 'no company above the compound');
    assert.equal(view.compoundId, undefined);
    assert.equal(view.hands[0]?.person.personId, people.chen);
    assert.equal(view.state, 'claimed');
  }));

test('a place is changed within the community; a matter of another one is raised there', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    const move = async (placeId: string) =>
      changePlace(await world.as(dispatcher), { ...key, placeId });
    assert.equal(refusalOf(await move('nowhere')), 'place_unknown');
    assert.equal(refusalOf(await move(places.nextBuilding)), 'place_elsewhere');
    valueOf(await move(household(3, 1, 101)));
    assert.equal((await viewOf(world, key)).buildingId, places.building);
    valueOf(await withdrawMatter(await world.as(people.li), key));
    assert.equal(refusalOf(await move(places.building)), 'matter_closed');
    const change = { ...key, category: 'rubbish' };
    assert.equal(
      refusalOf(await changeCategory(await world.as(dispatcher), change)),
      'matter_closed',
    );
  }));

test('nobody moves a complaint against themselves out of sight', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, { ...railing, againstPersonId: dispatcher });
    const by = await world.as(dispatcher);
    const category = await changeCategory(by, { ...key, category: 'rubbish' });
    assert.equal(refusalOf(category), 'complaint_against_you');
    const place = await changePlace(by, { ...key, placeId: places.building });
    assert.equal(refusalOf(place), 'complaint_against_you');
  }));

test('merging keeps every reporter and follower, and the chain stays one link long', () =>
  inWorld(async (world) => {
    const first = await world.raise(people.li, railing);
    const second = await world.raise(people.chen, { ...railing, body: '欄杆要倒了' });
    const third = await world.raise(people.wang, { ...railing, body: '扶手鬆了' });
    valueOf(await followMatter(await world.as(people.lin), third));
    const by = await world.as(dispatcher);
    valueOf(await mergeMatter(by, { ...third, targetId: second.id }));
    valueOf(await mergeMatter(by, { ...second, targetId: first.id }));
    const view = await viewOf(world, first);
    assert.equal(view.followers, 3, 'two reporters and a follower');
    assert.deepEqual(
      view.mergedHere.map(({ id }) => id).toSorted(),
      [second.id, third.id].toSorted(),
    );
    const merged = await viewOf(world, third);
    assert.equal(merged.state, 'duplicate');
    assert.equal(merged.mergedInto?.id, first.id);
    const { rows } = await sql<{ origin: string; count: number }>`
      select origin, count(*) as count from matters.follower where matter_id = ${first.id}
      group by origin order by origin`.execute(world.db);
    assert.deepEqual(rows, [
      { origin: 'follows', count: 2 },
      { origin: 'merged', count: 1 },
    ]);
  }));

test('a merger needs a living target of the same community, other than itself', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.li, railing);
    const two = await world.raise(people.chen, { ...railing, body: '欄杆要倒了' });
    const by = await world.as(dispatcher);
    const merge = async (targetId: string) => mergeMatter(by, { ...one, targetId });
    assert.equal(refusalOf(await merge(one.id)), 'target_itself');
    assert.equal(refusalOf(await merge(by.newId())), 'target_unknown');
    valueOf(await declineMatter(by, { ...two, reason: '已經有人報過' }));
    assert.equal(refusalOf(await merge(two.id)), 'target_closed');
    const three = await world.raise(people.chen, { ...railing, body: '又一件' });
    const stranger = { ...one, targetId: three.id };
    assert.equal(refusalOf(await mergeMatter(await world.as(people.lin), stranger)), 'not_allowed');
  }));

test('many are done at once, each with an outcome of its own', () =>
  inWorld(async (world) => {
    const keys = [];
    for (const body of ['一', '二', '三'])
      keys.push(await world.raise(people.li, { ...railing, body }));
    const ids = keys.map(({ id }) => id);
    for (const key of keys.slice(0, 1))
      valueOf(await withdrawMatter(await world.as(people.li), key));
    const by = await world.as(dispatcher);
    const communityId = places.community;
    const accepted = valueOf(await doToMany(by, { communityId, ids, step: { kind: 'accept' } }));
    assert.equal(accepted.done, 2);
    assert.equal(accepted.outcomes.find(({ id }) => id === ids[0])?.refusal, 'wrong_state');
    const assign = { kind: 'assign', assigneeId: repairer } as const;
    assert.equal(valueOf(await doToMany(by, { communityId, ids, step: assign })).done, 2);
    const back = { kind: 'return_to_queue', reason: '重派' } as const;
    assert.equal(valueOf(await doToMany(by, { communityId, ids, step: back })).done, 2);
    const close = { kind: 'close', as: 'by_others', reason: '街道統一修了' } as const;
    assert.equal(valueOf(await doToMany(by, { communityId, ids, step: close })).done, 2);
    const again = { communityId, ids, step: { kind: 'decline', reason: '晚了' } } as const;
    assert.equal(refusalOf(await doToMany(by, again)), 'none_done');
  }));

test('a bulk chooses some and not too many, by somebody who signed in', () =>
  inWorld(async (world) => {
    const by = await world.as(dispatcher);
    const communityId = places.community;
    const step = { kind: 'accept' } as const;
    assert.equal(refusalOf(await doToMany(by, { communityId, ids: [], step })), 'nothing_chosen');
    const ids = Array.from({ length: 101 }, () => by.newId());
    assert.equal(refusalOf(await doToMany(by, { communityId, ids, step })), 'too_many_chosen');
    const visitor = { communityId, ids: ids.slice(0, 1), step };
    assert.equal(refusalOf(await doToMany(world.asVisitor(), visitor)), 'sign_in_required');
  }));

const deadline = {
  placeId: places.community,
  profile: 'report',
  clockClass: 'danger',
  stage: 'triage',
  amount: { kind: 'hours', quantity: 0.5 },
  source: '社區公約',
} as const;

test('the steward sets deadlines, categories and routes of the place, and nobody else does', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    valueOf(await setDeadline(steward, deadline));
    const key = await world.raise(people.li, railing);
    const triage = (await viewOf(world, key)).clocks.find(({ stage }) => stage === 'triage');
    assert.equal(triage?.dueAt?.toString(), world.now().add({ minutes: 30 }).toString());

    const category = {
      placeId: places.community,
      category: 'pet_care',
      isOffered: false,
      source: '公約',
    };
    valueOf(await setCategoryAtPlace(steward, category));
    const need = told({ category: 'pet_care' });
    assert.equal(
      refusalOf(await raiseMatter(await world.as(people.li), need)),
      'category_not_here',
    );
    const unknown = await setCategoryAtPlace(steward, { ...category, category: 'nothing' });
    assert.equal(refusalOf(unknown), 'category_unknown');

    const routes = {
      placeId: places.compound,
      source: '小區自定',
      routes: [
        { condition: { always: true }, targets: [{ role: 'grid_worker' }], note: '先找網格員' },
      ],
    } as const;
    valueOf(await setRoutes(steward, routes));
    const next = await world.raise(people.chen, { ...railing, body: '又一件' });
    assert.equal((await viewOf(world, next)).queue, `role:grid_worker@${places.community}`);
    valueOf(await setRoutes(steward, { ...routes, routes: [] }));
    const last = await world.raise(people.chen, { ...railing, body: '第三件' });
    assert.equal((await viewOf(world, last)).queue, `organisation:${company}`);

    for (const by of [
      await world.as(people.zhuang),
      await world.as(people.li),
      world.asVisitor(),
    ]) {
      assert.equal(refusalOf(await setDeadline(by, deadline)), 'not_allowed');
      assert.equal(refusalOf(await setCategoryAtPlace(by, category)), 'not_allowed');
      assert.equal(refusalOf(await setRoutes(by, routes)), 'not_allowed');
    }
    const elsewhere = { ...deadline, placeId: places.nextCommunity };
    assert.equal(refusalOf(await setDeadline(steward, elsewhere)), 'not_allowed');
    assert.equal(refusalOf(await setDeadline(steward, { ...deadline, placeId: 'x' })), 'not_found');
  }));

test('what the host has set stays when a release brings its settings again', () =>
  inWorld(async (world) => {
    const steward = await world.as(people.wu);
    const everywhere = { ...deadline, placeId: EVERYWHERE };
    assert.equal(refusalOf(await setDeadline(steward, everywhere)), 'not_allowed');
    await sql`insert into people.grant
        (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
      values (gen_random_uuid(), ${people.wu}, 'steward', ${places.district}, null,
        '2026-01-01T00:00:00Z', '聘任', '2026-01-01T00:00:00Z')`.execute(world.db);
    valueOf(await setDeadline(await world.as(people.wu), everywhere));
    const rule = async () =>
      (await readReference(world.db)).clockRules.find(
        (one) =>
          one.placeId === EVERYWHERE &&
          one.profile === 'report' &&
          one.clockClass === 'danger' &&
          one.stage === 'triage',
      )?.amount.quantity;
    assert.equal(await rule(), 0.5);
    const { version } = await readReference(world.db);
    const folder = new URL('../../../../db/reference', import.meta.url).pathname;
    await loadReferenceFiles(world.db, { folder, newId: steward.newId });
    assert.equal(await rule(), 0.5);
    const again = await readReference(world.db);
    assert.notEqual(again.version, version);
    assert.ok(again.categories.size > 40 && again.routes.length > 4);
    assert.ok((again.categories.get('railing')?.synonyms.length ?? 0) > 10);
    assert.equal(await readReference(world.db), again, 'read once per version');
  }));

test('categories are offered with their stop questions, and suggested for what one types', () =>
  inWorld(async (world) => {
    const at = { placeId: places.building };
    const choice = valueOf(await readCategories(world.asVisitor(), { ...at, profile: 'report' }));
    const gas = choice.categories.find(({ code }) => code === 'gas_smell');
    assert.ok(gas?.stopQuestions.some(({ code, stops }) => code === 'gas_now' && stops));
    assert.ok(
      choice.groups.every(({ code }) => choice.categories.some(({ group }) => group === code)),
    );
    assert.ok(!choice.categories.some(({ code }) => code === 'hospital'));
    const text = '走廊裡有煤氣味';
    const suggested = valueOf(await suggestCategory(world.asVisitor(), { ...at, text }));
    assert.equal(suggested.categories[0]?.code, 'gas_smell');
    const nowhere = { placeId: places.district };
    assert.equal(refusalOf(await readCategories(world.asVisitor(), nowhere)), 'place_unknown');
    const wish = { ...nowhere, text };
    assert.equal(refusalOf(await suggestCategory(world.asVisitor(), wish)), 'place_unknown');
  }));

test('"is it one of these?" finds what was raised nearby, and only what the reader may see', () =>
  inWorld(async (world) => {
    const point = { lon: 118.1, lat: 24.46 };
    const near = await world.raise(people.li, { ...railing, point });
    await world.raise(people.li, { ...railing, body: '遠處', point: { lon: 118.2, lat: 24.46 } });
    await world.raise(people.li, { ...railing, body: '私下', point, visibility: 'staff' });
    world.forward({ hours: 16 });
    const wish = {
      placeId: places.compound,
      category: 'railing',
      text: '護欄鬆動',
      point: { lon: 118.1, lat: 24.46003 },
    };
    const found = valueOf(await findAlike(await world.as(people.chen), wish));
    assert.deepEqual(
      found.map(({ id }) => id),
      [near.id],
    );
    assert.ok((found[0]?.probability ?? 0) > 0.8 && (found[0]?.metres ?? 99) < 5);
    const { point: _, ...bare } = wish;
    const byWords = { ...bare, text: '坡上欄杆鬆了，老人家一扶就晃' };
    assert.equal(valueOf(await findAlike(await world.as(people.chen), byWords))[0]?.id, near.id);
    world.forward({ hours: 24 * 15 });
    assert.deepEqual(valueOf(await findAlike(await world.as(people.chen), wish)), []);
    const bad = { ...wish, category: 'nothing' };
    assert.equal(refusalOf(await findAlike(world.asVisitor(), bad)), 'category_not_here');
    const nowhere = { ...wish, placeId: 'x' };
    assert.equal(refusalOf(await findAlike(world.asVisitor(), nowhere)), 'place_unknown');
  }));

test('drafts that nobody came back to are thrown away each night', () =>
  inWorld(async (world) => {
    valueOf(await keepDraft(world.asVisitor(), { fields: { body: '一' } }));
    world.forward({ hours: 24 * 8 });
    valueOf(await keepDraft(world.asVisitor(), { fields: { body: '二' } }));
    await forgetDraftsJob.run(world.asSystem(), {});
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from matters.draft`.execute(world.db);
    assert.equal(rows[0]?.count, 1);
  }));
