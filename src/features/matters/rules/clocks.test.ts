import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { ClockStage } from '#/features/matters/model/matter.ts';
import { dueWithPauses } from '#/lib/working-time.ts';
import type { Amount } from '#/lib/working-time.ts';
import { FRIDAY, LIVES, moves, office, raised, setting, walk } from '#test/matters.ts';
import type { Walked } from '#test/matters.ts';
import { property } from '#test/property.ts';
import {
  findLive,
  hush,
  isLive,
  nextDue,
  publicDeadline,
  reckonAgain,
  ringsOf,
  stopClocks,
  turnClocks,
} from './clocks.ts';
import type { Clock, WantedClocks } from './clocks.ts';
import { consequenceOf, isDuty, wantedClocks } from './stages.ts';

const profile = fc.constantFrom('need', 'report');

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

function only(stage: ClockStage, motion: 'runs' | 'stands' = 'runs'): WantedClocks {
  return new Map([[stage, motion]]);
}

function startOne(stage: ClockStage, amount: Amount, reminders = [] as const): Clock {
  const moment = { ...setting({ [stage]: { amount, reminders } }), now: FRIDAY };
  const [clock] = turnClocks([], only(stage), moment);
  assert.ok(clock !== undefined);
  return clock;
}

test('one working hour from Friday half past four is due on Monday at half past nine', () => {
  const clock = startOne('triage', { kind: 'working_hours', quantity: 1 });
  assert.equal(clock.dueAt?.toString(), '2026-11-23T01:30:00Z');
});

test('a need starts with triage done and handling under way, a report waits for triage', () => {
  const live = (clocks: readonly Clock[]) =>
    clocks
      .filter(isLive)
      .map(({ stage }) => stage)
      .toSorted();
  assert.deepEqual(live(raised('need').clocks), ['handle', 'total']);
  assert.deepEqual(live(raised('report').clocks), ['total', 'triage']);
});

test('waiting for the asker stands handling still for as long, and the whole goes on', () => {
  const moment = { ...setting(), now: FRIDAY };
  const first = turnClocks([], wantedClocks('report', 'in_progress'), moment);
  const paused = { ...moment, now: FRIDAY.add({ hours: 24 }) };
  const waiting = turnClocks(first, wantedClocks('report', 'waiting_asker'), paused);
  assert.equal(findLive(waiting, 'handle')?.dueAt, undefined);
  assert.equal(
    findLive(waiting, 'total')?.dueAt?.toString(),
    findLive(first, 'total')?.dueAt?.toString(),
  );
  const resumed = { ...moment, now: FRIDAY.add({ hours: 72 }) };
  const again = turnClocks(waiting, wantedClocks('report', 'in_progress'), resumed);
  const former = findLive(first, 'handle')?.dueAt;
  assert.equal(findLive(again, 'handle')?.dueAt?.toString(), former?.add({ hours: 48 }).toString());
});

test('a clock paused at its due instant is not late, one paused after it stays late', () => {
  const clock = startOne('handle', { kind: 'hours', quantity: 2 });
  const due = FRIDAY.add({ hours: 2 });
  const pause = (now: Temporal.Instant) =>
    turnClocks([clock], only('handle', 'stands'), { ...setting(), now });
  assert.equal(pause(due)[0]?.dueAt, undefined);
  assert.equal(pause(due.add({ seconds: 1 }))[0]?.dueAt?.toString(), due.toString());
});

test('the clock of the whole life goes on after a reopening, less the time it was closed', () => {
  const moment = { ...setting(), now: FRIDAY };
  const open = turnClocks([], wantedClocks('report', 'done'), moment);
  const former = findLive(open, 'total')?.dueAt;
  const closed = turnClocks(open, wantedClocks('report', 'resolved'), {
    ...moment,
    now: FRIDAY.add({ hours: 24 }),
  });
  assert.equal(closed.filter(isLive).length, 0);
  const reopened = turnClocks(closed, wantedClocks('report', 'reopened'), {
    ...moment,
    now: FRIDAY.add({ hours: 24 * 11 }),
  });
  const total = findLive(reopened, 'total');
  assert.equal(total?.round, 1);
  assert.equal(total?.dueAt?.toString(), former?.add({ hours: 240 }).toString());
  assert.equal(findLive(reopened, 'handle')?.round, 1, 'the state done had stopped none before');
});

test('a stage entered again gets a clock of a further round', () => {
  const moment = { ...setting(), now: FRIDAY };
  const first = turnClocks([], only('handle'), moment);
  const ended = stopClocks(first, ['handle'], moment);
  const again = turnClocks(ended, only('handle'), { ...moment, now: FRIDAY.add({ hours: 1 }) });
  assert.deepEqual(
    again.map(({ round, stoppedAt }) => [round, stoppedAt === undefined]),
    [
      [1, false],
      [2, true],
    ],
  );
});

property(
  'in every state exactly the clocks it wants are live, one of each stage',
  fc.property(profile, moves, (kind, life) => {
    for (const { after } of walk(kind, life)) {
      const { state, holderId } = after.matter;
      const wanted = wantedClocks(kind, state);
      const live = after.clocks.filter(isLive).map(({ stage }) => stage);
      assert.equal(new Set(live).size, live.length, 'one live clock of a stage');
      for (const stage of live) assert.ok(wanted.has(stage), `${stage} in ${state}`);
      const missing = new Set(wanted.keys()).difference(new Set(live));
      const mayMiss = new Set<ClockStage>(['acknowledge', 'take_back', 'check']);
      assert.ok(missing.isSubsetOf(mayMiss), `${state} lacks ${[...missing].join()}`);
      if (holderId === undefined) assert.ok(!live.includes('take_back'));
    }
  }),
  LIVES,
);

property(
  'no transition loses an earlier deadline: a clock that goes on is due when it was, or later by the pause',
  fc.property(profile, moves, (kind, life) => {
    for (const step of walk(kind, life)) assertKept(step);
  }),
  LIVES,
);

function assertKept({ before, after, verb }: Walked): void {
  for (const clock of before.clocks.filter(isLive)) {
    const same = after.clocks.find(
      ({ stage, round }) => stage === clock.stage && round === clock.round,
    );
    assert.ok(same !== undefined, 'no clock vanishes');
    assert.ok(same.startedAt.equals(clock.startedAt), `${verb} moved a start`);
    assert.deepEqual(same.amount, clock.amount, `${verb} changed an amount`);
    if (!isLive(same)) continue;
    const again = dueWithPauses(
      { start: same.startedAt, amount: same.amount, pauses: same.pauses },
      office,
    );
    const due = again.state === 'running' ? again.due.value : undefined;
    assert.equal(same.dueAt?.toString(), due?.toString(), `${clock.stage} after ${verb}`);
    if (same.pauses.length === clock.pauses.length && clock.dueAt !== undefined) {
      assert.equal(same.dueAt?.toString(), clock.dueAt.toString(), `${verb} moved a deadline`);
    }
  }
}

property(
  'an open matter always has a next clock, and the public a deadline; a closed one neither',
  fc.property(profile, moves, (kind, life) => {
    for (const { after } of walk(kind, life)) {
      const { matter, clocks } = after;
      const isOver = matter.closedAt !== undefined;
      assert.equal(nextDue(clocks) === undefined, isOver);
      assert.equal(publicDeadline(clocks) === undefined, isOver);
      assert.equal(matter.nextDueAt?.toString(), nextDue(clocks)?.dueAt.toString());
    }
  }),
  LIVES,
);

property(
  'a pause moves the deadline of handling by just what the pause holds',
  fc.property(
    fc.integer({ min: 1, max: 9_000 }),
    fc.integer({ min: 1, max: 9_000 }),
    (wait, rest) => {
      const moment = { ...setting(), now: FRIDAY };
      const first = turnClocks([], wantedClocks('need', 'in_progress'), moment);
      const stopAt = FRIDAY.add({ minutes: wait });
      const goAt = stopAt.add({ minutes: rest });
      const waiting = wantedClocks('need', 'waiting_asker');
      const stood = turnClocks(first, waiting, { ...moment, now: stopAt });
      const gone = turnClocks(stood, wantedClocks('need', 'in_progress'), { ...moment, now: goAt });
      const shift = findLive(first, 'handle')?.dueAt?.until(
        findLive(gone, 'handle')?.dueAt ?? FRIDAY,
      );
      assert.equal(shift?.total('minutes'), rest);
    },
  ),
);

test('after a change of category the deadline is what the new one gives from the same start', () => {
  const clock = startOne('handle', { kind: 'calendar_days', quantity: 7 });
  const stricter = setting({ handle: { amount: { kind: 'hours', quantity: 24 }, reminders: [] } });
  const soon = { ...stricter, now: FRIDAY.add({ hours: 3 }) };
  const [again] = reckonAgain([clock], soon);
  assert.equal(again?.dueAt?.toString(), FRIDAY.add({ hours: 24 }).toString());

  const milder = setting({
    handle: { amount: { kind: 'calendar_days', quantity: 15 }, reminders: [] },
  });
  const [longer] = reckonAgain([clock], { ...milder, now: FRIDAY.add({ hours: 3 }) });
  assert.equal(longer?.dueAt?.toString(), FRIDAY.add({ hours: 24 * 15 }).toString());
});

test('a stricter category that would be over already is given from now, never past the former end', () => {
  const clock = startOne('handle', { kind: 'calendar_days', quantity: 7 });
  const danger = setting({ handle: { amount: { kind: 'hours', quantity: 2 }, reminders: [] } });
  const later = FRIDAY.add({ hours: 72 });
  const [again] = reckonAgain([clock], { ...danger, now: later });
  assert.equal(again?.dueAt?.toString(), later.add({ hours: 2 }).toString());
  const last = FRIDAY.add({ hours: 24 * 7 - 1 });
  const [kept] = reckonAgain([clock], { ...danger, now: last });
  assert.equal(kept?.dueAt?.toString(), clock.dueAt?.toString());
});

property(
  'whatever the new category, what was late stays late',
  fc.property(
    fc.double({ min: 0.01, max: 400, noNaN: true }),
    fc.double({ min: 0.01, max: 400, noNaN: true }),
    fc.integer({ min: 1, max: 100_000 }),
    (former, next, minutes) => {
      const clock = startOne('handle', { kind: 'hours', quantity: former });
      const now = FRIDAY.add({ minutes });
      const changed = setting({
        handle: { amount: { kind: 'hours', quantity: next }, reminders: [] },
      });
      const [again] = reckonAgain([clock], { ...changed, now });
      assert.ok(clock.dueAt !== undefined && again?.dueAt !== undefined);
      const isLate = Temporal.Instant.compare(clock.dueAt, now) < 0;
      if (isLate) assert.ok(again.dueAt.equals(clock.dueAt));
      // What was not late is not made late by being renamed, unless the same instant says so.
      else assert.ok(Temporal.Instant.compare(again.dueAt, now) >= 0);
    },
  ),
);

const reminders = [
  { to: 'holder', after: { percent: 50 } },
  { to: 'dispatcher', after: { percent: 100 } },
] as const;

test('a clock wakes for each reminder and for its end, once each', () => {
  const plan = { amount: { kind: 'hours', quantity: 10 } as const, reminders };
  const moment = { ...setting({ handle: plan }), now: FRIDAY };
  const [clock] = turnClocks([], only('handle'), moment);
  assert.ok(clock !== undefined);
  assert.equal(clock.wakesAt?.toString(), FRIDAY.add({ hours: 5 }).toString());
  const half = { ...moment, now: FRIDAY.add({ hours: 6 }) };
  assert.deepEqual(ringsOf(clock, half), [{ kind: 'reminder', stage: 'handle', to: 'holder' }]);
  const hushed = hush(clock, half);
  assert.deepEqual(ringsOf(hushed, half), []);
  assert.equal(hushed.wakesAt?.toString(), FRIDAY.add({ hours: 10 }).toString());
  const end = { ...moment, now: FRIDAY.add({ hours: 10 }) };
  assert.deepEqual(
    ringsOf(hushed, end).map(({ kind }) => kind),
    ['reminder', 'due'],
  );
  const silent = hush(hushed, end);
  assert.equal(silent.wakesAt, undefined);
  assert.deepEqual(ringsOf(silent, { ...moment, now: FRIDAY.add({ hours: 99 }) }), []);
});

test('reminders do not come at night, unless it cannot wait', () => {
  const plan = { amount: { kind: 'hours', quantity: 24 } as const, reminders };
  const quiet = { from: '21:30', to: '07:30', zone: 'Asia/Shanghai' };
  const moment = { ...setting({ handle: plan }), now: FRIDAY, quiet };
  const [clock] = turnClocks([], only('handle'), moment);
  assert.equal(clock?.wakesAt?.toString(), at('2026-11-20T23:30:00Z').toString());
  const [urgent] = turnClocks([], only('handle'), { ...moment, quiet: undefined });
  assert.equal(urgent?.wakesAt?.toString(), at('2026-11-20T20:30:00Z').toString());
});

test('a standing clock rings for nothing and never wakes', () => {
  const clock = startOne('handle', { kind: 'hours', quantity: 2 });
  const moment = { ...setting(), now: FRIDAY.add({ hours: 1 }) };
  const [standing] = turnClocks([clock], only('handle', 'stands'), moment);
  assert.ok(standing !== undefined);
  assert.equal(standing.wakesAt, undefined);
  assert.deepEqual(ringsOf(standing, { ...moment, now: FRIDAY.add({ hours: 500 }) }), []);
});

property(
  'keeping time is idempotent: what was hushed rings again for nothing new at the same moment',
  fc.property(fc.integer({ min: 0, max: 3_000 }), (minutes) => {
    const plan = { amount: { kind: 'working_hours', quantity: 8 } as const, reminders };
    const moment = { ...setting({ triage: plan }), now: FRIDAY };
    const [clock] = turnClocks([], only('triage'), moment);
    assert.ok(clock !== undefined);
    const later = { ...moment, now: FRIDAY.add({ minutes }) };
    const hushed = hush(clock, later);
    assert.deepEqual(ringsOf(hushed, later), []);
    assert.deepEqual(hush(hushed, later), hushed);
    const isAsleep =
      hushed.wakesAt === undefined || Temporal.Instant.compare(hushed.wakesAt, later.now) > 0;
    assert.ok(isAsleep, 'a hushed clock does not wake in the past');
  }),
);

test("a window that closes makes nobody late and is nobody's next duty", () => {
  const moment = { ...setting(), now: FRIDAY };
  const clocks = turnClocks([], wantedClocks('report', 'assigned'), moment);
  const alone = clocks.filter(({ stage }) => stage === 'return_window');
  assert.equal(nextDue(alone), undefined);
  assert.equal(isDuty('return_window'), false);
  assert.equal(consequenceOf('return_window'), undefined);
});

test('each end of time either does something by itself or makes somebody late', () => {
  const consequences = ['take_back', 'wait_asker', 'wait_partner', 'pause', 'verdict'] as const;
  for (const stage of consequences) {
    assert.ok(consequenceOf(stage) !== undefined);
    assert.equal(isDuty(stage), false);
  }
  for (const stage of ['triage', 'verify', 'acknowledge', 'handle', 'check', 'total'] as const) {
    assert.ok(isDuty(stage));
  }
});
