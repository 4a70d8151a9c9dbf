import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Figures, Joint } from '#/features/joint/model.ts';
import type { Result } from '#/lib/result.ts';
import { anyWalk, walk } from '#test/joint-walks.ts';
import { begun, callOfDesk, city, hours, school, works, worker } from '#test/joints.ts';
import { property } from '#test/property.ts';
import { countJoints } from './figures.ts';
import { addPart, assess, attend, callOff, close, decide, endPart, report } from './steps.ts';

function done(result: Result<Joint>): Joint {
  assert.ok(result.ok, result.ok ? '' : result.refusal);
  return result.value;
}

const id = (desk: typeof city) => callOfDesk(begun(), desk).id;
const reported = (joint: Joint, desk: typeof city, hour: number) =>
  done(report(joint, { callId: id(desk), comesAs: '班長' }, { by: worker, now: hours(hour) }));

function counted(joint: Joint, hour: number): Partial<Figures> {
  const all = Object.entries(countJoints([joint], hours(hour)));
  return Object.fromEntries(all.filter(([, count]) => count !== 0));
}

describe('reports', () => {
  test('are due when their time is over, or when they were given', () => {
    assert.deepEqual(counted(begun(), 23), { asked: 1 });
    assert.deepEqual(counted(begun(), 24), { asked: 1, reportDue: 3 });
    const early = reported(begun(), works, 2);
    assert.deepEqual(counted(early, 3), { asked: 1, reportDue: 1, reportedInTime: 1 });
  });

  test('are in time to the very moment, and late after it', () => {
    const onTime = reported(begun(), works, 24);
    assert.equal(countJoints([onTime], hours(30)).reportedInTime, 1);
    const late = reported(begun(), works, 25);
    assert.equal(countJoints([late], hours(30)).reportedInTime, 0);
    assert.equal(countJoints([late], hours(30)).reportDue, 3);
  });

  test('are due from nobody who was excused unasked, or where it was called off before', () => {
    const excusing = {
      callId: id(school),
      verdict: 'excuse',
      words: '好',
      isSuperior: false,
    } as const;
    const excused = done(decide(begun(), excusing, hours(1)));
    assert.equal(countJoints([excused], hours(30)).reportDue, 2);
    const off = done(callOff(begun(), '下雨', hours(5)));
    assert.equal(countJoints([off], hours(30)).reportDue, 0);
    const tooLate = done(callOff(begun(), '下雨', hours(25)));
    assert.equal(countJoints([tooLate], hours(30)).reportDue, 3);
  });
});

describe('who came', () => {
  test('is a part of those who had to, where they have met', () => {
    assert.equal(countJoints([begun()], hours(60)).toCome, 0);
    const arrived = [id(city), id(school)];
    const met = done(attend(begun(), { arrived, agreed: undefined }, hours(49)));
    const figures = countJoints([met], hours(60));
    assert.deepEqual([figures.came, figures.toCome], [1, 2], 'who was only invited is not counted');
  });

  test('does not miss whoever was excused', () => {
    const arrived = [id(city)];
    const met = done(attend(begun(), { arrived, agreed: undefined }, hours(49)));
    const excusing = {
      callId: id(works),
      verdict: 'excuse',
      words: '好',
      isSuperior: false,
    } as const;
    const figures = countJoints([done(decide(met, excusing, hours(50)))], hours(60));
    assert.deepEqual([figures.came, figures.toCome], [1, 1]);
  });
});

describe('parts', () => {
  const everybody = begun().calls.map((call) => call.id);
  const met = done(attend(begun(), { arrived: everybody, agreed: undefined }, hours(49)));
  const part = { id: 'part', callId: id(works), what: '換管子', dueAt: hours(97) };
  const given = done(addPart(met, part, hours(50)));
  const ended = (outcome: 'done' | 'not_done', hour: number) =>
    done(endPart(given, { partId: 'part', outcome, words: 'x' }, { by: worker, now: hours(hour) }));

  test('are due when their time is over or they have ended', () => {
    assert.equal(countJoints([given], hours(96)).partDue, 0);
    assert.equal(countJoints([given], hours(97)).partDue, 1);
    assert.equal(countJoints([ended('done', 60)], hours(61)).partDue, 1);
  });

  test('are in time if they were done, and then', () => {
    const inTime = (joint: Joint) => countJoints([joint], hours(200)).partInTime;
    assert.equal(inTime(ended('done', 97)), 1);
    assert.equal(inTime(ended('done', 98)), 0);
    assert.equal(inTime(ended('not_done', 60)), 0);
  });

  test('of what was called off are due to nobody', () => {
    const off = done(callOff(given, '下雨', hours(60)));
    assert.equal(countJoints([off], hours(200)).partDue, 0);
  });

  test('and results are counted as they are said', () => {
    const closed = done(close(met, '好了', hours(60)));
    const say = (answer: 'solved' | 'partly' | 'not_solved') =>
      done(assess(closed, { answer, words: undefined }, hours(70)));
    const all = [closed, say('solved'), say('solved'), say('partly'), say('not_solved')];
    const { closed: ended2, assessed, solved, partly } = countJoints(all, hours(80));
    assert.deepEqual([ended2, assessed, solved, partly], [5, 4, 2, 1]);
  });
});

property(
  'no part is greater than its whole, whenever one looks',
  fc.property(
    fc.array(anyWalk, { maxLength: 4 }),
    fc.integer({ min: 0, max: 900 }),
    (walks, hour) => {
      const joints = walks.map((all) => walk(begun(), all).at(-1)?.joint ?? begun());
      const figures = countJoints(joints, hours(hour));
      const parts = [
        [figures.reportedInTime, figures.reportDue],
        [figures.came, figures.toCome],
        [figures.partInTime, figures.partDue],
        [figures.closed, figures.asked],
        [figures.assessed, figures.closed],
        [figures.solved + figures.partly, figures.assessed],
      ] as const;
      for (const [part, whole] of parts) assert.ok(part <= whole && part >= 0);
    },
  ),
  300,
);
