import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MAX_SEND_BACKS } from '#/features/matters/model/limits.ts';
import type { Part, Queue } from '#/features/matters/model/matter.ts';
import { profiles } from '#/features/matters/model/matter.ts';
import type { SpotPlace } from '#/features/matters/model/surroundings.ts';
import { brand } from '#/lib/brand.ts';
import { FRIDAY, HELPER, LIVES, everything, moves, raised, setting } from '#test/matters.ts';
import { situation, taker, walk } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { advance } from './advance.ts';
import { findLive } from './clocks.ts';
import { decide, openVerbs } from './decide.ts';
import type { Situation, Taker } from './decide.ts';
import { organisationQueue, roleQueue } from './routing.ts';
import { listTargets, queueAfterSendingBack } from './transfers.ts';

const at = (placeId: string, level: number): SpotPlace => {
  return { placeId, level, kind: 'place', path: placeId };
};
const line = [at('d', 30), at('s', 40), at('c', 50), at('b', 70)];
const company = organisationQueue('company');
const owners = organisationQueue('owners');
const here = roleQueue('dispatcher', 'c');
const street = roleQueue('dispatcher', 's');
const passedFrom = owners;

function denialOf(changes: Partial<Situation>, who: Taker, verb: 'transfer' | 'send_back'): string {
  const state = changes.holderId === undefined ? 'returned' : 'in_progress';
  const wish = { verb, taker: who, brought: everything };
  const decided = decide(situation('report', state, changes), wish, FRIDAY);
  return decided.ok ? 'done' : decided.refusal;
}

test('it may be handed to bodies that are asked, to those who dispatch, and to nobody else', () => {
  const body = (organisationId: string, kind: string) => {
    return { organisationId, kind, placeId: 'c', heldPosts: [] };
  };
  const around = {
    organisations: [body('company', 'property'), body('owners', 'owners'), body('choir', 'choir')],
    kinds: new Set(['property', 'owners']),
    queue: company,
    againstOrganisationId: undefined,
  };
  const rest = [roleQueue('community_worker', 'c'), roleQueue('grid_worker', 'c')];
  assert.deepEqual(listTargets(line, around), [owners, street, here, ...rest]);
  const about = { ...around, queue: here, againstOrganisationId: 'owners' };
  assert.deepEqual(listTargets(line, about), [company, street, ...rest]);
  assert.deepEqual(listTargets([at('c', 50)], { ...around, organisations: [] }), [here, ...rest]);
});

test('what is sent back is theirs who handed it on, and the last time their superior’s', () => {
  const back = (sendBacks: number, from: Queue, to: Queue) =>
    queueAfterSendingBack({ from, to, sendBacks }, line);
  for (const sendBacks of [0, 1]) assert.equal(back(sendBacks, owners, company), owners);
  assert.equal(back(2, owners, company), here, 'of two bodies the community decides');
  assert.equal(back(2, here, company), street, 'the community is no judge in what is its own');
  assert.equal(back(2, company, roleQueue('grid_worker', 'c')), street);
  assert.equal(back(2, street, here), roleQueue('dispatcher', 'd'));
  assert.equal(back(2, company, roleQueue('building_leader', 'b')), here);
  const alone = { from: here, to: company, sendBacks: 2 };
  assert.equal(queueAfterSendingBack(alone, [at('c', 50)]), here, 'where nobody stands above');
  assert.throws(() => queueAfterSendingBack(alone, []), /lies in no place/);
});

test('only what was handed on is sent back, and no more than three times', () => {
  const staff = taker('staff');
  assert.equal(denialOf({}, staff, 'send_back'), 'not_passed_on');
  for (const sendBacks of [0, 1, 2]) {
    assert.equal(denialOf({ passedFrom, sendBacks }, staff, 'send_back'), 'done');
  }
  const decided = { passedFrom, sendBacks: MAX_SEND_BACKS };
  assert.equal(denialOf(decided, staff, 'send_back'), 'superior_decides');
  assert.equal(denialOf(decided, taker('dispatcher'), 'send_back'), 'superior_decides');
  assert.equal(denialOf({ passedFrom }, taker('neighbour'), 'send_back'), 'not_allowed');
});

test('what waits to be taken over is not handed round, and what was decided only by dispatchers', () => {
  const by = (part: Part, changes: Partial<Situation>) =>
    denialOf(changes, taker(part), 'transfer');
  assert.equal(by('staff', {}), 'done');
  assert.equal(by('staff', { passedFrom }), 'passed_on_already');
  assert.equal(by('dispatcher', { passedFrom }), 'passed_on_already');
  assert.equal(by('staff', { sendBacks: MAX_SEND_BACKS }), 'superior_decides');
  assert.equal(by('dispatcher', { sendBacks: MAX_SEND_BACKS }), 'done');
  assert.equal(by('staff', { queue: brand<Queue>('organisation:other-body') }), 'same_queue');
});

test('out of somebody’s hands it is handed on by them, if they are staff, or by a dispatcher', () => {
  const held = { holderId: HELPER };
  const own = (...parts: Part[]) => ({ parts, ids: [HELPER], isAgainst: false });
  assert.equal(denialOf(held, own('holder', 'staff'), 'transfer'), 'done');
  assert.equal(denialOf(held, own('holder', 'neighbour'), 'transfer'), 'not_allowed');
  assert.equal(denialOf(held, taker('staff'), 'transfer'), 'not_allowed');
  assert.equal(denialOf(held, taker('dispatcher'), 'transfer'), 'done');
  assert.ok(
    !openVerbs(situation('report', 'in_progress', held), taker('staff')).includes('transfer'),
  );
});

test('nobody whom a complaint is about hands it on or sends it back', () => {
  for (const verb of ['transfer', 'send_back'] as const) {
    const about = taker('dispatcher', { isAgainst: true });
    assert.equal(denialOf({ passedFrom }, about, verb), 'complaint_against_you');
  }
});

test('a report that nobody has looked at keeps the time it was given for that', () => {
  const before = raised('report');
  const moment = { ...setting(), now: FRIDAY.add({ hours: 2 }) };
  const taken = { verb: 'transfer', to: 'submitted', parts: ['staff'], newQueue: company } as const;
  const { matter, clocks } = advance(before, taken, moment);
  assert.equal(matter.queue, company);
  assert.equal(matter.passedFrom, before.matter.queue);
  assert.deepEqual(clocks, before.clocks);
  assert.equal(matter.firsts.acceptedAt, undefined, 'to hand it on is not to accept it');
});

property(
  'handing on and sending back move no deadline of the work, and whoever acts has taken it over',
  fc.property(fc.constantFrom(...profiles), moves, (profile, life) => {
    for (const { verb, before, after } of walk(profile, life)) {
      const isPassing = verb === 'transfer' || verb === 'send_back';
      const expected = verb === 'transfer' ? before.matter.queue : undefined;
      assert.equal(after.matter.passedFrom, expected, verb);
      if (!isPassing) assert.equal(after.matter.queue, before.matter.queue, verb);
      if (!isPassing) continue;
      assert.equal(after.matter.holderId, undefined);
      for (const stage of ['handle', 'total'] as const) {
        const [was, is] = [findLive(before.clocks, stage), findLive(after.clocks, stage)];
        if (was?.dueAt !== undefined) assert.deepEqual(is?.dueAt, was.dueAt, `${verb} ${stage}`);
      }
      const isBack = verb === 'send_back';
      const { returns, sendBacks } = before.matter.counts;
      assert.equal(after.matter.counts.sendBacks, sendBacks + Number(isBack));
      assert.equal(after.matter.counts.returns, returns + Number(isBack));
    }
  }),
  LIVES,
);
