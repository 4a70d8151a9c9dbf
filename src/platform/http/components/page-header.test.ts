import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from 'hono/html';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { pageHeader } from './page-header.ts';

const xu = { name: '許文慧', actingFor: undefined };
const page = { title: '首頁', section: 'home', width: 'column', body: html`` } as const;
const headerFor = (unread: number) => pageHeader(viewWith({ reader: { ...xu, unread } }), page);

describe('the bell', () => {
  test('has its word, for where there is room, and says how much is not read', async () => {
    assert.match(await markupOf(headerFor(3)), /href="\/notices"\s+aria-label="通知 3 條未讀"/);
    assert.match(await textOf(headerFor(3)), /通知\s+3/, 'heard as it is seen');
  });

  test('has no number when all is read, and a round one when there is a great deal', async () => {
    assert.doesNotMatch(await markupOf(headerFor(0)), /bell-count/);
    assert.match(await textOf(headerFor(0)), /通知/);
    assert.match(await textOf(headerFor(99)), /通知\s*99(?!\+)/);
    assert.match(await textOf(headerFor(100)), /通知\s*99\+/);
  });

  test('is not there for a visitor, who has nothing to be told', async () => {
    assert.doesNotMatch(await markupOf(pageHeader(viewWith(), page)), /\/notices/);
  });
});

test('who works at a desk opens it behind their name, another their own page', async () => {
  const reader = { ...xu, unread: 0 };
  const worker = await markupOf(pageHeader(viewWith({ reader, mayOpenDesk: true }), page));
  assert.match(worker, /<details class="menu"[^>]*>[\s\S]*href="\/desk"[\s\S]*href="\/me"/);
  assert.match(await markupOf(headerFor(0)), /class="tool" href="\/me" aria-label="許文慧: 我的"/);
  const visitor = await markupOf(pageHeader(viewWith(), page));
  assert.match(visitor, /href="\/sign-in"/);
});
