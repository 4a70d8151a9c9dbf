import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { backLink, breadcrumbs, filterPills, tabs } from './way-links.ts';
import type { WayLinksSpec } from './way-links.ts';

const spec: WayLinksSpec = {
  language: 'zh-Hant',
  label: '篩選',
  links: [
    { label: '附近', address: '/m', isCurrent: true, icon: 'pin' },
    { label: '已辦結', address: '/m?state=closed', isCurrent: false, count: 1296 },
  ],
};

test('the way down the tree is told from the top', async () => {
  const part = breadcrumbs('zh-Hant', [
    { label: '廈門市', address: '/places/3502' },
    { label: '思明區', address: '/places/350203' },
  ]);
  assert.equal(await textOf(part), '廈門市 思明區');
  assert.match(await markupOf(part), /<nav class="crumbs" aria-label="所在位置"><ol>/);
});

test('at the top of the tree there is no way to tell', async () => {
  assert.equal(await markupOf(breadcrumbs('zh-Hant', [])), '');
});

test('one step back is a link with an arrow', async () => {
  assert.match(await markupOf(backLink('需求牆', '/matters')), /href="\/matters"><svg/);
});

test('the side that is looked at is the current page', async () => {
  const markup = await markupOf(tabs(spec));
  assert.match(markup, /<nav class="tabs" aria-label="篩選">/);
  assert.match(markup, /href="\/m" aria-current="page"/);
});

test('the filter that holds is current, though it is no page', async () => {
  assert.match(await markupOf(filterPills(spec)), /href="\/m" aria-current="true"/);
});

test('a count stands beside its word, written for the reader', async () => {
  assert.equal(await textOf(filterPills(spec)), '附近 已辦結 1,296');
  const links = [1_000, 999].map((count) => ({
    label: '辦',
    address: '/m',
    isCurrent: false,
    count,
    countedTo: 1_000,
  }));
  assert.equal(await textOf(filterPills({ ...spec, links })), '辦 1,000+ 辦 999');
});

test('ways through the pages are sound markup', async () => {
  await assertSound(
    html`${tabs(spec)}${filterPills({ ...spec, label: '更多篩選' })}
    ${breadcrumbs('en', [{ label: 'Xiamen', address: '/places/3502' }])}${backLink('Board', '/m')}`,
  );
});
