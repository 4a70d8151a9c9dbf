import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import type { Asked, Muster } from './model.ts';
import { answersUntil, countsOf, isOver, nextInLine, stageOf } from './rules.ts';

const NOW = Temporal.Instant.from('2026-11-23T07:00:00Z');

function musterOf(changes: Partial<Muster> = {}): Muster {
  return {
    communityId: 'c',
    id: 'm',
    title: '搬沙袋',
    meetingPlace: '2號門',
    note: undefined,
    areaId: 'c',
    startsAt: NOW,
    wanted: 3,
    coming: 0,
    madeBy: 'li',
    madeAt: NOW,
    askedAt: NOW,
    endedAt: undefined,
    endedAs: undefined,
    endWords: undefined,
    ...changes,
  };
}

function askedOf(personId: string, changes: Partial<Asked> = {}): Asked {
  return {
    personId,
    askedAt: NOW,
    seenAt: undefined,
    answer: undefined,
    answeredAt: undefined,
    seating: undefined,
    seatedAt: undefined,
    came: undefined,
    ...changes,
  };
}

const inLine = (personId: string, seconds: number) =>
  askedOf(personId, { answer: 'yes', answeredAt: NOW.add({ seconds }), seating: 'reserve' });

describe('how it stands', () => {
  test('more are wanted until there are enough, and then it ends in one way', () => {
    assert.equal(stageOf(musterOf()), 'open');
    assert.equal(stageOf(musterOf({ coming: 3 })), 'full');
    assert.equal(stageOf(musterOf({ coming: 3, endedAs: 'held' })), 'held');
    assert.equal(stageOf(musterOf({ endedAs: 'stood_down' })), 'stood_down');
  });

  test('it is over when it was ended, or a day after it began', () => {
    assert.equal(isOver(musterOf(), NOW), false);
    assert.equal(isOver(musterOf({ endedAt: NOW }), NOW), true);
    const end = answersUntil(musterOf());
    assert.equal(`${end}`, '2026-11-24T07:00:00Z');
    assert.equal(isOver(musterOf(), end.subtract({ seconds: 1 })), false);
    assert.equal(isOver(musterOf(), end), true);
  });
});

describe('the line', () => {
  test('the longest in it come first, as many as there is room for', () => {
    const asked = [inLine('c', 3), inLine('a', 2), askedOf('x'), inLine('b', 1)];
    assert.deepEqual(nextInLine({ coming: 1, wanted: 3 }, asked), ['b', 'a']);
    assert.deepEqual(nextInLine({ coming: 3, wanted: 3 }, asked), []);
    assert.deepEqual(nextInLine({ coming: 0, wanted: 9 }, asked), ['b', 'a', 'c']);
  });

  test('of those who stood in at one instant it is always the same', () => {
    const asked = [inLine('b', 1), inLine('a', 1)];
    assert.deepEqual(nextInLine({ coming: 0, wanted: 1 }, asked), ['a']);
    assert.deepEqual(nextInLine({ coming: 0, wanted: 1 }, asked.toReversed()), ['a']);
  });

  property(
    'never more come than are wanted, and nobody waits while there is room',
    fc.property(
      fc.array(fc.nat({ max: 50 }), { maxLength: 12 }),
      fc.nat({ max: 10 }),
      fc.nat({ max: 10 }),
      (seconds, coming, more) => {
        const asked = seconds.map((at, index) => inLine(`p${index}`, at));
        const next = nextInLine({ coming, wanted: coming + more }, asked);
        assert.equal(next.length, Math.min(more, asked.length));
        const waited = (id: string) => seconds[Number(id.slice(1))] ?? 0;
        const left = asked.filter(({ personId }) => !next.includes(personId));
        for (const id of next) {
          for (const { personId } of left) assert.ok(waited(id) <= waited(personId));
        }
      },
    ),
  );
});

test('what was said is counted, each once', () => {
  const counts = countsOf([
    askedOf('a'),
    askedOf('b', { seenAt: NOW }),
    askedOf('c', { answer: 'no' }),
    askedOf('d', { answer: 'yes', seating: 'coming' }),
    inLine('e', 1),
  ]);
  assert.deepEqual(counts, { asked: 5, seen: 4, coming: 1, reserve: 1, declined: 1 });
});
