import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { agreedBy, isOpen, lapsesAt, mayReturn, termOf } from './rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const INVITED = at('2026-11-01T08:00:00Z');

describe('an invitation', () => {
  test('can be answered for thirty days, and not at the end of the last', () => {
    const end = lapsesAt(INVITED);
    assert.equal(end.toString(), '2026-12-01T08:00:00Z');
    const open = { state: 'open', lapsesAt: end } as const;
    assert.ok(isOpen(open, at('2026-12-01T07:59:59Z')));
    assert.ok(!isOpen(open, end));
  });

  test('cannot be answered again, or after it was taken back', () => {
    for (const state of ['accepted', 'declined', 'withdrawn'] as const) {
      assert.ok(!isOpen({ state, lapsesAt: lapsesAt(INVITED) }, INVITED), state);
    }
  });
});

describe('coming back', () => {
  const left = { at: INVITED, as: 'left', by: 'p1', reason: undefined } as const;

  test('is possible within a day of leaving, and not after it', () => {
    assert.ok(mayReturn({ left }, at('2026-11-02T07:59:59Z')));
    assert.ok(!mayReturn({ left }, at('2026-11-02T08:00:00Z')));
  });

  test('is not possible for who was let go, nor for who never left', () => {
    assert.ok(!mayReturn({ left: { ...left, as: 'let_go', reason: 'x' } }, INVITED));
    assert.ok(!mayReturn({ left: undefined }, INVITED));
  });
});

describe('a yes', () => {
  test('is one’s own, or that of who acts for somebody, with how it came in', () => {
    assert.deepEqual(agreedBy({ ...visitor, actorId: 'a', personId: 'a' }), {
      by: 'a',
      way: 'oneself',
    });
    const acting = { ...visitor, actorId: 'a', personId: 'b', actingWay: 'telephone' } as const;
    assert.deepEqual(agreedBy(acting), { by: 'a', way: 'telephone' });
    const standing = { ...visitor, actorId: 'a', personId: 'b' };
    assert.deepEqual(agreedBy(standing), { by: 'a', way: 'standing' });
  });

  test('is nobody’s where nobody has signed in', () => {
    assert.equal(agreedBy(visitor), undefined);
  });
});

describe('the term of a proof', () => {
  const now = at('2026-11-22T12:00:00Z');
  const day = (text: string) => Temporal.PlainDate.from(text);
  const term = (from: string, until: string) =>
    termOf({ from: day(from), until: day(until) }, { now, zone: 'Asia/Shanghai' });

  test('goes from the beginning of its first day to the end of its last', () => {
    const found = term('2026-11-20', '2027-11-20');
    assert.ok(found.ok);
    assert.equal(found.value.beganAt.toString(), '2026-11-19T16:00:00Z');
    assert.equal(found.value.endsAt.toString(), '2027-11-20T16:00:00Z');
  });

  test('is over before it is noted for nothing, and a single day at least', () => {
    assert.equal(term('2026-11-22', '2026-11-22').ok, true);
    const over = term('2026-11-22', '2026-11-21');
    assert.equal(!over.ok && over.refusal, 'proof_backwards');
    const past = term('2026-10-01', '2026-10-31');
    assert.equal(past.ok, true, 'a training of last year stands on the record all the same');
  });

  test('is ten years at most, and begins on no day to come', () => {
    assert.equal(term('2026-11-22', '2036-11-22').ok, true);
    const long = term('2026-11-22', '2036-11-23');
    assert.equal(!long.ok && long.refusal, 'proof_too_long');
    const future = term('2026-11-23', '2027-11-23');
    assert.equal(!future.ok && future.refusal, 'training_in_future');
  });
});
