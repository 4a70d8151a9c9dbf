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
import { auditMatters } from './audit.ts';
import { doToMany } from './bulk.ts';
import type { BulkStep } from './bulk.ts';
import { assignMatter } from './dispatch.ts';
import { recountFigures } from './figures.ts';
import { offerHelp, requestRelease } from './help.ts';
import type { MatterKey } from './open.ts';
import { commentOnMatter, followMatter } from './talk.ts';
import { foreseeUndo, undoMany } from './undo.ts';
import { waitFor } from './work.ts';

const communityId = places.community;
const reason = '統一處理';
let count = 0;

async function report(world: MatterWorld, changes = {}): Promise<MatterKey> {
  count += 1;
  return world.raise(people.li, { ...railing, body: `第 ${count} 處要看的欄杆`, ...changes });
}

async function bulk(world: MatterWorld, keys: readonly MatterKey[], step: BulkStep) {
  const ids = keys.map(({ id }) => id);
  return valueOf(await doToMany(await world.as(dispatcher), { communityId, ids, step })).bulkId;
}

async function undo(
  world: MatterWorld,
  keys: readonly MatterKey[],
  { bulkId, by = dispatcher }: { readonly bulkId: string; readonly by?: string },
) {
  const ids = keys.map(({ id }) => id);
  return undoMany(await world.as(by), { communityId, ids, bulkId });
}

/** All that is on record of a matter but its story, as text. */
async function recordOf({ db }: MatterWorld, { id }: MatterKey): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select to_jsonb(m) as matter,
      (select jsonb_agg(to_jsonb(c) order by c.stage, c.round) from matters.clock c
        where c.matter_id = m.id) as clocks,
      (select jsonb_agg(to_jsonb(a) order by a.id) from matters.assignment a
        where a.matter_id = m.id and (a.ended_at is null or a.end_reason <> 'recalled')) as hands,
      (select jsonb_agg(to_jsonb(r) order by r.id) from matters.request r
        where r.matter_id = m.id) as requests,
      (select jsonb_agg(to_jsonb(o) order by o.id) from matters.offer o
        where o.matter_id = m.id) as offers
    from matters.matter m where m.id = ${id}`.execute(db);
  return rows;
}

async function figuresHold({ db }: MatterWorld): Promise<void> {
  const { rows } = await sql<{ readonly key: string; readonly value: number }>`
    select measure || ' ' || day as key, sum(value)::float8 as value from matters.figure_change
    where community_id = ${communityId}
    group by measure, day having sum(value) <> 0`.execute(db);
  const kept = rows.map(({ key, value }): [string, number] => [key, value]);
  const recounted = await recountFigures(db, { communityId, zone: 'Asia/Shanghai' });
  assert.ok(kept.length > 0);
  assert.deepEqual(kept.toSorted(), [...recounted].filter(([, value]) => value !== 0).toSorted());
}

const steps: readonly BulkStep[] = [
  { kind: 'accept' },
  { kind: 'decline', reason },
  { kind: 'assign', assigneeId: repairer },
  { kind: 'close', as: 'out_of_scope', reason },
  { kind: 'close', as: 'by_others', reason },
];

for (const step of steps) {
  test(`${step.kind} is undone: all that is on record is as it was`, () =>
    inWorld(async (world) => {
      const key = await report(world);
      world.forward({ hours: 30 });
      const earlier = await recordOf(world, key);
      const bulkId = await bulk(world, [key], step);
      assert.notDeepEqual(await recordOf(world, key), earlier);
      world.forward({ minutes: 9 });
      const undone = valueOf(await undo(world, [key], { bulkId }));
      assert.deepEqual(undone, [{ id: key.id, refusal: undefined }]);
      assert.deepEqual(await recordOf(world, key), earlier);
      await figuresHold(world);
    }));
}

test('what was held goes back to its holder, with those who helped and what was asked', () =>
  inWorld(async (world) => {
    const key = await report(world);
    const by = await world.as(dispatcher);
    valueOf(await assignMatter(by, { ...key, assigneeId: gridWorker }));
    valueOf(await offerHelp(await world.as(people.wang), { ...key, words: '我有焊槍' }));
    valueOf(await requestRelease(await world.as(people.li), { ...key, reason: '一直沒人來' }));
    world.forward({ hours: 2 });
    const earlier = await recordOf(world, key);
    for (const step of [
      { kind: 'assign', assigneeId: repairer, reason },
      { kind: 'return_to_queue', reason },
      { kind: 'close', as: 'by_others', reason },
    ] as const) {
      const bulkId = await bulk(world, [key], step);
      world.forward({ minutes: 1 });
      valueOf(await undo(world, [key], { bulkId }));
      assert.deepEqual(await recordOf(world, key), earlier, step.kind);
    }
    await figuresHold(world);
    assert.deepEqual((await auditMatters(world.asSystem())).found, []);
  }));

test('a clock that stood still stands still again', () =>
  inWorld(async (world) => {
    const key = await report(world);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: gridWorker }));
    const waiting = { ...key, whom: 'asker', reason: '哪一段？' } as const;
    valueOf(await waitFor(await world.as(gridWorker), waiting));
    const earlier = await recordOf(world, key);
    const bulkId = await bulk(world, [key], { kind: 'return_to_queue', reason });
    world.forward({ minutes: 5 });
    valueOf(await undo(world, [key], { bulkId }));
    assert.deepEqual(await recordOf(world, key), earlier);
  }));

test('each that is undone has its line in the story and its entry in the journal', () =>
  inWorld(async (world) => {
    const keys = [await report(world), await report(world)];
    const bulkId = await bulk(world, keys, { kind: 'decline', reason });
    valueOf(await undo(world, keys, { bulkId }));
    const { rows } = await sql`
      select verb, from_state, to_state, visibility,
        (select count(*)::int from platform.journal j
          where j.subject_id = e.matter_id::text and j.verb = 'undo'
            and j.data ->> 'undoes' = 'decline' and j.data ->> 'bulk' = ${bulkId}) as entries
      from matters.event e where verb = 'undo'`.execute(world.db);
    const line = { verb: 'undo', from_state: 'declined', to_state: 'submitted' };
    const one = { ...line, visibility: 'public', entries: 1 };
    assert.deepEqual(rows, [one, one]);
  }));

test('of each it is told whether it was undone, and why not', () =>
  inWorld(async (world) => {
    const [free, talked, moved, followed] = [
      await report(world),
      await report(world),
      await report(world),
      await report(world),
    ];
    const keys = [free, talked, moved, followed];
    const bulkId = await bulk(world, keys, { kind: 'accept' });
    world.forward({ minutes: 2 });
    const asker = await world.as(people.li);
    valueOf(await commentOnMatter(asker, { ...talked, body: '謝謝', visibility: 'public' }));
    valueOf(await assignMatter(await world.as(dispatcher), { ...moved, assigneeId: gridWorker }));
    valueOf(await followMatter(await world.as(people.wang), followed));
    const expected = new Map<string, string | undefined>([
      [free.id, undefined],
      [talked.id, 'undo_moved_on'],
      [moved.id, 'undo_moved_on'],
      [followed.id, undefined],
    ]);
    const ids = keys.map(({ id }) => id);
    const ahead = await foreseeUndo(await world.as(dispatcher), { communityId, ids, bulkId });
    assert.deepEqual(new Map(ahead.outcomes.map(({ id, refusal }) => [id, refusal])), expected);
    const undone = valueOf(await undo(world, keys, { bulkId }));
    assert.deepEqual(new Map(undone.map(({ id, refusal }) => [id, refusal])), expected);
  }));

test('it is undone once, by whoever did it, within ten minutes', () =>
  inWorld(async (world) => {
    const [key, other] = [await report(world), await report(world)];
    const first = await bulk(world, [key], { kind: 'accept' });
    const refused = async (bulkId: string, by: string, which: MatterKey) => {
      const ids = [which.id];
      const seen = await foreseeUndo(await world.as(by), { communityId, ids, bulkId });
      assert.equal(refusalOf(await undo(world, [which], { bulkId, by })), 'none_undone');
      return seen.outcomes.map(({ refusal }) => refusal);
    };
    assert.deepEqual(await refused(first, people.li, key), ['not_allowed']);
    assert.deepEqual(await refused(first, gridWorker, key), ['undo_not_yours']);
    valueOf(await undo(world, [key], { bulkId: first }));
    assert.deepEqual(await refused(first, dispatcher, key), ['undo_moved_on']);
    const second = await bulk(world, [key, other], { kind: 'accept' });
    world.forward({ minutes: 10, seconds: 1 });
    assert.deepEqual(await refused(second, dispatcher, other), ['undo_over']);
    assert.deepEqual(await refused(first, dispatcher, other), ['undo_moved_on']);
  }));

test('into the hands of somebody who is here no more it does not go back', () =>
  inWorld(async (world) => {
    const key = await report(world);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    const bulkId = await bulk(world, [key], { kind: 'return_to_queue', reason });
    const gone = '019cf000-0000-7000-8000-00000000ffff';
    await sql`update matters.assignment set person_id = ${gone}
      where matter_id = ${key.id} and role = 'lead'`.execute(world.db);
    const seen = await foreseeUndo(await world.as(dispatcher), {
      communityId,
      ids: [key.id],
      bulkId,
    });
    assert.deepEqual(seen.outcomes, [{ id: key.id, refusal: 'undo_holder_gone' }]);
    assert.equal(refusalOf(await undo(world, [key], { bulkId })), 'none_undone');
  }));

test('a step that was refused keeps nothing, and a visitor undoes nothing', () =>
  inWorld(async (world) => {
    const [key, over] = [await report(world), await report(world)];
    await bulk(world, [over], { kind: 'decline', reason });
    const bulkId = await bulk(world, [key, over], { kind: 'accept' });
    const undone = valueOf(await undo(world, [key, over], { bulkId }));
    assert.deepEqual(
      new Map(undone.map(({ id, refusal }) => [id, refusal])),
      new Map([
        [key.id, undefined],
        [over.id, 'undo_moved_on'],
      ]),
    );
    const ids = [key.id];
    const asVisitor = await undoMany(world.asVisitor(), { communityId, ids, bulkId });
    assert.equal(refusalOf(asVisitor), 'sign_in_required');
    const many = Array.from({ length: MAX_BULK + 1 }, (_, index) => `x${index}`);
    const tooMany = await undoMany(await world.as(dispatcher), { communityId, ids: many, bulkId });
    assert.equal(refusalOf(tooMany), 'too_many_chosen');
  }));
