import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Matter } from '#/features/matters/model/matter.ts';
import { FRIDAY, LIVES, moves, raised, walk } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { contributionsOf, differenceOf, indicators, measures } from './figures.ts';
import type { Contribution, Measure } from './figures.ts';

const ZONE = 'Asia/Shanghai';
const profile = fc.constantFrom('need', 'report');
const personMeasures: ReadonlySet<Measure> = new Set(['helped', 'became_helper']);

function counted(matter: Matter): ReadonlyMap<Measure, Contribution> {
  return new Map(contributionsOf(matter, ZONE).map((one) => [one.measure, one]));
}

function sumOf(contributions: readonly Contribution[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { measure, day, value } of contributions) {
    const key = `${measure} ${day.toString()}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  }
  for (const [key, value] of sums) if (value === 0) sums.delete(key);
  return sums;
}

test('a report counts as raised on its local day, and as due when its clocks say', () => {
  const late = Temporal.Instant.from('2026-11-20T16:30:00Z');
  const { matter } = raised('report', late);
  const figures = counted(matter);
  assert.equal(figures.get('raised')?.day.toString(), '2026-11-21');
  assert.equal(figures.get('accept_due')?.day.toString(), '2026-11-23');
  assert.equal(figures.get('close_due')?.day.toString(), '2026-12-21');
  assert.equal(figures.get('reports')?.value, 1);
  assert.equal(figures.has('accepted'), false);
  assert.equal(
    figures.has('handle_due'),
    false,
    'nothing is due to be handled before it is accepted',
  );
});

test('a need is accepted in the same breath, and in time', () => {
  const figures = counted(raised('need').matter);
  assert.ok(figures.has('accepted') && figures.has('accepted_on_time'));
  assert.equal(figures.has('reports'), false);
});

test('done just when it is due is in time, a moment later is not', () => {
  const { matter } = raised('need');
  const dueAt = matter.firsts.handleDueAt;
  assert.ok(dueAt !== undefined);
  const done = (doneAt: Temporal.Instant) =>
    counted({ ...matter, firsts: { ...matter.firsts, doneAt } }).has('handled_on_time');
  assert.ok(done(dueAt));
  assert.ok(!done(dueAt.add({ nanoseconds: 1000 })));
});

test('the mean of handling reckons from accepted to first done, in minutes', () => {
  const { matter } = raised('need');
  const doneAt = FRIDAY.add({ hours: 30 });
  const figures = counted({ ...matter, firsts: { ...matter.firsts, doneAt } });
  assert.equal(figures.get('handling_minutes')?.value, 1_800);
  assert.equal(figures.get('handled')?.value, 1);
});

test('an answer to work that was never done is none of the work', () => {
  const { matter } = raised('need');
  const verdict = { verdict: 'by_others', verdictAt: FRIDAY } as const;
  assert.equal(
    counted({ ...matter, firsts: { ...matter.firsts, ...verdict } }).has('answers'),
    false,
  );
});

test('the figures stand in the same terms as the indicators that are made of them', () => {
  const known = new Set<string>(measures);
  assert.equal(known.size, measures.length, 'each measure once');
  assert.equal(new Set(indicators.map(({ code }) => code)).size, indicators.length);
  for (const { part, whole } of indicators) assert.ok(known.has(part) && known.has(whole));
});

property(
  'the changes of all steps add up to what the matter contributes at the end',
  fc.property(profile, moves, (kind, life) => {
    const walked = walk(kind, life);
    const last = walked.at(-1)?.after.matter ?? raised(kind).matter;
    const changes = [
      ...differenceOf([], contributionsOf(raised(kind).matter, ZONE)),
      ...walked.flatMap(({ before, after }) =>
        differenceOf(contributionsOf(before.matter, ZONE), contributionsOf(after.matter, ZONE)),
      ),
    ];
    assert.deepEqual(
      [...sumOf(changes)].toSorted(),
      [...sumOf(contributionsOf(last, ZONE))].toSorted(),
    );
  }),
  LIVES,
);

property(
  'the part of a share is counted only where its whole is, on the same day, and never more',
  fc.property(profile, moves, (kind, life) => {
    for (const { after } of walk(kind, life)) {
      const figures = counted(after.matter);
      for (const { code, part, whole, kind: how } of indicators) {
        const inPart = figures.get(part);
        if (inPart === undefined || how === 'mean' || personMeasures.has(part)) continue;
        const inWhole = figures.get(whole);
        assert.ok(inWhole !== undefined, `${code}: ${part} without ${whole}`);
        assert.ok(inPart.day.equals(inWhole.day), `${code} counts on two days`);
        assert.ok(inPart.value <= inWhole.value);
      }
    }
  }),
  LIVES,
);

property(
  'a matter counts at most once in a measure, and in no measure of persons',
  fc.property(profile, moves, (kind, life) => {
    for (const { after } of walk(kind, life)) {
      const found = contributionsOf(after.matter, ZONE);
      const names = found.map(({ measure }) => measure);
      assert.equal(new Set(names).size, names.length);
      assert.ok(found.every(({ measure, value }) => value === 1 || measure === 'handling_minutes'));
      assert.ok(names.every((name) => !personMeasures.has(name)));
    }
  }),
  LIVES,
);

property(
  'a difference undone by its opposite leaves nothing',
  fc.property(profile, moves, (kind, life) => {
    const [first, last] = [walk(kind, life)[0], walk(kind, life).at(-1)];
    if (first === undefined || last === undefined) return;
    const one = contributionsOf(first.before.matter, ZONE);
    const other = contributionsOf(last.after.matter, ZONE);
    assert.equal(sumOf([...differenceOf(one, other), ...differenceOf(other, one)]).size, 0);
    assert.deepEqual(differenceOf(one, one), []);
  }),
  LIVES,
);

property(
  'what was counted as first stays on its day whatever comes after',
  fc.property(profile, moves, (kind, life) => {
    const firsts: readonly Measure[] = ['raised', 'dispatched', 'handled', 'checked'];
    let known = new Map<Measure, string>();
    for (const { after } of walk(kind, life)) {
      const now = counted(after.matter);
      for (const [measure, day] of known) assert.equal(now.get(measure)?.day.toString(), day);
      known = new Map(
        firsts.flatMap((measure): readonly [Measure, string][] => {
          const found = now.get(measure);
          return found === undefined ? [] : [[measure, found.day.toString()]];
        }),
      );
    }
  }),
  LIVES,
);
