import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Matter, State, Verb } from '#/features/matters/model/matter.ts';
import { FRIDAY, HELPER, LIVES, moves, raised, setting, walk } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { advance } from './advance.ts';
import type { Standing } from './advance.ts';
import { findFirst, findLive } from './clocks.ts';
import { contributionsOf } from './figures.ts';

const ZONE = 'Asia/Shanghai';
const after = (hours: number) => FRIDAY.add({ hours });

function step(standing: Standing, [verb, to]: readonly [Verb, State], hours: number): Standing {
  const taken = { verb, to, parts: ['dispatcher'], newHolderId: HELPER } as const;
  const { matter, clocks } = advance(standing, taken, { ...setting(), now: after(hours) });
  return { matter, clocks };
}

/** Done after two hours, confirmed after three. */
function resolved(): Standing {
  const claimed = step(raised('need'), ['claim', 'claimed'], 1);
  const done = step(claimed, ['mark_done', 'done'], 2);
  return step(done, ['confirm_solved', 'resolved'], 3);
}

function counted({ matter }: Standing): readonly string[] {
  return contributionsOf(matter, ZONE).map(
    ({ measure, day, value }) => `${measure} ${day} ${value}`,
  );
}

const closing: readonly (keyof Matter)[] = ['state', 'closedAt', 'closedAs', 'deadlineAt'];

test('a wish to reopen that is refused leaves the end, its day and its figures as they were', () => {
  const before = resolved();
  const asked = step(before, ['request_reopen', 'reopen_requested'], 40 * 24);
  assert.equal(asked.matter.closedAt, undefined);
  const refused = step(asked, ['refuse_reopen', 'resolved'], 41 * 24);
  for (const field of closing) {
    assert.equal(String(refused.matter[field]), String(before.matter[field]), field);
  }
  assert.deepEqual(counted(refused), counted(before));
  assert.ok(counted(refused).some((line) => line.startsWith('closed_on_time')));
});

test('a second refused wish leaves the first end where it was as well', () => {
  let standing = resolved();
  const first = standing.matter.closedAt;
  for (const days of [35, 36, 37]) {
    standing = step(standing, ['request_reopen', 'reopen_requested'], days * 24);
    standing = step(standing, ['refuse_reopen', 'resolved'], days * 24 + 5);
    assert.ok(first !== undefined && standing.matter.closedAt?.equals(first));
  }
  assert.equal(findFirst(standing.clocks, 'total')?.pauses.length, 0);
});

test('a wish that is granted reopens it: the time it was closed is a pause of the whole', () => {
  const before = resolved();
  const due = before.matter.firsts.closeDueAt;
  const asked = step(before, ['request_reopen', 'reopen_requested'], 100);
  const reopened = step(asked, ['reopen', 'reopened'], 110);
  assert.deepEqual([reopened.matter.state, reopened.matter.closedAt], ['reopened', undefined]);
  assert.equal(reopened.matter.holderId, HELPER, 'it reaches whoever did the work');
  const moved = due?.until(findLive(reopened.clocks, 'total')?.dueAt ?? FRIDAY);
  assert.equal(moved?.total('hours'), 97, 'closed from the third hour to the hundredth');
  assert.equal(reopened.matter.counts.reopenings, 1);
});

test('a reopened matter has a whole new time for handling and for a first word', () => {
  const asked = step(resolved(), ['not_fixed', 'reopened'], 50);
  const handle = findLive(asked.clocks, 'handle');
  assert.equal(handle?.round, 2);
  assert.ok(handle?.startedAt.equals(after(50)));
  assert.ok(findLive(asked.clocks, 'acknowledge') !== undefined);
  assert.ok(findLive(asked.clocks, 'take_back') !== undefined);
});

test('what nobody has in hand when it is reopened waits for no first word', () => {
  const withdrawn = step(raised('need'), ['close_no_help_wanted', 'no_help_wanted'], 1);
  const asked = step(withdrawn, ['request_reopen', 'reopen_requested'], 2);
  const open = step(asked, ['reopen', 'reopened'], 3);
  assert.equal(open.matter.holderId, undefined);
  assert.equal(findLive(open.clocks, 'acknowledge'), undefined);
  assert.equal(findLive(open.clocks, 'take_back'), undefined);
  assert.ok(findLive(open.clocks, 'handle') !== undefined);
});

test('the end stays what it was closed as, whatever end that was', () => {
  const ends = [
    ['decline', 'declined'],
    ['close_out_of_scope', 'out_of_scope'],
    ['close_by_others', 'done_by_others'],
  ] as const;
  for (const [verb, state] of ends) {
    const closed = step(raised('report'), [verb, state], 1);
    const asked = step(closed, ['request_reopen', 'reopen_requested'], 2);
    assert.equal(asked.matter.closedAs, state);
    const refused = step(asked, ['refuse_reopen', state], 3);
    assert.equal(String(refused.matter.closedAt), String(closed.matter.closedAt));
  }
});

property(
  'in every life the instant of closing is that of the step that closed it, refusals aside',
  fc.property(moves, (life) => {
    let closedAt: Temporal.Instant | undefined;
    for (const { verb, now, after: next } of walk('report', life)) {
      const { matter } = next;
      if (matter.closedAt === undefined) continue;
      if (verb !== 'refuse_reopen') closedAt = now;
      assert.ok(closedAt !== undefined && matter.closedAt.equals(closedAt), verb);
    }
  }),
  LIVES,
);

property(
  'in every life the clock of the whole is one, and never due earlier for having been closed',
  fc.property(moves, (life) => {
    for (const { before, after: next } of walk('need', life)) {
      const totals = next.clocks.filter(({ stage }) => stage === 'total');
      assert.equal(totals.length, 1);
      const former = findFirst(before.clocks, 'total')?.dueAt;
      const now = totals[0]?.dueAt;
      const isRefusal = before.matter.state === 'reopen_requested';
      if (former === undefined || now === undefined || isRefusal) continue;
      assert.ok(Temporal.Instant.compare(now, former) >= 0);
    }
  }),
  LIVES,
);
