import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { MAX_BULK } from '#/features/matters/model/limits.ts';
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
import { doToMany } from './bulk.ts';
import type { BulkStep } from './bulk.ts';
import { claimMatter } from './claim.ts';
import type { MatterKey } from './open.ts';
import { readMatter } from './view.ts';
import { markDone } from './work.ts';

const communityId = places.community;
let count = 0;

async function reports(
  world: MatterWorld,
  many: number,
  changes = {},
): Promise<readonly MatterKey[]> {
  const keys: MatterKey[] = [];
  for (let number = 0; number < many; number += 1) {
    count += 1;
    keys.push(await world.raise(people.li, { ...railing, body: `第 ${count} 件`, ...changes }));
  }
  return keys;
}

async function bulk(world: MatterWorld, by: string, keys: readonly MatterKey[], step: BulkStep) {
  const ids = keys.map(({ id }) => id);
  return doToMany(await world.as(by), { communityId, ids, step });
}

async function statesOf(
  world: MatterWorld,
  keys: readonly MatterKey[],
): Promise<readonly string[]> {
  const states: string[] = [];
  for (const key of keys)
    states.push(valueOf(await readMatter(await world.as(dispatcher), key)).state);
  return states;
}

const reason = '統一處理';
const steps: readonly (readonly [BulkStep, string, string])[] = [
  [{ kind: 'accept' }, 'accepted', 'accept'],
  [{ kind: 'decline', reason }, 'declined', 'decline'],
  [{ kind: 'assign', assigneeId: repairer }, 'assigned', 'assign'],
  [{ kind: 'close', as: 'out_of_scope', reason }, 'out_of_scope', 'close_out_of_scope'],
  [{ kind: 'close', as: 'by_others', reason }, 'done_by_others', 'close_by_others'],
  [{ kind: 'close', as: 'no_help_wanted', reason }, 'no_help_wanted', 'close_no_help_wanted'],
];

for (const [step, state, verb] of steps) {
  test(`all chosen become ${state} at once, each with its own line and its own entry`, () =>
    inWorld(async (world) => {
      const keys = await reports(world, 3);
      const { done, outcomes } = valueOf(await bulk(world, dispatcher, keys, step));
      assert.deepEqual([done, outcomes.length], [3, 3]);
      assert.deepEqual(await statesOf(world, keys), [state, state, state]);
      for (const key of keys) {
        const { rows } = await sql<{ lines: number; entries: number }>`select
          (select count(*) from matters.event where matter_id = ${key.id} and verb = ${verb}) as lines,
          (select count(*) from platform.journal where subject_id = ${key.id} and verb = ${verb})
            as entries`.execute(world.db);
        assert.deepEqual(rows, [{ lines: 1, entries: 1 }]);
      }
    }));
}

test('what cannot be done to one is done to the others, and why is said of that one', () =>
  inWorld(async (world) => {
    const [held, free, finished] = await reports(world, 3);
    assert.ok(held !== undefined && free !== undefined && finished !== undefined);
    for (const key of [held, finished])
      valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await markDone(await world.as(people.chen), { ...finished, note: '好了', photos: [] }));
    const all = [held, free, finished];
    const { outcomes } = valueOf(
      await bulk(world, dispatcher, all, { kind: 'assign', assigneeId: gridWorker }),
    );
    const refusals = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
    assert.deepEqual(
      all.map(({ id }) => refusals.get(id)),
      ['already_claimed', undefined, 'already_claimed'],
    );
    const moved = valueOf(
      await bulk(world, dispatcher, all, { kind: 'assign', assigneeId: repairer, reason }),
    );
    assert.equal(moved.done, 2, 'with a reason it is taken out of the hands that have it');
    assert.deepEqual(await statesOf(world, all), ['assigned', 'assigned', 'done']);
  }));

test('what is in hand goes back to the queue, and the hands are empty', () =>
  inWorld(async (world) => {
    const keys = await reports(world, 2);
    for (const key of keys) valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await bulk(world, dispatcher, keys, { kind: 'return_to_queue', reason }));
    assert.deepEqual(await statesOf(world, keys), ['returned', 'returned']);
    const { rows } = await sql`select 1 from matters.assignment where ended_at is null`.execute(
      world.db,
    );
    assert.equal(rows.length, 0);
  }));

test('one chosen twice is done once', () =>
  inWorld(async (world) => {
    const [key] = await reports(world, 1);
    assert.ok(key !== undefined);
    const { outcomes } = valueOf(
      await bulk(world, dispatcher, [key, key, key], { kind: 'accept' }),
    );
    assert.deepEqual(outcomes, [{ id: key.id, refusal: undefined }]);
  }));

test('nothing, too many, a stranger and a visitor are refused as a whole', () =>
  inWorld(async (world) => {
    const keys = await reports(world, 2);
    const accept = { kind: 'accept' } as const;
    assert.equal(refusalOf(await bulk(world, dispatcher, [], accept)), 'nothing_chosen');
    const many = Array.from({ length: MAX_BULK + 1 }, () => ({
      communityId,
      id: crypto.randomUUID(),
    }));
    assert.equal(refusalOf(await bulk(world, dispatcher, many, accept)), 'too_many_chosen');
    const most = many.slice(1);
    assert.equal(refusalOf(await bulk(world, dispatcher, most, accept)), 'none_done');
    for (const id of [people.wang, people.li, people.xu, people.he]) {
      assert.equal(refusalOf(await bulk(world, id, keys, accept)), 'none_done', id);
    }
    const visitor = { communityId, ids: keys.map(({ id }) => id), step: accept };
    assert.equal(refusalOf(await doToMany(world.asVisitor(), visitor)), 'sign_in_required');
    assert.deepEqual(await statesOf(world, keys), ['submitted', 'submitted']);
  }));

test('what is of another community, or not theirs to see, is not there', () =>
  inWorld(async (world) => {
    const [open, secret] = [
      ...(await reports(world, 1)),
      ...(await reports(world, 1, { visibility: 'staff' })),
    ];
    assert.ok(open !== undefined && secret !== undefined);
    const { outcomes } = valueOf(await bulk(world, repairer, [open, secret], { kind: 'accept' }));
    const refusals = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
    assert.equal(refusals.get(secret.id), 'not_found');
    const elsewhere = {
      communityId: places.nextCommunity,
      ids: [secret.id],
      step: { kind: 'accept' },
    } as const;
    assert.equal(refusalOf(await doToMany(await world.as(dispatcher), elsewhere)), 'none_done');
  }));

test('nobody known is given many, and without a reason nothing is declined', () =>
  inWorld(async (world) => {
    const keys = await reports(world, 2);
    const unknown = { kind: 'assign', assigneeId: crypto.randomUUID() } as const;
    assert.equal(refusalOf(await bulk(world, dispatcher, keys, unknown)), 'none_done');
    assert.equal(
      refusalOf(await bulk(world, dispatcher, keys, { kind: 'decline', reason: ' ' })),
      'none_done',
    );
    assert.deepEqual(await statesOf(world, keys), ['submitted', 'submitted']);
  }));
