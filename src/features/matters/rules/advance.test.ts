import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Matter, Part, State, Verb } from '#/features/matters/model/matter.ts';
import {
  FRIDAY,
  LIVES,
  HELPER,
  moves,
  OTHER_HELPER,
  raised,
  raising,
  setting,
  walk,
} from '#test/matters.ts';
import { property } from '#test/property.ts';
import { acknowledge, advance } from './advance.ts';
import type { Advanced, Standing, Taken } from './advance.ts';
import { findLive, isLive } from './clocks.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { raise, titleOf, writeReference } from './raising.ts';
import { bucketOf, isClosed, isHeld, isUnheld } from './states.ts';

const profile = fc.constantFrom('need', 'report');

function step(
  standing: Standing,
  [verb, to]: readonly [Verb, State],
  changes: Partial<Taken> & { readonly hours?: number } = {},
): Advanced {
  const { hours = 1, ...rest } = changes;
  const parts: readonly Part[] = ['neighbour'];
  const now = standing.matter.stateSince.add({ hours });
  return advance(standing, { verb, to, parts, ...rest }, { ...setting(), now });
}

function claimed(): Advanced {
  return step(raised('need'), ['claim', 'claimed'], { newHolderId: HELPER });
}

test('a claim puts the matter into the hands of whoever claims it', () => {
  const { matter, hands } = claimed();
  assert.equal(matter.holderId, HELPER);
  assert.deepEqual(hands, { ends: undefined, begins: { personId: HELPER, origin: 'claimed' } });
  assert.equal(matter.firsts.dispatchedTo, 'neighbour');
  const byStaff = step(raised('need'), ['claim', 'claimed'], {
    newHolderId: HELPER,
    parts: ['neighbour', 'staff'],
  });
  assert.equal(byStaff.matter.firsts.dispatchedTo, 'staff');
});

test('a claim of a report that nobody accepted accepts it', () => {
  const { matter } = step(raised('report'), ['claim', 'claimed'], { newHolderId: HELPER });
  assert.ok(matter.firsts.acceptedAt?.equals(matter.stateSince));
  assert.ok(matter.firsts.answeredAt?.equals(matter.stateSince));
});

test('whoever lets go has it no more, whoever is given it has it alone', () => {
  const released = step(claimed(), ['release', 'accepted']);
  assert.deepEqual(released.hands, { ends: 'released', begins: undefined });
  assert.equal(released.matter.holderId, undefined);
  const moved = step(claimed(), ['reassign', 'assigned'], { newHolderId: OTHER_HELPER });
  assert.deepEqual(moved.hands, {
    ends: 'reassigned',
    begins: { personId: OTHER_HELPER, origin: 'assigned' },
  });
  assert.equal(moved.matter.counts.moves, 1);
});

test('a new holder is given the whole time for a first word, and handling goes on', () => {
  const first = claimed();
  const moved = step(first, ['reassign', 'assigned'], { newHolderId: OTHER_HELPER, hours: 10 });
  const word = findLive(moved.clocks, 'acknowledge');
  assert.equal(word?.round, 2);
  assert.ok(word.startedAt.equals(moved.matter.stateSince));
  assert.deepEqual(findLive(moved.clocks, 'handle'), findLive(first.clocks, 'handle'));
});

test('a first word stops what would take the matter back, and is counted', () => {
  const first = claimed();
  const now = first.matter.stateSince.add({ hours: 2 });
  const heard = acknowledge(first, { ...setting(), now });
  assert.equal(findLive(heard.clocks, 'take_back'), undefined);
  assert.equal(findLive(heard.clocks, 'acknowledge'), undefined);
  assert.ok(heard.matter.firsts.contactedAt?.equals(now));
  assert.equal(heard.matter.state, 'claimed');
});

test('done is remembered with who did it, and a reopening reaches them', () => {
  const done = step(claimed(), ['mark_done', 'done'], { parts: ['holder'] });
  assert.equal(done.matter.holderId, HELPER, 'until the asker has spoken');
  const closed = step(done, ['confirm_solved', 'resolved'], {
    parts: ['asker'],
    isSatisfied: true,
  });
  assert.deepEqual(closed.hands, { ends: 'done', begins: undefined });
  assert.equal(closed.matter.firsts.verdict, 'solved');
  const reopened = step(closed, ['not_fixed', 'reopened'], { parts: ['asker'], hours: 100 });
  assert.deepEqual(reopened.hands.begins, { personId: HELPER, origin: 'reopened' });
  assert.equal(reopened.matter.counts.reopenings, 1);
  assert.equal(findLive(reopened.clocks, 'handle')?.round, 2, 'a new time for handling');
  assert.ok(reopened.matter.firsts.doneAt?.equals(done.matter.stateSince), 'the first stays first');
  assert.equal(reopened.matter.closedAs, 'resolved');
});

test('what nobody ever did is reopened for whoever takes it', () => {
  const over = step(raised('need'), ['close_out_of_scope', 'out_of_scope']);
  const asked = step(over, ['request_reopen', 'reopen_requested']);
  const reopened = step(asked, ['reopen', 'reopened']);
  assert.equal(reopened.matter.holderId, undefined);
  assert.equal(bucketOf('reopened', undefined), 'open');
  assert.equal(findLive(reopened.clocks, 'acknowledge'), undefined, 'nobody owes a first word');
});

test('a check that passes leaves it to the asker, one that fails starts handling anew', () => {
  const taken = step(raised('report'), ['claim', 'claimed'], { newHolderId: HELPER });
  const done = step(taken, ['mark_done', 'done']);
  const passed = step(done, ['pass_check', 'done']);
  assert.equal(findLive(passed.clocks, 'check'), undefined);
  assert.ok(findLive(passed.clocks, 'verdict') !== undefined);
  assert.ok(passed.matter.stateSince.equals(done.matter.stateSince), 'it is still the same done');
  assert.equal(passed.matter.firsts.hasPassed, true);
  const failed = step(done, ['fail_check', 'rework']);
  assert.equal(failed.matter.counts.reworks, 1);
  assert.equal(failed.matter.holderId, HELPER);
  assert.equal(findLive(failed.clocks, 'handle')?.round, 2);
});

test('a merged matter says into which, also while it is asked to be opened again', () => {
  const mergedInto = raising('need').id;
  const merged = step(raised('need'), ['merge', 'duplicate'], { mergedInto });
  assert.equal(merged.matter.mergedInto, mergedInto);
  const asked = step(merged, ['request_reopen', 'reopen_requested']);
  assert.equal(asked.matter.mergedInto, mergedInto);
  assert.equal(step(asked, ['refuse_reopen', 'duplicate']).matter.mergedInto, mergedInto);
  assert.equal(step(asked, ['reopen', 'reopened']).matter.mergedInto, undefined);
});

property(
  'hands and state agree: held states are held, unheld and closed ones are not',
  fc.property(profile, moves, (kind, life) => {
    for (const { after } of walk(kind, life)) {
      const { state, holderId, closedAt, closedAs } = after.matter;
      if (isHeld(state)) assert.ok(holderId !== undefined, state);
      if (isUnheld(state)) assert.equal(holderId, undefined, state);
      assert.equal(isClosed(state), closedAt !== undefined);
      if (isClosed(state)) assert.equal(closedAs, state);
    }
  }),
  LIVES,
);

property(
  'nobody begins while somebody else has it: a beginning follows an ending or an empty hand',
  fc.property(profile, moves, (kind, life) => {
    let holder: string | undefined;
    for (const { after } of walk(kind, life)) {
      const { ends, begins } = after.hands;
      if (begins !== undefined) assert.ok(holder === undefined || ends !== undefined);
      if (ends !== undefined) assert.ok(holder !== undefined, 'only who has it can lose it');
      if (ends !== undefined) holder = undefined;
      if (begins !== undefined) holder = begins.personId;
      assert.equal(after.matter.holderId, holder);
    }
  }),
  LIVES,
);

property(
  'the firsts of a life come once and never later change their instant',
  fc.property(profile, moves, (kind, life) => {
    const keys = [
      'acceptedAt',
      'answeredAt',
      'dispatchedAt',
      'contactedAt',
      'doneAt',
      'checkedAt',
    ] as const;
    let known: Matter['firsts'] | undefined;
    for (const { after } of walk(kind, life)) {
      for (const key of keys) {
        const before = known?.[key];
        if (before !== undefined) assert.ok(after.matter.firsts[key]?.equals(before), key);
      }
      known = after.matter.firsts;
    }
  }),
  LIVES,
);

property(
  'the state since when is that of the last step that changed it, and counts only grow',
  fc.property(profile, moves, (kind, life) => {
    for (const { before, after, now } of walk(kind, life)) {
      const isChanged = before.matter.state !== after.matter.state;
      const expected = isChanged ? now : before.matter.stateSince;
      assert.ok(after.matter.stateSince.equals(expected));
      for (const count of ['returns', 'moves', 'reworks', 'reopenings', 'sendBacks'] as const) {
        assert.ok(after.matter.counts[count] >= before.matter.counts[count]);
      }
    }
  }),
  LIVES,
);

test('a need is raised accepted, a report is raised waiting', () => {
  const moment = { ...setting(), now: FRIDAY };
  assert.deepEqual(raise(raising('need'), moment).states, ['submitted', 'accepted']);
  const report = raise(raising('report'), moment);
  assert.deepEqual(report.states, ['submitted']);
  assert.equal(report.clocks.filter(isLive).length, 2);
  assert.equal(report.matter.nextStage, 'triage');
});

test('a number reads well on the telephone', () => {
  assert.equal(writeReference(2026, 371), '2026-0371');
  assert.equal(writeReference(2026, 12_345), '2026-12345');
});

test('a title is the first sentence, cut to what fits', () => {
  assert.equal(titleOf('坡上的欄杆鬆了。老人家扶著會晃。', 80), '坡上的欄杆鬆了');
  assert.equal(titleOf('  The lamp is out. It is dark.', 80), 'The lamp is out.');
  assert.equal(titleOf('一二三四五六', 4), '一二三…');
  assert.equal(titleOf('水費 3.5 元', 80), '水費 3.5 元');
});

property(
  'a place in a list survives being written into an address',
  fc.property(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 4_000_000_000_000 }),
    fc.uuid(),
    (tier, milliseconds, id) => {
      const at = Temporal.Instant.fromEpochMilliseconds(milliseconds);
      const read = readCursor(writeCursor({ tier, at, id }));
      assert.ok(read !== undefined && read.at.equals(at) && read.tier === tier && read.id === id);
    },
  ),
);

test('what is no place in a list is its beginning', () => {
  for (const text of [
    undefined,
    '',
    'x',
    '0~2026-13-45T99:00:00Z~019cf000-0000-7000-8000-000000000001',
  ]) {
    assert.equal(readCursor(text), undefined);
  }
});
