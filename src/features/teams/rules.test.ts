import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import { agreedBy, isOpen, lapsesAt, mayReturn } from './rules.ts';

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
