import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  dispatcher,
  inWorld,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { mergeMatter } from './change.ts';
import { claimMatter } from './claim.ts';
import { acceptMatter } from './dispatch.ts';
import { offerHelp, requestRelease } from './help.ts';
import { answerReopening, confirmMatter, requestReopening, sayNotFixed } from './judge.ts';
import type { MatterKey } from './open.ts';
import { followMatter } from './talk.ts';
import { readMatter } from './view.ts';
import { markDone, startWork } from './work.ts';

let count = 0;
async function report(world: MatterWorld, by: string, changes = {}): Promise<MatterKey> {
  count += 1;
  return world.raise(by, { ...railing, body: `欄杆的事，第 ${count} 次`, ...changes });
}

async function viewOf(world: MatterWorld, key: MatterKey, by: string = dispatcher) {
  return valueOf(await readMatter(await world.as(by), key));
}

async function merge(
  world: MatterWorld,
  from: MatterKey,
  into: MatterKey,
  by: string = dispatcher,
) {
  return mergeMatter(await world.as(by), { ...from, targetId: into.id });
}

async function followersOf(world: MatterWorld, key: MatterKey) {
  const { rows } = await sql<{ id: string; origin: string }>`
    select person_id as id, origin from matters.follower where matter_id = ${key.id}`.execute(
    world.db,
  );
  return Object.fromEntries(rows.map(({ id, origin }) => [id, origin]));
}

test('who reported it follows by having reported, who followed follows on, nobody twice', () =>
  inWorld(async (world) => {
    const [into, from] = [await report(world, people.li), await report(world, people.wang)];
    for (const id of [people.chen, people.li, people.zhuang]) {
      valueOf(await followMatter(await world.as(id), from));
    }
    valueOf(await followMatter(await world.as(people.chen), into));
    valueOf(await merge(world, from, into));
    assert.deepEqual(await followersOf(world, into), {
      [people.chen]: 'follows',
      [people.wang]: 'merged',
      [people.zhuang]: 'follows',
    });
    assert.equal((await viewOf(world, into)).followers, 3, 'its own asker needs not follow');
    assert.equal((await viewOf(world, from)).state, 'duplicate');
  }));

test('a chain of mergers carries everybody along to where it ends', () =>
  inWorld(async (world) => {
    const askers = [people.li, people.chen, people.wang, people.zhuang];
    const keys: MatterKey[] = [];
    for (const id of askers) keys.push(await report(world, id));
    const [last, second, third, fourth] = keys;
    assert.ok(
      last !== undefined && second !== undefined && third !== undefined && fourth !== undefined,
    );
    valueOf(await merge(world, fourth, third));
    valueOf(await merge(world, third, second));
    valueOf(await merge(world, second, last));
    assert.deepEqual(
      Object.keys(await followersOf(world, last)).toSorted(),
      askers.slice(1).toSorted(),
    );
    for (const key of [second, third, fourth]) {
      assert.equal((await viewOf(world, key)).mergedInto?.id, last.id);
    }
    assert.equal((await viewOf(world, last)).mergedHere.length, 3);
  }));

test('the hands that had it are empty, requests and offers lapse, and the asker hears of it', () =>
  inWorld(async (world) => {
    const [into, from] = [await report(world, people.li), await report(world, people.wang)];
    valueOf(await claimMatter(await world.as(people.chen), from));
    valueOf(await offerHelp(await world.as(people.zhuang), from));
    valueOf(await requestRelease(await world.as(people.li), { ...from, reason: '太久' }));
    valueOf(await merge(world, from, into));
    const view = await viewOf(world, from);
    assert.deepEqual(
      [view.hands[0]?.endReason, view.offersOpen.length, view.requests.length],
      ['merged', 0, 0],
    );
    assert.equal(view.events.at(-1)?.to?.personId, people.wang);
    assert.equal((await viewOf(world, into)).hands.length, 0, 'hands do not move along');
  }));

test('asker and dispatcher merge, a neighbour and a body do not', () =>
  inWorld(async (world) => {
    const [into, from] = [await report(world, people.li), await report(world, people.wang)];
    for (const id of [people.chen, people.li, repairer, people.xu]) {
      assert.equal(refusalOf(await merge(world, from, into, id)), 'not_allowed', id);
    }
    assert.equal(
      refusalOf(await mergeMatter(world.asVisitor(), { ...from, targetId: into.id })),
      'sign_in_required',
    );
    valueOf(await merge(world, from, into, people.wang));
  }));

test('into itself, into nothing, into what is over or not theirs to see, nothing is merged', () =>
  inWorld(async (world) => {
    const from = await report(world, people.wang);
    const secret = await report(world, people.li, { visibility: 'staff' });
    const over = await report(world, people.li);
    valueOf(await merge(world, over, secret));
    assert.equal(refusalOf(await merge(world, from, from)), 'target_itself');
    const nothing = { ...from, id: '019cf000-0000-7000-8000-000000000999' };
    assert.equal(refusalOf(await merge(world, from, nothing)), 'target_unknown');
    assert.equal(refusalOf(await merge(world, nothing, from)), 'not_found');
    assert.equal(refusalOf(await merge(world, from, over)), 'target_closed');
    assert.equal(refusalOf(await merge(world, from, secret, people.wang)), 'target_unknown');
    assert.equal(refusalOf(await merge(world, over, from)), 'wrong_state');
    const elsewhere = { ...from, communityId: places.nextCommunity };
    assert.equal(refusalOf(await merge(world, elsewhere, secret)), 'not_found');
    assert.equal((await viewOf(world, from)).state, 'submitted');
  }));

test('a merger that was wrong is asked to be undone: refused it stays, granted it lives again', () =>
  inWorld(async (world) => {
    const [into, from] = [await report(world, people.li), await report(world, people.wang)];
    valueOf(await merge(world, from, into));
    const closedAs = await sql<{ at: Temporal.Instant }>`
      select closed_at as at from matters.matter where id = ${from.id}`.execute(world.db);
    const ask = async () =>
      valueOf(
        await requestReopening(await world.as(people.wang), { ...from, reason: '不是同一根' }),
      );
    world.forward({ hours: 30 });
    await ask();
    assert.equal((await viewOf(world, from)).mergedInto?.id, into.id, 'until it is decided');
    const refuse = { ...from, decision: 'refused', reason: '是同一根' } as const;
    valueOf(await answerReopening(await world.as(dispatcher), refuse));
    const refused = await viewOf(world, from);
    assert.deepEqual([refused.state, refused.mergedInto?.id], ['duplicate', into.id]);
    const { rows } = await sql<{ at: Temporal.Instant }>`
      select closed_at as at from matters.matter where id = ${from.id}`.execute(world.db);
    assert.equal(String(rows[0]?.at), String(closedAs.rows[0]?.at), 'closed when it was closed');
    await ask();
    valueOf(await answerReopening(await world.as(dispatcher), { ...from, decision: 'granted' }));
    const granted = await viewOf(world, from);
    assert.deepEqual([granted.state, granted.mergedInto], ['reopened', undefined]);
  }));

test('a refused wish gives the asker no further thirty days to say "not fixed"', () =>
  inWorld(async (world) => {
    const key = await report(world, people.wang);
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    const solved = { ...key, answer: 'solved', wishesToHelp: false } as const;
    valueOf(await confirmMatter(await world.as(people.wang), solved));
    world.forward({ hours: 24 * 31 });
    valueOf(await requestReopening(await world.as(people.li), { ...key, reason: '又鬆了' }));
    const refuse = { ...key, decision: 'refused', reason: '看過，是緊的' } as const;
    valueOf(await answerReopening(await world.as(dispatcher), refuse));
    const wish = { ...key, reason: '還是鬆' };
    assert.equal(
      refusalOf(await sayNotFixed(await world.as(people.wang), wish)),
      'reopen_on_request',
    );
  }));

test('a reopened matter is back with whoever did it, who may start, release or be recalled', () =>
  inWorld(async (world) => {
    const key = await report(world, people.wang);
    valueOf(await acceptMatter(await world.as(dispatcher), key));
    valueOf(await claimMatter(await world.as(people.chen), key));
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    valueOf(await sayNotFixed(await world.as(people.wang), { ...key, reason: '還在晃' }));
    const view = await viewOf(world, key, people.chen);
    assert.deepEqual([view.state, view.isInMyHands], ['reopened', true]);
    assert.equal(view.events.at(-1)?.to?.personId, people.chen, 'it reaches the handler');
    for (const verb of ['start', 'release', 'mark_done'] as const) {
      assert.ok(view.allowed.verbs.includes(verb), verb);
    }
    valueOf(await startWork(await world.as(people.chen), key));
    assert.equal((await viewOf(world, key)).state, 'in_progress');
  }));
