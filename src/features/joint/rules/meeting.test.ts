import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ASSESS_DAYS, CLOSE_DAYS, MOST_PARTS } from '#/features/joint/model.ts';
import type { Joint, JointRefusal } from '#/features/joint/model.ts';
import type { Result } from '#/lib/result.ts';
import { begun, callOfDesk, city, hours, school, works, worker } from '#test/joints.ts';
import {
  addPart,
  assess,
  attend,
  callOff,
  changeLead,
  close,
  decide,
  decline,
  endPart,
  goesOn,
  missing,
} from './steps.ts';

type Stepped = Result<Joint, JointRefusal>;

function done(result: Stepped): Joint {
  assert.ok(result.ok, result.ok ? '' : result.refusal);
  return result.value;
}

function refused(result: Stepped): JointRefusal {
  assert.ok(!result.ok, 'was not refused');
  return result.refusal;
}

const at = (hour: number) => ({ by: worker, now: hours(hour) });
const idOf = (joint: Joint, desk: typeof city) => callOfDesk(joint, desk).id;
const reason = '人手不夠';

/** Everybody has come to the meeting. */
function met(joint: Joint = begun()): Joint {
  const arrived = joint.calls.map(({ id }) => id);
  return done(attend(joint, { arrived, agreed: '先修管子' }, hours(49)));
}

function declined(times: number): Joint {
  let joint = begun();
  for (let time = 1; time <= times; time += 1) {
    joint = done(decline(joint, { callId: idOf(joint, works), reason }, at(time)));
    if (time === times) return joint;
    const insisting = { callId: idOf(joint, works), verdict: 'insist' as const, words: '要來' };
    joint = done(decide(joint, { ...insisting, isSuperior: false }, hours(time)));
  }
  return joint;
}

describe('the meeting', () => {
  test('notes who came and who did not, and what was agreed', () => {
    const joint = begun();
    const said = { arrived: [idOf(joint, city)], agreed: '先修管子' };
    const after = done(attend(joint, said, hours(49)));
    assert.deepEqual([after.task.state, after.task.agreed], ['met', '先修管子']);
    assert.equal(callOfDesk(after, city).attendance, 'arrived');
    assert.equal(callOfDesk(after, works).attendance, 'absent');
    assert.equal(callOfDesk(after, city).owed, undefined, 'who came owes no answer');
    assert.notEqual(callOfDesk(after, works).owed, undefined, 'who neither came nor said so does');
  });

  test('adds who came later, and nobody leaves by it again', () => {
    const joint = begun();
    const first = { arrived: [idOf(joint, city)], agreed: '先修管子' };
    const met1 = done(attend(joint, first, hours(49)));
    const later = { arrived: [idOf(joint, works)], agreed: undefined };
    const met2 = done(attend(met1, later, hours(60)));
    assert.equal(callOfDesk(met2, city).attendance, 'arrived');
    assert.equal(callOfDesk(met2, works).attendance, 'arrived');
    assert.equal(`${callOfDesk(met2, works).attendedAt}`, `${hours(60)}`);
    assert.equal(met2.task.agreed, '先修管子', 'what was agreed stays where nothing new is said');
    assert.equal(`${met2.task.metAt}`, `${hours(49)}`);
    assert.equal(`${met2.task.owed?.until}`, `${met1.task.owed?.until}`);
  });

  test('notes nothing of one that was excused, unless it came after all', () => {
    const said = { callId: idOf(begun(), school), verdict: 'excuse', words: '好' } as const;
    const excused = done(decide(begun(), { ...said, isSuperior: false }, hours(1)));
    const without = done(attend(excused, { arrived: [], agreed: undefined }, hours(49)));
    assert.equal(callOfDesk(without, school).attendance, undefined);
    const came = done(attend(without, { arrived: [said.callId], agreed: undefined }, hours(50)));
    assert.equal(callOfDesk(came, school).attendance, 'arrived');
  });

  test('is not noted before its hour, nor of whom nobody called, nor once it is over', () => {
    const joint = begun();
    const none = { arrived: [], agreed: undefined };
    assert.equal(refused(attend(joint, none, hours(47))), 'not_yet_time');
    assert.ok(attend(joint, none, hours(48)).ok);
    assert.equal(refused(attend(joint, { ...none, arrived: ['x'] }, hours(49))), 'not_called');
    const off = done(callOff(joint, '不用了', hours(2)));
    assert.equal(refused(attend(off, none, hours(49))), 'task_over');
  });
});

describe('parts', () => {
  const what = '換一段管子';
  const give = (joint: Joint, dueAt = hours(97), id = 'part') =>
    addPart(joint, { id, callId: idOf(joint, works), what, dueAt }, hours(50));

  test('are given to those who are called, until a moment to come', () => {
    const joint = done(give(met()));
    const [part] = joint.parts;
    assert.deepEqual([part?.what, part?.ended], [what, undefined]);
    assert.equal(`${part?.owed?.until}`, `${hours(97)}`);
    assert.equal(refused(give(met(), hours(50))), 'times_backwards');
  });

  test('give the lead the time of the longest of them', () => {
    const short = done(give(met()));
    assert.equal(`${short.task.owed?.until}`, `${hours(49 + CLOSE_DAYS * 24)}`);
    const long = done(give(met(), hours(2_000)));
    assert.equal(`${long.task.owed?.until}`, `${hours(2_000)}`);
  });

  test('are given out only once they have met, and to none that is not called', () => {
    assert.equal(refused(give(begun())), 'not_met');
    const wrong = { id: 'part', callId: 'nobody', what, dueAt: hours(97) };
    assert.equal(refused(addPart(met(), wrong, hours(50))), 'not_called');
  });

  test('are no more than anybody keeps in mind', () => {
    let joint = met();
    for (let index = 0; index < MOST_PARTS; index += 1) {
      joint = done(give(joint, hours(97), `part ${index}`));
    }
    assert.equal(refused(give(joint, hours(97), 'one more')), 'too_many_parts');
  });

  test('end once, done or not, with words', () => {
    const joint = done(give(met()));
    const said = { partId: 'part', outcome: 'done', words: '換好了' } as const;
    const after = done(endPart(joint, said, at(60)));
    const [part] = after.parts;
    assert.deepEqual(
      [part?.ended?.outcome, part?.ended?.words, part?.ended?.by, part?.owed],
      ['done', '換好了', worker, undefined],
    );
    assert.equal(refused(endPart(after, said, at(61))), 'part_ended');
    assert.equal(refused(endPart(joint, { ...said, partId: 'none' }, at(60))), 'not_called');
  });
});

describe('closing', () => {
  test('waits for each that has to come: to come, or to be excused', () => {
    const joint = begun();
    const said = { arrived: [idOf(joint, city)], agreed: undefined };
    const half = done(attend(joint, said, hours(49)));
    assert.deepEqual(
      missing(half).map(({ body }) => body),
      [works],
      'who is only invited holds nothing up',
    );
    assert.equal(refused(close(half, '修好了', hours(50))), 'attendee_missing');
    const excusing = { callId: idOf(joint, works), verdict: 'excuse', words: '好' } as const;
    const excused = done(decide(half, { ...excusing, isSuperior: false }, hours(50)));
    assert.ok(close(excused, '修好了', hours(51)).ok);
  });

  test('waits for each part to have an outcome', () => {
    const given = { id: 'part', callId: idOf(met(), works), what: '換管子', dueAt: hours(97) };
    const joint = done(addPart(met(), given, hours(50)));
    assert.equal(refused(close(joint, '修好了', hours(51))), 'parts_open');
    const said = { partId: 'part', outcome: 'not_done', words: '缺料' } as const;
    const ended = done(endPart(joint, said, at(52)));
    assert.ok(close(ended, '修好了一半', hours(53)).ok);
  });

  test('leaves the caller alone with something to do, for a week', () => {
    const joint = done(close(met(), '修好了', hours(60)));
    assert.deepEqual([joint.task.state, joint.task.result], ['closed', '修好了']);
    assert.equal(`${joint.task.owed?.until}`, `${hours(60 + ASSESS_DAYS * 24)}`);
    assert.ok(joint.calls.every(({ owed }) => owed === undefined));
    assert.equal(goesOn(joint.task), false);
  });

  test('is refused before they met, and twice', () => {
    assert.equal(refused(close(begun(), '修好了', hours(50))), 'not_met');
    const closed = done(close(met(), '修好了', hours(60)));
    assert.equal(refused(close(closed, '修好了', hours(61))), 'task_over');
  });
});

describe('in the end', () => {
  test('the caller says whether it is solved, once it is closed and only once', () => {
    const said = { answer: 'partly', words: '還差油漆' } as const;
    assert.equal(refused(assess(met(), said, hours(60))), 'not_closed');
    const closed = done(close(met(), '修好了', hours(60)));
    const joint = done(assess(closed, said, hours(70)));
    assert.equal(joint.task.state, 'assessed');
    assert.deepEqual(
      [joint.task.assessed?.answer, joint.task.assessed?.words, joint.task.owed],
      ['partly', '還差油漆', undefined],
    );
    assert.equal(refused(assess(joint, said, hours(71))), 'not_closed');
  });

  test('or it is called off, and nobody owes anything', () => {
    const given = { id: 'part', callId: idOf(met(), works), what: '換管子', dueAt: hours(97) };
    const busy = done(addPart(met(), given, hours(50)));
    for (const joint of [begun(), declined(1), met(), busy]) {
      const off = done(callOff(joint, '下雨，改天', hours(51)));
      assert.equal(off.task.calledOff?.reason, '下雨，改天');
      assert.equal(off.task.owed, undefined);
      assert.ok([...off.calls, ...off.parts].every(({ owed }) => owed === undefined));
      assert.equal(goesOn(off.task), false);
    }
  });

  test('what is over is not called off, shared out or finished any more', () => {
    const closed = done(close(met(), '修好了', hours(60)));
    const off = done(callOff(begun(), undefined, hours(1)));
    const part = { id: 'part', callId: idOf(closed, works), what: '換管子', dueAt: hours(97) };
    const said = { partId: 'part', outcome: 'done', words: '好' } as const;
    for (const joint of [closed, off]) {
      assert.equal(refused(callOff(joint, '不用了', hours(61))), 'task_over');
      assert.equal(refused(addPart(joint, part, hours(61))), 'task_over');
      assert.equal(refused(endPart(joint, said, at(61))), 'task_over');
      assert.equal(refused(changeLead(joint, part.callId)), 'task_over');
    }
  });
});
