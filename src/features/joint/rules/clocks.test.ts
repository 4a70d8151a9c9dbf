import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { property } from '#test/property.ts';
import { AGAIN_DAYS } from '#/features/joint/model.ts';
import type { Joint } from '#/features/joint/model.ts';
import { BEGUN, begun, callOfDesk, city, hours, school, works, worker } from '#test/joints.ts';
import { deciderOf, nextWake, owe, ring, wakesAt } from './clocks.ts';
import { addPart, attend, callOff, close, decline, report } from './steps.ts';

const { Instant } = Temporal;
const DAY = 24;

function stepped(result: { readonly ok: boolean; readonly value?: Joint }): Joint {
  assert.ok(result.ok && result.value !== undefined);
  return result.value;
}

describe('what is owed', () => {
  const owed = owe(BEGUN, hours(8));

  test('is said half-way, when the time is over, and every week after that', () => {
    assert.equal(`${wakesAt(owed)}`, `${hours(4)}`);
    assert.equal(`${wakesAt({ ...owed, step: 1 })}`, `${hours(8)}`);
    assert.equal(`${wakesAt({ ...owed, step: 2 })}`, `${hours(8 + AGAIN_DAYS * DAY)}`);
    assert.equal(`${wakesAt({ ...owed, step: 5 })}`, `${hours(8 + 4 * AGAIN_DAYS * DAY)}`);
  });

  test('until a moment that has passed already is said at once', () => {
    assert.equal(`${wakesAt(owe(hours(9), hours(8)))}`, `${hours(9)}`);
  });

  property(
    'each time is later than the one before, however long it is owed',
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 0, max: 60 }),
      (length, step) => {
        const one = { ...owe(BEGUN, hours(length)), step };
        const next = { ...one, step: step + 1 };
        assert.ok(Instant.compare(wakesAt(one), wakesAt(next)) < 0);
      },
    ),
  );
});

describe('the next time anybody hears', () => {
  test('is that of whatever presses first: an answer, the meeting, a part', () => {
    const joint = begun();
    assert.equal(`${nextWake(joint)}`, `${hours(12)}`, 'half of the day to report in');
    const reported = { ...joint, calls: joint.calls.map((call) => ({ ...call, owed: undefined })) };
    assert.equal(`${nextWake(reported)}`, `${hours(48 + 12)}`, 'then the lead has to say who came');
  });

  test('is later once those who owed an answer have given it', () => {
    let joint = begun();
    for (const desk of [city, works, school]) {
      const said = { callId: callOfDesk(joint, desk).id, comesAs: '值班長' };
      joint = stepped(report(joint, said, { by: worker, now: hours(1) }));
    }
    assert.equal(`${nextWake(joint)}`, `${hours(60)}`);
  });

  test('is never once it is over', () => {
    const off = stepped(callOff(begun(), '不用了', hours(1)));
    assert.equal(nextWake(off), undefined);
  });
});

describe('a clock that rings', () => {
  test('before its time is silent and changes nothing', () => {
    const joint = begun();
    const rung = ring(joint, hours(11));
    assert.deepEqual(rung.reminders, []);
    assert.deepEqual(rung.joint, joint);
  });

  test('half-way reminds each that has not answered, and none that has', () => {
    const joint = stepped(
      report(
        begun(),
        { callId: callOfDesk(begun(), works).id, comesAs: '班長' },
        { by: worker, now: hours(2) },
      ),
    );
    const { reminders } = ring(joint, hours(12));
    assert.deepEqual(
      reminders.map(({ owing, of, isOverdue }) => [owing, of, isOverdue]),
      [
        ['report', city, false],
        ['report', school, false],
      ],
    );
  });

  test('reminds once, however often it is looked at in the same hour', () => {
    const first = ring(begun(), hours(12));
    assert.equal(first.reminders.length, 3);
    assert.deepEqual(ring(first.joint, hours(12)).reminders, []);
    assert.deepEqual(ring(first.joint, hours(13)).reminders, []);
  });

  test('tells the superior when the time is over, and again a week later', () => {
    const reminded = ring(begun(), hours(12)).joint;
    const over = ring(reminded, hours(24));
    assert.ok(over.reminders.every(({ isOverdue }) => isOverdue));
    const after = ring(over.joint, hours(24 + 1));
    assert.deepEqual(after.reminders, []);
    const again = ring(over.joint, hours(24 + AGAIN_DAYS * DAY));
    assert.equal(again.reminders.filter(({ owing }) => owing === 'report').length, 3);
  });

  test('after a long sleep says it once, and goes on from there', () => {
    const slept = ring(begun(), hours(24 * 40));
    const reports = slept.reminders.filter(({ owing }) => owing === 'report');
    assert.equal(reports.length, 3);
    assert.ok(reports.every(({ isOverdue }) => isOverdue));
    const next = nextWake(slept.joint);
    assert.ok(next !== undefined && Instant.compare(next, hours(24 * 40)) > 0);
  });

  test('reminds the lead of who came, then of closing, and the caller of the assessment', () => {
    const joint = begun();
    const all = joint.calls.map(({ id }) => id);
    const attendance = ring(joint, hours(48 + 25)).reminders;
    assert.ok(attendance.some(({ owing, of }) => owing === 'attend' && of === city));
    const met = stepped(attend(joint, { arrived: all, agreed: undefined }, hours(49)));
    const closing = ring(met, hours(49 + 16 * DAY)).reminders;
    assert.deepEqual(
      closing.map(({ owing, of, isOverdue }) => [owing, of, isOverdue]),
      [['close', city, true]],
    );
    const closed = stepped(close(met, '修好了', hours(60)));
    const assessing = ring(closed, hours(60 + 4 * DAY)).reminders;
    assert.deepEqual(
      assessing.map(({ owing, of, isOverdue }) => [owing, of, isOverdue]),
      [['assess', closed.task.caller, false]],
    );
  });

  test('reminds of a part whoever has it', () => {
    const joint = begun();
    const met = stepped(
      attend(joint, { arrived: joint.calls.map(({ id }) => id), agreed: undefined }, hours(49)),
    );
    const part = {
      id: 'part',
      callId: callOfDesk(met, works).id,
      what: '換管子',
      dueAt: hours(97),
    };
    const shared = stepped(addPart(met, part, hours(49)));
    const { reminders } = ring(shared, hours(73));
    assert.deepEqual(
      reminders.map(({ owing, of }) => [owing, of]),
      [['part', works]],
    );
  });
});

describe('who decides about one that asks to be excused', () => {
  test('is the caller twice, and the third time the superior', () => {
    let joint = begun();
    const { id } = callOfDesk(joint, works);
    const deciders: string[] = [];
    for (const hour of [1, 2, 3]) {
      const said = { callId: id, reason: '人手不夠' };
      joint = stepped(decline(joint, said, { by: worker, now: hours(hour) }));
      deciders.push(deciderOf(joint.task, callOfDesk(joint, works)));
      const again = callOfDesk(joint, works);
      const calls = joint.calls.map((call) =>
        call === again ? { ...call, state: 'called' as const } : call,
      );
      joint = { ...joint, calls };
    }
    const { caller, superior } = joint.task;
    assert.deepEqual(deciders, [caller, caller, superior]);
  });

  test('is reminded of it, not the one that waits', () => {
    const joint = begun();
    const said = { callId: callOfDesk(joint, works).id, reason: '人手不夠' };
    const declined = stepped(decline(joint, said, { by: worker, now: hours(1) }));
    const { reminders } = ring(declined, hours(13));
    const decisions = reminders.filter(({ owing }) => owing === 'decide');
    assert.deepEqual(
      decisions.map(({ of }) => of),
      [joint.task.caller],
    );
    assert.ok(!reminders.some(({ owing, of }) => owing === 'report' && of === works));
  });
});

property(
  'a joint task that goes on always has a next time, whoever answered and whoever did not',
  fc.property(
    fc.array(fc.constantFrom('report', 'decline', 'ring'), { maxLength: 12 }),
    fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 }),
    (doings, whom) => {
      let joint = begun();
      for (const [index, doing] of doings.entries()) {
        const now = hours(index + 1);
        const call = joint.calls[whom[index] ?? 0];
        assert.ok(call !== undefined);
        const acted = { by: worker, now };
        if (doing === 'ring') joint = ring(joint, now).joint;
        const result =
          doing === 'report'
            ? report(joint, { callId: call.id, comesAs: '班長' }, acted)
            : decline(joint, { callId: call.id, reason: '有事' }, acted);
        if (doing !== 'ring' && result.ok) joint = result.value;
        assert.notEqual(nextWake(joint), undefined);
      }
    },
  ),
);
