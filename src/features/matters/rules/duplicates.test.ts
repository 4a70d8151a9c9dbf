import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { ALIKE_DAYS } from '#/features/matters/model/limits.ts';
import type { Point } from '#/features/matters/model/matter.ts';
import { createRandom } from '#/lib/random.ts';
import { property, seed } from '#test/property.ts';
import { LEAST_PROBABILITY, MAX_ALIKE, rankAlike } from './duplicates.ts';
import type { Candidate, Sighting } from './duplicates.ts';

const now = Temporal.Instant.from('2026-11-22T04:00:00Z');
const here: Point = { lon: 118.1, lat: 24.46 };
const METRES_PER_DEGREE = 111_195;

function north(metres: number): Point {
  return { lon: here.lon, lat: here.lat + metres / METRES_PER_DEGREE };
}

function sighting(changes: Partial<Sighting> = {}): Sighting {
  return {
    text: '坡上的欄杆鬆了，老人家扶著會晃',
    category: 'railing',
    sigmaMetres: 50,
    point: here,
    placeId: 'dongxing',
    buildingId: undefined,
    at: now,
    ...changes,
  };
}

function candidate(id: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    id,
    text: '護欄快倒了',
    category: 'railing',
    point: here,
    placeId: 'dongxing',
    buildingId: undefined,
    raisedAt: now.subtract({ hours: 16 }),
    ...changes,
  };
}

const probabilityOf = (one: Candidate, told: Sighting = sighting()) =>
  rankAlike(told, [one], [])[0]?.probability ?? 0;

test('the median duplicate, five metres away and sixteen hours old, is likely the same', () => {
  const [found] = rankAlike(sighting(), [candidate('a', { point: north(5) })], []);
  assert.ok(found !== undefined && found.probability > 0.8, JSON.stringify(found));
  assert.ok(Math.abs((found.metres ?? 0) - 5) < 0.1);
});

test('the ninetieth percentile, fifty-two metres and fifty-three hours, is still shown', () => {
  const far = candidate('a', { point: north(52), raisedAt: now.subtract({ hours: 53 }) });
  assert.ok(probabilityOf(far) >= LEAST_PROBABILITY);
  assert.ok(probabilityOf(far) < 0.7);
});

test('three hundred metres away it is another matter', () => {
  assert.equal(probabilityOf(candidate('a', { point: north(300) })), 0);
});

test('words add nothing where both have a point', () => {
  const same = candidate('a', { text: sighting().text });
  const other = candidate('b', { text: '完全不同的說法' });
  assert.equal(probabilityOf(same), probabilityOf(other));
});

test('without a point the words tell: the same thing said otherwise ranks before another', () => {
  const told = sighting({ point: undefined, text: '坡上欄杆鬆動，扶著會晃' });
  const same = candidate('same', { point: undefined, text: '三號樓前坡上的栏杆松动了，一扶就晃' });
  const other = candidate('other', {
    point: undefined,
    text: '坡道旁邊的扶手缺了一截',
    placeId: 'x',
  });
  const ranked = rankAlike(told, [other, same], []);
  assert.equal(ranked[0]?.id, 'same');
  assert.ok((ranked[0]?.probability ?? 0) > 0.4);
});

test('greetings and pleas that all share make nothing alike', () => {
  const told = sighting({ point: undefined, placeId: 'x', text: '您好，麻烦尽快处理，谢谢' });
  const other = candidate('a', { point: undefined, text: '您好，麻烦尽快处理，谢谢' });
  assert.equal(rankAlike(told, [other], []).length, 0);
});

test('the building counts, the category counts, a confusable one counts less', () => {
  const told = sighting({ buildingId: 'b3' });
  const plain = candidate('a', { point: north(40) });
  const inBuilding = candidate('b', { point: north(40), buildingId: 'b3' });
  assert.ok(probabilityOf(inBuilding, told) > probabilityOf(plain, told));
  const pair = {
    code: 'p',
    question: { hant: '', hans: '', en: '' },
    answers: [
      { category: 'railing', label: { hant: '', hans: '', en: '' } },
      { category: 'entrance_stairs', label: { hant: '', hans: '', en: '' } },
    ],
  } as const;
  const confused = candidate('c', { category: 'entrance_stairs' });
  const [found] = rankAlike(sighting(), [confused], [pair]);
  assert.ok(found !== undefined && found.probability < probabilityOf(candidate('d')));
  assert.ok(rankAlike(sighting(), [confused], []).every(({ probability }) => probability < 0.6));
});

test('noise carries farther than a railing', () => {
  const away = candidate('a', { point: north(120) });
  const railing = probabilityOf(away, sighting({ sigmaMetres: 25 }));
  const noise = probabilityOf(away, sighting({ sigmaMetres: 150 }));
  assert.ok(noise > 0.4 && railing < LEAST_PROBABILITY);
});

test('what is older than two weeks, or later than the sighting, is not the same', () => {
  const old = candidate('a', { raisedAt: now.subtract({ hours: 24 * ALIKE_DAYS + 1 }) });
  const later = candidate('b', { raisedAt: now.add({ hours: 1 }) });
  assert.deepEqual(rankAlike(sighting(), [old, later], []), []);
});

const metres = fc.double({ min: 0, max: 400, noNaN: true });
const hours = fc.integer({ min: 0, max: 24 * ALIKE_DAYS });

property(
  'nearer is never less likely, and later never more',
  fc.property(metres, metres, hours, hours, (one, other, age, otherAge) => {
    const at = (distance: number, hoursAgo: number) =>
      probabilityOf(
        candidate('a', { point: north(distance), raisedAt: now.subtract({ hours: hoursAgo }) }),
      );
    const [near, far] = [Math.min(one, other), Math.max(one, other)];
    const [young, old] = [Math.min(age, otherAge), Math.max(age, otherAge)];
    assert.ok(at(near, age) >= at(far, age) - 1e-9);
    assert.ok(at(near, young) >= at(near, old) - 1e-9);
  }),
);

property(
  'the order of candidates does not matter, few are shown, and none below the least',
  fc.property(fc.array(fc.record({ metres, hours }), { maxLength: 30 }), (drawn) => {
    const candidates = drawn.map(({ metres: distance, hours: age }, index) =>
      candidate(String(index).padStart(3, '0'), {
        point: north(distance),
        raisedAt: now.subtract({ hours: age }),
      }),
    );
    const ranked = rankAlike(sighting(), candidates, []);
    assert.deepEqual(rankAlike(sighting(), candidates.toReversed(), []), ranked);
    assert.ok(ranked.length <= MAX_ALIKE);
    assert.ok(ranked.every(({ probability }) => probability >= LEAST_PROBABILITY));
  }),
);

/**
 * A town of reports with the distances and ages measured in San Francisco: one in twenty repeats an
 * earlier one, at a median of 5 m (p90 52 m) and 16 h (p90 53 h); the others lie anywhere.
 */
test('in a town like the measured one the original is found among the first five', () => {
  const random = createRandom(seed);
  const found = [];
  for (let run = 0; run < 200; run += 1) {
    const others = Array.from({ length: 60 }, (_, index) =>
      candidate(`other-${index}`, {
        point: {
          lon: here.lon + (random.fraction() - 0.5) / 100,
          lat: here.lat + (random.fraction() - 0.5) / 100,
        },
        raisedAt: now.subtract({ hours: random.int(0, 24 * 14) }),
      }),
    );
    // Log-normal through the two measured quantiles.
    const normal = Array.from({ length: 12 }, random.fraction).reduce((a, b) => a + b) - 6;
    const distance = 5 * Math.exp(normal * (Math.log(52 / 5) / 1.2816));
    const age = Math.min(300, 16 * Math.exp(normal * (Math.log(53 / 16) / 1.2816)));
    const raisedAt = now.subtract({ minutes: Math.round(age * 60) });
    const original = candidate('original', { point: north(distance), raisedAt });
    found.push(
      rankAlike(sighting(), [...others, original], []).some(({ id }) => id === 'original'),
    );
  }
  const recall = found.filter(Boolean).length / found.length;
  assert.ok(recall >= 0.9, `recall ${recall}`);
});
