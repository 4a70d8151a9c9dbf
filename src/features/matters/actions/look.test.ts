import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LookAnswer } from '#/features/matters/model/look.ts';
import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import { listPhotos } from '#/features/matters/store/outcomes.ts';
import {
  dispatcher,
  gridWorker,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { acceptMatter, askToVerify, assignMatter } from './dispatch.ts';
import { lookAt } from './look.ts';
import type { MatterKey } from './open.ts';
import { readRound } from './round.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

let count = 0;
async function report(world: MatterWorld, changes = {}): Promise<MatterKey> {
  count += 1;
  return world.raise(people.li, { ...railing, body: `第 ${count} 段欄杆`, ...changes });
}

async function toVerify(world: MatterWorld, changes = {}): Promise<MatterKey> {
  const key = await report(world, changes);
  valueOf(await askToVerify(await world.as(dispatcher), key));
  return key;
}

async function toCheck(world: MatterWorld): Promise<MatterKey> {
  const key = await report(world);
  valueOf(await acceptMatter(await world.as(dispatcher), key));
  valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
  valueOf(await markDone(await world.as(repairer), { ...key, note: '焊好了', photos: [] }));
  return key;
}

async function look(
  world: MatterWorld,
  key: MatterKey,
  said: { readonly answer: LookAnswer; readonly reason?: string; readonly by?: string },
) {
  const { answer, reason, by = gridWorker } = said;
  return lookAt(await world.as(by), { ...key, answer, reason, fileIds: [] });
}

async function viewOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

async function walkOf(world: MatterWorld, by: string, changes = {}) {
  const wanted = { placeId: places.community, show: 'to_look', ...changes } as const;
  return readRound(await world.as(by), wanted);
}

const reason = '我去看了';

test('before the work each answer goes the way it always went, and says so in the story', () =>
  inWorld(async (world) => {
    const ends = { yes: 'accepted', no: 'submitted', unclear: 'submitted' } as const;
    for (const answer of ['yes', 'no', 'unclear'] as const) {
      const key = await toVerify(world);
      if (answer !== 'yes') {
        assert.equal(refusalOf(await look(world, key, { answer })), 'reason_required');
      }
      valueOf(await look(world, key, { answer, reason }));
      const view = await viewOf(world, key);
      assert.equal(view.state, ends[answer]);
      assert.match(view.events.at(-1)?.verb ?? '', /^verify_/);
      assert.equal(refusalOf(await look(world, key, { answer, reason })), 'wrong_state');
    }
  }));

test('after the work it holds, has to be done again, or stays to be looked at', () =>
  inWorld(async (world) => {
    const [good, bad, dark] = [await toCheck(world), await toCheck(world), await toCheck(world)];
    valueOf(await look(world, good, { answer: 'yes' }));
    assert.equal((await viewOf(world, good)).state, 'done');
    assert.equal(refusalOf(await look(world, bad, { answer: 'no' })), 'reason_required');
    valueOf(await look(world, bad, { answer: 'no', reason }));
    assert.equal((await viewOf(world, bad)).state, 'rework');
    assert.equal(refusalOf(await look(world, dark, { answer: 'unclear' })), 'reason_required');
    valueOf(await look(world, dark, { answer: 'unclear', reason: '天黑了看不清' }));
    const view = await viewOf(world, dark);
    assert.equal(view.state, 'done');
    assert.deepEqual(
      [view.events.at(-1)?.verb, view.events.at(-1)?.note],
      ['check_unclear', '天黑了看不清'],
    );
    const left = valueOf(await walkOf(world, gridWorker)).rows.map(({ id }) => id);
    assert.deepEqual(left, [dark.id], 'what was judged is walked to no more');
  }));

test('whoever did the work does not say that it holds, and a neighbour is not sent to look', () =>
  inWorld(async (world) => {
    const key = await toCheck(world);
    const own = await look(world, key, { answer: 'yes', by: repairer });
    assert.match(refusalOf(own), /^(?:own_work|not_allowed)$/);
    const other = await look(world, key, { answer: 'unclear', reason, by: people.chen });
    assert.equal(refusalOf(other), 'not_allowed');
    const nobody = await lookAt(world.asVisitor(), { ...key, answer: 'yes', fileIds: [] });
    assert.equal(refusalOf(nobody), 'sign_in_required');
  }));

test('photos of the spot stand with those of before, and with those of after', () =>
  inWorld(async (world) => {
    for (const [key, stage] of [
      [await toVerify(world), 'before'],
      [await toCheck(world), 'after'],
    ] as const) {
      const fileIds = [crypto.randomUUID(), crypto.randomUUID()];
      const said = { ...key, answer: 'yes', fileIds } as const;
      valueOf(await lookAt(await world.as(gridWorker), said));
      const photos = await listPhotos(world.db, key);
      assert.deepEqual(
        photos.map((one) => [one.fileId, one.stage]).toSorted(),
        fileIds.map((id) => [id, stage]).toSorted(),
      );
    }
    const key = await toVerify(world);
    const many = Array.from({ length: MAX_PHOTOS + 1 }, () => crypto.randomUUID());
    const said = { ...key, answer: 'yes', fileIds: many } as const;
    assert.equal(refusalOf(await lookAt(await world.as(gridWorker), said)), 'too_many_photos');
    assert.equal((await viewOf(world, key)).state, 'verifying', 'nothing has happened');
  }));

test('a round holds what is to be looked at in its place, in the order of the walk', () =>
  inWorld(async (world) => {
    const inBuilding = await toVerify(world, { placeId: places.building });
    const inCompound = await toVerify(world);
    const done = await toCheck(world);
    await report(world);
    const all = valueOf(await walkOf(world, gridWorker));
    assert.deepEqual(
      new Set(all.rows.map(({ id }) => id)),
      new Set([inBuilding.id, inCompound.id, done.id]),
    );
    assert.equal(all.rows.at(-1)?.id, inBuilding.id, 'the house comes after the yard');
    assert.equal(all.hasMore, false);
    const house = valueOf(await walkOf(world, gridWorker, { placeId: places.building }));
    assert.deepEqual(
      house.rows.map(({ id }) => id),
      [inBuilding.id],
    );
    const desk = valueOf(await walkOf(world, dispatcher, { show: 'to_decide' }));
    assert.equal(desk.rows.length, 3, 'any list of a desk is a round, too');
  }));

test('a round is for those who look after the place, and of a place there is', () =>
  inWorld(async (world) => {
    assert.equal(refusalOf(await walkOf(world, people.chen)), 'not_allowed');
    assert.equal(
      refusalOf(await walkOf(world, gridWorker, { placeId: 'nowhere' })),
      'place_unknown',
    );
    const other = await walkOf(world, gridWorker, { placeId: places.nextCommunity });
    assert.equal(refusalOf(other), 'not_allowed');
  }));
