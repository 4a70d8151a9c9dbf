import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf } from '#test/drawn.ts';
import { dataTable } from './data-table.ts';
import type { TableSpec } from './data-table.ts';

const narrow: TableSpec = {
  caption: '各樓戶數',
  columns: [{ label: '樓棟' }, { label: '戶數', look: 'number' }],
  rows: [
    ['1 號樓', '26'],
    [html`<a href="/b2">2 號樓</a>`, '24'],
  ],
};

const wide: TableSpec = {
  caption: '各樓的樓長',
  columns: [
    { label: '樓棟' },
    { label: '樓長' },
    { label: '戶數', look: 'number' },
    { label: '八十歲以上', look: 'number' },
  ],
  rows: [['1 號樓', '李先生', '26', '6']],
};

test('the first cell of a row names it', async () => {
  const markup = await markupOf(dataTable(narrow));
  assert.match(markup, /<th scope="row">1 號樓<\/th>/);
  assert.match(markup, /<th scope="row"><a href="\/b2">2 號樓<\/a><\/th>/);
});

test('numbers stand in line', async () => {
  const markup = await markupOf(dataTable(narrow));
  assert.match(markup, /<th scope="col" class="number">戶數/);
  assert.match(markup, /<td data-label="戶數" class="number">26/);
});

test('a wide table says at each cell what it is, for phones that set it row by row', async () => {
  const markup = await markupOf(dataTable(wide));
  assert.match(markup, /class="table table-wide"/);
  assert.match(markup, /<td data-label="樓長">李先生/);
});

test('a table of few columns stays a table on a phone', async () => {
  assert.match(await markupOf(dataTable(narrow)), /<table class="table">/);
});

test('a caption that repeats a heading is only heard', async () => {
  assert.match(await markupOf(dataTable(narrow)), /<caption class="caption">各樓戶數/);
  const unseen = await markupOf(dataTable({ ...narrow, isCaptionUnseen: true }));
  assert.match(unseen, /<caption class="unseen">各樓戶數/);
});

test('a table is sound markup', async () => {
  await assertSound(dataTable(narrow));
  await assertSound(dataTable(wide));
});

test('a table of few columns is set row by row when one of them holds sentences', async () => {
  const columns = [{ label: 'Matter' }, { label: 'Then' }];
  const spec = { caption: 'Each', columns, rows: [['railing', 'It was closed meanwhile.']] };
  assert.doesNotMatch(await markupOf(dataTable(spec)), /table-wide/);
  assert.match(await markupOf(dataTable({ ...spec, isWide: true })), /class="table table-wide"/);
});
