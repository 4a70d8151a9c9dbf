import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { property } from '#test/property.ts';
import { barPairs } from './bar-pairs.ts';
import type { BarPairsSpec } from './bar-pairs.ts';
import { milestones } from './milestones.ts';
import { quorumBar, quorumRing } from './quorum.ts';

const bars: BarPairsSpec = {
  title: '每月提出與辦結',
  first: '提出',
  second: '辦結',
  pairs: [
    { label: '10月', first: 20, second: 10 },
    { label: '11月', first: 1037, second: 980 },
  ],
};

const heights = (markup: string): readonly number[] =>
  [...markup.matchAll(/<rect\s+class="bar-\w+"[^>]*\sheight="([\d.]+)%"/g)].map(([, height]) =>
    Number(height),
  );

test('a chart says in one sentence what it shows', async () => {
  const markup = await markupOf(barPairs('zh-Hant', bars));
  assert.match(markup, /role="img" aria-label="每月提出與辦結：提出共 1,057，辦結共 990"/);
});

test('the table has every number of the chart', async () => {
  const text = await textOf(barPairs('zh-Hant', bars));
  assert.match(text, /月份 提出 辦結 10月 20 10 11月 1,037 980$/);
});

test('bars are as high as their numbers, below a round one', async () => {
  const markup = await markupOf(barPairs('zh-Hant', bars));
  assert.match(markup, /class="bars-top"[^>]*>2,000</);
  assert.deepEqual(heights(markup), [1, 0.5, 51.85, 49]);
});

test('a year without events has a ground and no bars in the air', async () => {
  const none = { ...bars, pairs: [{ label: '1月', first: 0, second: 0 }] };
  const markup = await markupOf(barPairs('zh-Hant', none));
  assert.deepEqual(heights(markup), [0, 0]);
  assert.doesNotMatch(markup, /NaN|Infinity/);
  assert.doesNotMatch(await markupOf(barPairs('zh-Hant', { ...bars, pairs: [] })), /NaN/);
});

property(
  'no bar is higher than the chart, and the highest fills at least two fifths of it',
  fc.property(
    fc.array(fc.record({ first: fc.nat(1e6), second: fc.nat(1e6) }), {
      minLength: 1,
      maxLength: 24,
    }),
    (numbers) => {
      const pairs = numbers.map((pair, index) => ({ ...pair, label: `${index}` }));
      const all = heights(`${barPairs('en', { ...bars, pairs })}`);
      assert.equal(all.length, pairs.length * 2);
      const highest = Math.max(...numbers.flatMap(({ first, second }) => [first, second]));
      assert.ok(Math.max(...all) <= 100);
      if (highest > 4) assert.ok(Math.max(...all) >= 40);
    },
  ),
  40,
);

const quorum = {
  label: '已參與的戶數',
  count: 214,
  total: 312,
  threshold: { share: 2 / 3, label: '三分之二' },
};

test('a quorum says how many of how many, and what is asked', async () => {
  const markup = await markupOf(quorumBar('zh-Hant', quorum));
  assert.match(markup, /aria-label="已參與的戶數：214，共 312，占 68\.6%；門檻 三分之二"/);
  assert.match(await textOf(quorumBar('zh-Hant', quorum)), /已參與的戶數 214 \/ 312 三分之二/);
});

test('a quorum that is reached has a tick, one that is not has none', async () => {
  const reached = await markupOf(quorumBar('zh-Hant', quorum));
  assert.match(reached, /class="quorum-part"/);
  assert.match(reached, /<svg class="icon"/);
  const short = await markupOf(quorumBar('zh-Hant', { ...quorum, count: 207 }));
  assert.match(short, /class="quorum-part quorum-short"/);
  assert.doesNotMatch(short, /<svg class="icon"/);
});

test('exactly the threshold is enough', async () => {
  const exact = await markupOf(quorumBar('zh-Hant', { ...quorum, count: 208 }));
  assert.doesNotMatch(exact, /quorum-short/);
});

test('the mark stands at the threshold', async () => {
  const markup = await markupOf(quorumBar('zh-Hant', quorum));
  assert.match(markup, /class="quorum-mark" x1="66\.67%" x2="66\.67%"/);
});

test('an electorate of nobody reaches nothing', async () => {
  const markup = await markupOf(quorumBar('zh-Hant', { ...quorum, count: 0, total: 0 }));
  assert.match(markup, /quorum-short/);
  assert.doesNotMatch(markup, /NaN/);
});

test('a ring shows the same share as the bar', async () => {
  const markup = await markupOf(quorumRing('zh-Hant', quorum));
  assert.match(markup, /stroke-dasharray="68\.59 100"/);
  assert.match(await textOf(quorumRing('zh-Hant', quorum)), /69% .*214 \/ 312 門檻 三分之二/);
  const short = await markupOf(quorumRing('en', { ...quorum, count: 9 }));
  assert.match(short, /ring-part ring-short/);
});

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const works = {
  title: '舊改進度',
  today: day('2026-11-01'),
  points: [
    { on: day('2026-10-01'), label: '開工', isDone: true },
    { on: day('2026-10-12'), label: '管線', isDone: true },
    { on: day('2026-12-01'), label: '驗收', isDone: false },
  ],
};

test('dates stand on their line in their true distances', async () => {
  const markup = await markupOf(milestones('zh-Hant', works));
  assert.deepEqual(
    [...markup.matchAll(/cx="([\d.]+)%"/g)].map(([, x]) => Number(x)),
    [0, 18, 100],
  );
  assert.match(markup, /class="strip-today" x1="50\.8%"/);
});

test('a line of dates says what is done and what is next', async () => {
  const part = milestones('zh-Hant', works);
  assert.match(
    await markupOf(part),
    /aria-label="舊改進度：3 個節點，完成 2 個，下一個是驗收 2026年12月1日"/,
  );
  assert.match(await textOf(part), /^下一步 驗收 · 2026年12月1日/);
  assert.match(await textOf(part), /驗收 2026年12月1日 還沒到$/);
});

test('when all is done nothing is next', async () => {
  const points = works.points.map((point) => ({ ...point, isDone: true }));
  const part = milestones('en', { ...works, points, today: day('2027-05-01') });
  assert.match(await markupOf(part), /3 of 3 milestones done"/);
  assert.match(await markupOf(part), /class="strip-today" x1="100%"/);
});

test('a line without dates does not break', async () => {
  assert.doesNotMatch(await markupOf(milestones('en', { ...works, points: [] })), /NaN/);
});

test('charts are sound markup', async () => {
  await assertSound(barPairs('zh-Hant', bars));
  await assertSound(quorumBar('zh-Hant', quorum));
  await assertSound(quorumRing('zh-Hant', quorum));
  await assertSound(milestones('zh-Hant', works));
});
