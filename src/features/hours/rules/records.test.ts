import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { HoursRecord } from '#/features/hours/model.ts';
import { barOf, confirm, correct, findOverlap, object, takesTime, withdraw } from './records.ts';
import type { Moved } from './records.ts';

const now = Temporal.Instant.from('2026-11-23T01:00:00Z');
const giver = 'giver';
const asker = 'asker';

function record(changes: Partial<HoursRecord> = {}): HoursRecord {
  const startedAt = Temporal.Instant.from('2026-11-22T01:00:00Z');
  return {
    communityId: 'c',
    id: 'one',
    personId: giver,
    matter: { id: 'm', askerId: asker },
    activity: undefined,
    teamId: undefined,
    placeId: 'p',
    content: '換了燈座',
    materials: undefined,
    startedAt,
    minutes: 60,
    endedAt: startedAt.add({ minutes: 60 }),
    heldOn: Temporal.PlainDate.from('2026-11-22'),
    dueOn: Temporal.PlainDate.from('2026-12-04'),
    isDueCertain: true,
    recordedAt: now,
    recordedOn: Temporal.PlainDate.from('2026-11-23'),
    recordedBy: giver,
    lateReason: undefined,
    replaces: undefined,
    state: 'waiting',
    confirmed: undefined,
    closed: undefined,
    ...changes,
  };
}

const counted = (changes: Partial<HoursRecord> = {}) =>
  record({ state: 'confirmed', confirmed: { at: now, by: asker, capacity: 'asker' }, ...changes });

function moved(result: { readonly ok: boolean; readonly value?: Moved }): Moved {
  assert.ok(result.ok && result.value !== undefined);
  return result.value;
}

function sum({ postings }: Moved): number {
  return postings.reduce((all, { record: one, sign }) => all + sign * one.minutes, 0);
}

function refusal(result: { readonly ok: boolean; readonly refusal?: string }): string | undefined {
  return result.ok ? undefined : result.refusal;
}

describe('what is not voluntary', () => {
  const free = { said: undefined, isDuty: false, isHousehold: false } as const;
  test('is what somebody did in an office, for their household, or says so of', () => {
    assert.equal(barOf(free), undefined);
    assert.equal(barOf({ ...free, said: 'paid' }), 'paid');
    assert.equal(barOf({ ...free, isHousehold: true }), 'household');
    assert.equal(barOf({ ...free, isDuty: true }), 'duty');
  });

  test('is what is on record, before what is said', () => {
    assert.equal(barOf({ said: 'promotion', isDuty: true, isHousehold: true }), 'duty');
    assert.equal(barOf({ said: 'ordered', isDuty: false, isHousehold: true }), 'household');
  });
});

describe('the same hour', () => {
  const at = (from: string, minutes: number, more: Partial<HoursRecord> = {}) => {
    const startedAt = Temporal.Instant.from(`2026-11-22T${from}:00Z`);
    return record({ id: from, startedAt, minutes, endedAt: startedAt.add({ minutes }), ...more });
  };

  test('is met from before, from within and from behind, and not at its ends', () => {
    const held = [at('01:00', 60)];
    const met = (from: string, minutes: number) =>
      findOverlap(held, at(from, minutes, { id: 'new' })) !== undefined;
    assert.deepEqual(
      [met('00:30', 31), met('01:15', 10), met('01:59', 60), met('00:00', 180)],
      [true, true, true, true],
    );
    assert.deepEqual([met('00:00', 60), met('02:00', 60)], [false, false]);
  });

  test('is free where a record was objected to, replaced, taken back or is only proposed', () => {
    for (const state of ['objected', 'replaced', 'withdrawn', 'proposed'] as const) {
      assert.ok(!takesTime(record({ state })));
      assert.equal(findOverlap([record({ state })], record({ id: 'new' })), undefined, state);
    }
  });

  test('is free to the correction of the record itself', () => {
    const correction = record({ id: 'new', replaces: { id: 'one', reason: '分鐘' } });
    assert.equal(findOverlap([counted()], correction), undefined);
    assert.equal(findOverlap([counted({ id: 'other' })], correction)?.id, 'other');
  });
});

describe('confirming', () => {
  test('lets a record count', () => {
    const done = moved(confirm(record(), { former: undefined, capacity: 'asker', by: asker, now }));
    assert.equal(done.records[0]?.state, 'confirmed');
    assert.deepEqual(done.records[0]?.confirmed, { at: now, by: asker, capacity: 'asker' });
    assert.equal(sum(done), 60);
  });

  test('puts a correction in the place of what counted, the former one first', () => {
    const former = counted();
    const next = record({
      id: 'two',
      minutes: 20,
      state: 'proposed',
      replaces: { id: 'one', reason: '多寫了' },
    });
    const done = moved(confirm(next, { former, capacity: 'leader', by: asker, now }));
    assert.deepEqual(
      done.records.map(({ id, state }) => [id, state]),
      [
        ['one', 'replaced'],
        ['two', 'confirmed'],
      ],
    );
    assert.equal(sum(done), -40);
    assert.deepEqual(done.records[0]?.confirmed, former.confirmed, 'who confirmed it stays known');
  });

  test('is for nobody whose time it is or who wrote it down', () => {
    const by = (person: string) =>
      refusal(
        confirm(record({ recordedBy: 'clerk' }), {
          former: undefined,
          capacity: 'asker',
          by: person,
          now,
        }),
      );
    assert.equal(by(giver), 'own_time');
    assert.equal(by('clerk'), 'own_time');
    assert.equal(by(asker), undefined);
  });

  test('is done once, and to nothing that is over', () => {
    for (const state of ['confirmed', 'objected', 'replaced', 'withdrawn'] as const) {
      const again = confirm(record({ state }), {
        former: undefined,
        capacity: 'asker',
        by: asker,
        now,
      });
      assert.equal(refusal(again), 'not_waiting', state);
    }
  });
});

describe('objecting', () => {
  const say = (one: HoursRecord, capacity: 'asker' | 'leader', at = now) =>
    object(one, { capacity, by: asker, now: at, reason: '沒有來' });

  test('ends a record with the reason, and takes back what counted', () => {
    const waiting = moved(say(record(), 'asker'));
    assert.equal(waiting.records[0]?.closed?.reason, '沒有來');
    assert.equal(sum(waiting), 0);
    assert.equal(sum(moved(say(counted(), 'asker'))), -60);
  });

  test('is open to who asked for fourteen days, and to who keeps the records at any time', () => {
    const days = (count: number) => now.add({ hours: 24 * count });
    assert.ok(say(counted(), 'asker', days(14)).ok);
    assert.equal(refusal(say(counted(), 'asker', days(14).add({ seconds: 1 }))), 'objection_late');
    assert.ok(say(counted(), 'leader', days(400)).ok);
    assert.ok(say(record(), 'asker', days(400)).ok, 'to what nobody has confirmed');
  });

  test('is not for one’s own time, nor for what is over', () => {
    assert.equal(
      refusal(object(record(), { capacity: 'asker', by: giver, now, reason: '-' })),
      'own_time',
    );
    assert.equal(refusal(say(record({ state: 'replaced' }), 'asker')), 'not_counted');
  });
});

describe('correcting and taking back', () => {
  const by = { former: undefined, by: giver, now };
  test('of what counts waits, and nothing changes meanwhile', () => {
    const done = correct(counted(), { ...by, isCorrected: false });
    assert.ok(done.ok);
    assert.deepEqual(done.value, { records: [], postings: [], state: 'proposed' });
  });

  test('of what waits or was objected to stands at once', () => {
    const waiting = correct(record(), { ...by, isCorrected: false });
    assert.ok(waiting.ok);
    assert.equal(waiting.value.state, 'waiting');
    assert.equal(waiting.value.records[0]?.state, 'replaced');
    const objected = correct(record({ state: 'objected' }), { ...by, isCorrected: false });
    assert.ok(objected.ok && objected.value.records.length === 0);
  });

  test('comes to nothing where another correction waits, or the record is over', () => {
    assert.equal(refusal(correct(counted(), { ...by, isCorrected: true })), 'correction_waits');
    for (const state of ['replaced', 'withdrawn', 'proposed'] as const) {
      assert.equal(
        refusal(correct(record({ state }), { ...by, isCorrected: false })),
        'not_correctable',
      );
    }
  });

  test('of a correction that was objected to is one of what still counts', () => {
    const objected = record({
      id: 'two',
      state: 'objected',
      replaces: { id: 'one', reason: '多寫了' },
    });
    const again = (former: HoursRecord) => correct(objected, { ...by, former, isCorrected: false });
    assert.equal(refusal(again(counted())), 'not_correctable');
    assert.ok(again(record({ state: 'replaced' })).ok, 'nothing counts meanwhile');
  });

  test('taking back takes out what counted, once', () => {
    assert.equal(sum(moved(withdraw(counted(), by))), -60);
    assert.equal(sum(moved(withdraw(record(), by))), 0);
    assert.equal(refusal(withdraw(record({ state: 'withdrawn' }), by)), 'not_counted');
  });
});

const stepNames = ['confirm', 'object', 'withdraw', 'correct'] as const;
type StepName = (typeof stepNames)[number];

test('property: whatever is done, what is booked is what counts', () => {
  const steps = fc.array(fc.constantFrom(...stepNames), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(
      steps,
      fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 31, maxLength: 31 }),
      (walk, sizes) => {
        const all = new Map<string, HoursRecord>([['0', record({ id: '0' })]]);
        let booked = 0;
        for (const [index, step] of walk.entries()) {
          const current = [...all.values()].at(-1) ?? record();
          booked += walkOn(all, { current, step, minutes: sizes[index] ?? 1 });
          const counting = [...all.values()].filter(({ state }) => state === 'confirmed');
          assert.equal(
            booked,
            counting.reduce((total, { minutes }) => total + minutes, 0),
          );
          assert.ok(counting.length < 2, 'of one line of records one counts');
        }
      },
    ),
  );
});

type Walked = { readonly current: HoursRecord; readonly step: StepName; readonly minutes: number };

/** Takes one step and gives what it books. */
function walkOn(all: Map<string, HoursRecord>, { current, step, minutes }: Walked): number {
  const former = current.replaces && all.get(current.replaces.id);
  const doer = { by: asker, now, capacity: 'leader' } as const;
  const made = {
    confirm: () => confirm(current, { ...doer, former }),
    object: () => object(current, { ...doer, reason: '-' }),
    withdraw: () => withdraw(current, { by: giver, now }),
    correct: () => correct(current, { former, by: giver, now, isCorrected: false }),
  }[step]();
  if (!made.ok) return 0;
  for (const one of made.value.records) all.set(one.id, one);
  if (step === 'correct') {
    const id = String(all.size);
    const state = current.state === 'confirmed' ? 'proposed' : 'waiting';
    const replaces = { id: current.id, reason: '-' };
    all.set(id, record({ id, minutes, state, replaces }));
  }
  return sum(made.value);
}
