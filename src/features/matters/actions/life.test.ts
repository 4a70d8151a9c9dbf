import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import {
  inWorld,
  dispatcher,
  gridWorker,
  people,
  places,
  railing,
  refusalOf,
  repairer,
  told,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import type { State } from '#/features/matters/model/matter.ts';
import { claimMatter, releaseMatter } from './claim.ts';
import {
  acceptMatter,
  askToVerify,
  assignMatter,
  callIn,
  callOut,
  closeMatter,
  declineMatter,
  recallMatter,
  returnMatter,
  verifyMatter,
} from './dispatch.ts';
import { confirmMatter, withdrawMatter } from './judge.ts';
import type { MatterKey } from './open.ts';
import { raiseMatter } from './raise.ts';
import { commentOnMatter } from './talk.ts';
import { readByReference, readMatter } from './view.ts';
import {
  answerQuestion,
  markDone,
  pauseWork,
  requestPause,
  resumeWork,
  scheduleWork,
  startWork,
  waitFor,
} from './work.ts';

async function stateOf(world: MatterWorld, key: MatterKey): Promise<State> {
  return valueOf(await readMatter(await world.as(dispatcher), key)).state;
}

/** A report that a neighbour has claimed. */
async function claimedReport(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.li, railing);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

const solved = { answer: 'solved', isSatisfied: true, wishesToHelp: false } as const;

test('the railing: raised, claimed by a neighbour, done with words, confirmed with thanks', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    assert.equal(key.reference, '2026-0001');
    const claimed = valueOf(await claimMatter(await world.as(people.chen), key));
    assert.equal(claimed.state, 'claimed');
    world.forward({ hours: 1 });
    valueOf(await startWork(await world.as(people.chen), key));
    world.forward({ hours: 1 });
    const done = { ...key, note: '欄杆焊好了，刷了漆。', photos: [] };
    valueOf(await markDone(await world.as(people.chen), done));
    world.forward({ hours: 3 });
    const thanks = '謝謝陳師傅，老人家放心了。';
    valueOf(await confirmMatter(await world.as(people.li), { ...key, ...solved, thanks }));
    const view = valueOf(await readMatter(await world.as(people.li), key));
    assert.equal(view.state, 'resolved');
    assert.equal(view.bucket, 'closed');
    assert.equal(view.verdicts[0]?.thanks, thanks);
    assert.deepEqual(
      view.events.map(({ verb }) => verb),
      ['raise', 'claim', 'start', 'mark_done', 'confirm_solved'],
    );
    assert.deepEqual(
      view.hands.map(({ role, endReason }) => [role, endReason]),
      [['lead', 'done']],
    );
  }));

test('the journal tells the same story, with ids only, and whoever typed for whom', () =>
  inWorld(async (world) => {
    const need = valueOf(
      await raiseMatter(
        await world.as(people.lin, people.wang),
        told({ body: '想找人陪去醫院。', category: 'hospital' }),
      ),
    );
    valueOf(await claimMatter(await world.as(people.li), need));
    const { rows } = await sql<{
      verb: string;
      actor_id: string;
      person_id: string;
      data: object;
      community_id: string;
    }>`select verb, actor_id, person_id, data, community_id from platform.journal
       where subject_id = ${need.id} order by at, verb desc`.execute(world.db);
    assert.deepEqual(
      rows.map(({ verb, actor_id: actor, person_id: person }) => [verb, actor, person]),
      [
        ['raise', people.lin, people.wang],
        ['claim', people.li, people.li],
      ],
    );
    assert.ok(rows.every(({ community_id: community }) => community === places.community));
    assert.doesNotMatch(JSON.stringify(rows.map(({ data }) => data)), /醫院/);
  }));

test('a need goes on the board at once, a report waits to be accepted', () =>
  inWorld(async (world) => {
    const need = await world.raise(people.wang);
    const report = await world.raise(people.li, railing);
    assert.equal(await stateOf(world, need), 'accepted');
    assert.equal(await stateOf(world, report), 'submitted');
    assert.equal(refusalOf(await acceptMatter(await world.as(people.chen), report)), 'not_allowed');
    valueOf(await acceptMatter(await world.as(dispatcher), report));
    assert.equal(await stateOf(world, report), 'accepted');
    assert.equal(refusalOf(await acceptMatter(await world.as(dispatcher), report)), 'wrong_state');
  }));

test('a report is looked at: found, not there, not to be told', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await askToVerify(await world.as(dispatcher), key));
    const looking = { ...key, sighting: 'unclear' } as const;
    assert.equal(
      refusalOf(await verifyMatter(await world.as(gridWorker), looking)),
      'reason_required',
    );
    valueOf(await verifyMatter(await world.as(gridWorker), { ...looking, reason: '天黑看不清' }));
    assert.equal(await stateOf(world, key), 'submitted');
    valueOf(await askToVerify(await world.as(dispatcher), key));
    valueOf(await verifyMatter(await world.as(gridWorker), { ...key, sighting: 'found' }));
    assert.equal(await stateOf(world, key), 'accepted');
    assert.equal(
      refusalOf(await verifyMatter(await world.as(people.li), { ...key, sighting: 'found' })),
      'wrong_state',
    );
  }));

test('a matter is declined with a reason that everybody reads', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    const by = await world.as(dispatcher);
    assert.equal(refusalOf(await declineMatter(by, { ...key, reason: ' ' })), 'reason_required');
    valueOf(await declineMatter(by, { ...key, reason: '這是市政工程，已經立項。' }));
    const view = valueOf(await readMatter(world.asVisitor(), key));
    assert.equal(view.state, 'declined');
    assert.equal(view.events.at(-1)?.note, '這是市政工程，已經立項。');
  }));

test('what is assigned is returned in its window, reassigned, recalled', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, { ...railing, category: 'public_light' });
    const by = await world.as(dispatcher);
    const unknown = { ...key, assigneeId: '019cf000-0000-7000-8000-00000000ffff' };
    assert.equal(refusalOf(await assignMatter(by, unknown)), 'person_unknown');
    valueOf(await assignMatter(by, { ...key, assigneeId: repairer }));
    const again = { ...key, assigneeId: gridWorker };
    assert.equal(refusalOf(await assignMatter(by, again)), 'already_claimed');
    world.forward({ minutes: 5 });
    valueOf(await assignMatter(await world.as(dispatcher), { ...again, reason: '他在附近' }));
    const back = { ...key, reason: '不歸我管' };
    assert.equal(refusalOf(await returnMatter(await world.as(repairer), back)), 'not_allowed');
    valueOf(await returnMatter(await world.as(gridWorker), back));
    assert.equal(await stateOf(world, key), 'returned');
    world.forward({ minutes: 5 });
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    world.forward({ hours: 72 });
    assert.equal(
      refusalOf(await returnMatter(await world.as(repairer), back)),
      'return_window_over',
    );
    const release = { ...key, reason: '不做了' };
    assert.equal(refusalOf(await releaseMatter(await world.as(repairer), release)), 'wrong_state');
    valueOf(await recallMatter(await world.as(dispatcher), { ...key, reason: '太久沒動' }));
    const view = valueOf(await readMatter(await world.as(dispatcher), key));
    assert.equal(view.state, 'returned');
    assert.deepEqual(
      view.hands.map(({ endReason }) => endReason),
      ['recalled', 'returned', 'reassigned'],
    );
  }));

test('what staff assigned cannot just be released once work has begun', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
    valueOf(await startWork(await world.as(repairer), key));
    const release = { ...key, reason: '不做了' };
    assert.equal(
      refusalOf(await releaseMatter(await world.as(repairer), release)),
      'assigned_by_staff',
    );
  }));

test('the holder schedules, waits for the asker, is answered by a comment, and goes on', () =>
  inWorld(async (world) => {
    const key = await claimedReport(world);
    const holder = await world.as(people.chen);
    const past = { ...key, at: world.now() };
    assert.equal(refusalOf(await scheduleWork(holder, past)), 'time_past');
    valueOf(await scheduleWork(holder, { ...key, at: world.now().add({ hours: 20 }) }));
    valueOf(await waitFor(holder, { ...key, whom: 'asker', reason: '是哪一段欄杆？' }));
    assert.equal(await stateOf(world, key), 'waiting_asker');
    world.forward({ hours: 4 });
    valueOf(await commentOnMatter(await world.as(people.li), { ...key, body: '靠近三號樓那段。' }));
    assert.equal(await stateOf(world, key), 'in_progress');
    valueOf(
      await waitFor(await world.as(people.chen), { ...key, whom: 'asker', reason: '幾點在？' }),
    );
    const answer = { ...key, reason: '下午三點' };
    assert.equal(
      refusalOf(await answerQuestion(await world.as(people.chen), answer)),
      'not_allowed',
    );
    valueOf(await answerQuestion(await world.as(people.li), answer));
    valueOf(
      await waitFor(await world.as(people.chen), { ...key, whom: 'partner', reason: '等配件' }),
    );
    valueOf(await resumeWork(await world.as(people.chen), key));
    assert.equal(await stateOf(world, key), 'in_progress');
  }));

test('a rest is asked for by the holder and granted by the dispatcher, until a day that is seen', () =>
  inWorld(async (world) => {
    const key = await claimedReport(world);
    const until = world.now().add({ hours: 24 * 10 });
    const wish = { ...key, reason: '等天晴才能焊', until };
    assert.equal(refusalOf(await requestPause(await world.as(people.li), wish)), 'not_allowed');
    valueOf(await requestPause(await world.as(people.chen), wish));
    assert.equal(
      refusalOf(await requestPause(await world.as(people.chen), wish)),
      'already_requested',
    );
    assert.equal(refusalOf(await pauseWork(await world.as(people.chen), wish)), 'not_allowed');
    const far = { ...wish, until: world.now().add({ hours: 24 * 400 }) };
    assert.equal(refusalOf(await pauseWork(await world.as(dispatcher), far)), 'time_too_far');
    valueOf(await pauseWork(await world.as(dispatcher), wish));
    const view = valueOf(await readMatter(world.asVisitor(), key));
    assert.equal(view.state, 'paused');
    assert.equal(view.clocks.find(({ stage }) => stage === 'handle')?.state, 'standing');
    assert.ok(view.clocks.find(({ stage }) => stage === 'pause')?.dueAt?.equals(until));
    assert.ok(view.clocks.find(({ stage }) => stage === 'total')?.dueAt !== undefined);
    assert.deepEqual(view.requests, []);
  }));

test('done needs something to show: words or a photo', () =>
  inWorld(async (world) => {
    const key = await claimedReport(world);
    const holder = await world.as(people.chen);
    const bare = { ...key, photos: [] };
    assert.equal(refusalOf(await markDone(holder, bare)), 'proof_required');
    const before = { fileId: holder.newId(), stage: 'before' } as const;
    assert.equal(refusalOf(await markDone(holder, { ...key, photos: [before] })), 'proof_required');
    const many = Array.from({ length: 13 }, () => ({
      fileId: holder.newId(),
      stage: 'after' as const,
    }));
    assert.equal(refusalOf(await markDone(holder, { ...key, photos: many })), 'too_many_photos');
    const after = { fileId: holder.newId(), stage: 'after' } as const;
    valueOf(await markDone(holder, { ...key, photos: [before, after] }));
    const view = valueOf(await readMatter(await world.as(people.li), key));
    assert.deepEqual(view.photoList.map(({ stage }) => stage).toSorted(), ['after', 'before']);
    assert.equal(view.photos, 2);
  }));

test('the asker withdraws, staff close with a reason', () =>
  inWorld(async (world) => {
    const one = await world.raise(people.li, railing);
    assert.equal(refusalOf(await withdrawMatter(await world.as(people.chen), one)), 'not_allowed');
    valueOf(await withdrawMatter(await world.as(people.li), one));
    assert.equal(await stateOf(world, one), 'withdrawn');
    const two = await world.raise(people.li, { ...railing, body: '別的事' });
    const out = { ...two, as: 'out_of_scope', reason: '歸水務集團' } as const;
    assert.equal(refusalOf(await closeMatter(await world.as(people.chen), out)), 'not_allowed');
    valueOf(await closeMatter(await world.as(dispatcher), out));
    assert.equal(await stateOf(world, two), 'out_of_scope');
    assert.equal(refusalOf(await withdrawMatter(await world.as(people.li), two)), 'wrong_state');
  }));

test("that others did it may be said at any time, and ends the holder's task", () =>
  inWorld(async (world) => {
    const key = await claimedReport(world);
    valueOf(
      await confirmMatter(await world.as(people.li), {
        ...key,
        answer: 'by_others',
        wishesToHelp: false,
      }),
    );
    const view = valueOf(await readMatter(await world.as(people.chen), key));
    assert.equal(view.state, 'done_by_others');
    assert.equal(view.hands[0]?.endReason, 'closed');
  }));

test('a call goes out and comes in again, and whoever says yes claims it', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await callOut(await world.as(dispatcher), key));
    assert.equal(await stateOf(world, key), 'offered');
    valueOf(await callIn(await world.as(dispatcher), key));
    valueOf(await callOut(await world.as(dispatcher), key));
    valueOf(await claimMatter(await world.as(people.li), key));
    assert.equal(await stateOf(world, key), 'claimed');
  }));

test('visitors act on nothing, and what is not there is not found', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.li, railing);
    assert.equal(refusalOf(await raiseMatter(world.asVisitor(), told())), 'sign_in_required');
    assert.equal(refusalOf(await claimMatter(world.asVisitor(), key)), 'sign_in_required');
    assert.equal(refusalOf(await startWork(world.asVisitor(), key)), 'sign_in_required');
    const nowhere = { ...key, communityId: places.nextCommunity };
    assert.equal(refusalOf(await claimMatter(await world.as(people.chen), nowhere)), 'not_found');
    assert.equal(refusalOf(await startWork(await world.as(people.chen), nowhere)), 'not_found');
    const unknown = { communityId: places.community, reference: '2026-9999' };
    assert.equal(refusalOf(await readByReference(world.asVisitor(), unknown)), 'not_found');
    const known = { communityId: places.community, reference: key.reference };
    assert.equal(valueOf(await readByReference(world.asVisitor(), known)).id, key.id);
  }));
