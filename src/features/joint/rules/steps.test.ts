import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MAX_DECLINES } from '#/features/joint/model.ts';
import type { Joint, JointRefusal } from '#/features/joint/model.ts';
import type { Result } from '#/lib/result.ts';
import {
  BEGUN,
  begun,
  callOfDesk,
  calling,
  city,
  hours,
  school,
  works,
  worker,
} from '#test/joints.ts';
import { attend, begin, callOff, changeLead, decide, decline, missing, report } from './steps.ts';

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

describe('calling together', () => {
  test('leaves each that is called with an answer to give, and the lead with the meeting', () => {
    const { task, calls, parts } = begun();
    assert.equal(task.state, 'called');
    assert.equal(`${task.askedAt}`, `${BEGUN}`);
    assert.equal(`${task.owed?.since}`, `${hours(48)}`);
    assert.deepEqual(parts, []);
    for (const call of calls) {
      assert.equal(call.state, 'called');
      assert.equal(`${call.owed?.until}`, `${hours(24)}`);
      assert.equal(call.declines, 0);
    }
  });

  test('needs times that go forward: to report from now on, to meet no earlier', () => {
    const backwards = [
      { reportDueAt: BEGUN },
      { reportDueAt: hours(-1) },
      { meetAt: hours(23) },
      { reportDueAt: hours(49) },
    ];
    for (const changes of backwards) {
      assert.equal(refused(begin({ ...calling, ...changes }, BEGUN)), 'times_backwards');
    }
    assert.ok(begin({ ...calling, meetAt: hours(24) }, BEGUN).ok, 'to report where they meet');
  });
});

describe('reporting', () => {
  test('says who comes, by the post, and owes nothing any more', () => {
    const joint = done(report(begun(), { callId: idOf(begun(), works), comesAs: '班長' }, at(3)));
    const call = callOfDesk(joint, works);
    assert.deepEqual([call.state, call.comesAs, call.owed], ['coming', '班長', undefined]);
    assert.deepEqual([`${call.answered?.at}`, call.answered?.by], [`${hours(3)}`, worker]);
  });

  test('again names somebody else, and the first answer still counts', () => {
    const first = done(report(begun(), { callId: idOf(begun(), works), comesAs: '班長' }, at(3)));
    const again = done(report(first, { callId: idOf(first, works), comesAs: '副班長' }, at(30)));
    const call = callOfDesk(again, works);
    assert.equal(call.comesAs, '副班長');
    assert.equal(`${call.answered?.at}`, `${hours(3)}`);
  });

  test('after declining takes the declining back', () => {
    const joint = declined(1);
    const after = done(report(joint, { callId: idOf(joint, works), comesAs: '班長' }, at(5)));
    const call = callOfDesk(after, works);
    assert.deepEqual([call.state, call.owed], ['coming', undefined]);
  });

  test('is refused for whom nobody called, who was excused, and once they have met', () => {
    const said = { callId: 'nobody', comesAs: '班長' };
    assert.equal(refused(report(begun(), said, at(1))), 'not_called');
    const excusing = { callId: idOf(begun(), school), verdict: 'excuse' as const, words: '好' };
    const excused = done(decide(begun(), { ...excusing, isSuperior: false }, hours(1)));
    const own = { callId: excusing.callId, comesAs: '校長' };
    assert.equal(refused(report(excused, own, at(2))), 'excused_already');
    assert.equal(refused(report(met(), own, at(50))), 'task_over');
  });
});

describe('declining', () => {
  test('waits for a decision, with the reason', () => {
    const call = callOfDesk(declined(1), works);
    assert.deepEqual([call.state, call.reason, call.declines], ['declined', reason, 1]);
    assert.notEqual(call.owed, undefined);
    assert.equal(`${call.answered?.at}`, `${hours(1)}`);
  });

  test('said twice over counts once, and does not begin the waiting anew', () => {
    const once = declined(1);
    const again = done(decline(once, { callId: idOf(once, works), reason: '都在外面' }, at(9)));
    const call = callOfDesk(again, works);
    assert.deepEqual([call.declines, call.reason], [1, '都在外面']);
    assert.equal(`${call.owed?.since}`, `${callOfDesk(once, works).owed?.since}`);
  });

  test('of one that was coming takes back who comes', () => {
    const coming = done(report(begun(), { callId: idOf(begun(), works), comesAs: '班長' }, at(1)));
    const joint = done(decline(coming, { callId: idOf(coming, works), reason }, at(2)));
    assert.equal(callOfDesk(joint, works).comesAs, undefined);
    assert.equal(`${callOfDesk(joint, works).answered?.at}`, `${hours(1)}`);
  });

  test('is over once the superior has decided the third time', () => {
    const third = declined(MAX_DECLINES);
    const callId = idOf(third, works);
    const insisting = { callId, verdict: 'insist', words: '必須到' } as const;
    const joint = done(decide(third, { ...insisting, isSuperior: true }, hours(5)));
    assert.equal(refused(decline(joint, { callId, reason }, at(6))), 'superior_decided');
    assert.ok(report(joint, { callId, comesAs: '班長' }, at(6)).ok);
  });

  test('is refused for whom nobody called and once they have met', () => {
    assert.equal(refused(decline(begun(), { callId: 'nobody', reason }, at(1))), 'not_called');
    const over = met();
    assert.equal(
      refused(decline(over, { callId: idOf(over, works), reason }, at(50))),
      'task_over',
    );
  });
});

describe('deciding', () => {
  const byCaller = { words: '知道了', isSuperior: false } as const;

  test('excuses one that asked, which then owes nothing', () => {
    const joint = declined(1);
    const said = { ...byCaller, callId: idOf(joint, works), verdict: 'excuse' } as const;
    const call = callOfDesk(done(decide(joint, said, hours(2))), works);
    assert.deepEqual([call.state, call.decision, call.owed], ['excused', '知道了', undefined]);
  });

  test('or has it come all the same, with half of the first time to answer', () => {
    const joint = declined(1);
    const said = { ...byCaller, callId: idOf(joint, works), verdict: 'insist' } as const;
    const call = callOfDesk(done(decide(joint, said, hours(2))), works);
    assert.equal(call.state, 'called');
    assert.equal(`${call.owed?.until}`, `${hours(2 + 12)}`);
    assert.equal(`${call.reportDueAt}`, `${hours(2 + 12)}`);
    assert.equal(call.declines, 1, 'and remembers that it has declined');
  });

  test('excuses also one that has said nothing, or stayed away', () => {
    const joint = begun();
    const said = { ...byCaller, callId: idOf(joint, school), verdict: 'excuse' } as const;
    assert.equal(callOfDesk(done(decide(joint, said, hours(2))), school).state, 'excused');
    const arrived = [idOf(joint, city)];
    const absent = done(attend(joint, { arrived, agreed: undefined }, hours(49)));
    const late = { ...byCaller, callId: idOf(joint, works), verdict: 'excuse' } as const;
    const after = done(decide(absent, late, hours(50)));
    assert.deepEqual(missing(after), []);
  });

  test('the third time is the superior’s alone', () => {
    const joint = declined(MAX_DECLINES);
    const said = { callId: idOf(joint, works), verdict: 'excuse', words: '免' } as const;
    assert.equal(
      refused(decide(joint, { ...said, isSuperior: false }, hours(5))),
      'superior_decides',
    );
    assert.ok(decide(joint, { ...said, isSuperior: true }, hours(5)).ok);
  });

  test('never excuses the lead, and insists on none that did not ask', () => {
    const joint = begun();
    const lead = { ...byCaller, callId: idOf(joint, city), verdict: 'excuse' } as const;
    assert.equal(refused(decide(joint, lead, hours(1))), 'lead_stays');
    const quiet = { ...byCaller, callId: idOf(joint, works), verdict: 'insist' } as const;
    assert.equal(refused(decide(joint, quiet, hours(1))), 'not_declined');
  });

  test('is over about whoever came, also one that had asked to be excused', () => {
    const joint = declined(1);
    const callId = idOf(joint, works);
    const came = done(attend(joint, { arrived: [callId], agreed: undefined }, hours(49)));
    for (const verdict of ['excuse', 'insist'] as const) {
      const said = { ...byCaller, callId, verdict };
      assert.equal(refused(decide(came, said, hours(50))), 'came_already');
    }
  });

  test('is refused about whom nobody called, who is excused, and when it is over', () => {
    const joint = declined(1);
    const said = { ...byCaller, callId: idOf(joint, works), verdict: 'excuse' } as const;
    assert.equal(refused(decide(joint, { ...said, callId: 'nobody' }, hours(2))), 'not_called');
    const excused = done(decide(joint, said, hours(2)));
    assert.equal(refused(decide(excused, said, hours(3))), 'excused_already');
    const off = done(callOff(joint, '不用了', hours(2)));
    assert.equal(refused(decide(off, said, hours(3))), 'task_over');
  });
});

describe('another lead', () => {
  test('leads from then on, has to come, and frees the one before', () => {
    const joint = done(changeLead(begun(), idOf(begun(), school)));
    assert.equal(joint.task.lead, school);
    assert.equal(callOfDesk(joint, school).isRequired, true);
    const said = { callId: idOf(joint, city), verdict: 'excuse', words: '好' } as const;
    assert.ok(decide(joint, { ...said, isSuperior: false }, hours(1)).ok);
  });

  test('is one of those who are called and not excused', () => {
    assert.equal(refused(changeLead(begun(), 'nobody')), 'not_called');
    const said = { callId: idOf(begun(), school), verdict: 'excuse', words: '好' } as const;
    const excused = done(decide(begun(), { ...said, isSuperior: false }, hours(1)));
    assert.equal(refused(changeLead(excused, said.callId)), 'excused_already');
  });
});
