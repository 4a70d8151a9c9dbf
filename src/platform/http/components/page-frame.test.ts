import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import type { Page, View } from '#/platform/http/view.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { pageFooter } from './page-footer.ts';
import { dutyLine, pageHeader } from './page-header.ts';

const page: Page = { title: '需求牆', section: 'help', body: html``, width: 'two' };

const header = (changes: Partial<View>, section: Page['section'] = 'help') =>
  pageHeader(viewWith(changes), { ...page, section });

test('the header says where one is and leads there', async () => {
  const markup = await markupOf(header({}));
  assert.match(markup, /<a class="where" href="\/places\/350203007010">/);
  assert.match(await textOf(header({})), /^深田社區 廈門市 思明區 開元街道/);
});

test('there are five places, and the one in the middle raises', async () => {
  const markup = await markupOf(header({}));
  const places = [...markup.matchAll(/<li class="place ([\w-]*)"><a href="([^"]+)"/g)];
  assert.equal(places.length, 5);
  assert.deepEqual(places[2]?.slice(1), ['place-raise', '/raise']);
  assert.equal(places[0]?.[2], '/');
});

test('the place one is in is the current one', async () => {
  assert.match(await markupOf(header({}, 'help')), /href="\/matters" aria-current="page"/);
  assert.match(await markupOf(header({}, 'home')), /href="\/" aria-current="page"/);
  assert.doesNotMatch(await markupOf(header({}, 'none')), /aria-current="page"/);
});

test('a visitor is led to sign in', async () => {
  assert.match(await markupOf(header({})), /<a class="tool" href="\/sign-in">/);
});

test('who is signed in sees a name, and no way to sign in again', async () => {
  const markup = await markupOf(header({ reader: { name: '莊秀英', actingFor: undefined } }));
  assert.match(markup, /莊秀英/);
  assert.doesNotMatch(markup, /\/sign-in/);
});

test('the desk is offered to those who work at it, and to nobody else', async () => {
  const reader = { name: '林小美', actingFor: undefined };
  assert.doesNotMatch(await markupOf(header({ reader })), /href="\/desk"/);
  assert.match(await markupOf(header({ reader, mayOpenDesk: true })), /href="\/desk"/);
});

test('the duty telephone can be rung and read', async () => {
  const part = dutyLine(viewWith());
  assert.match(await markupOf(part), /href="tel:05925550142"/);
  assert.equal(await textOf(part), '值班 陳師傅 急事直接打，不用登入 急事叫人 0592-555 0142');
  assert.match(await markupOf(part), /href="\/urgent"/);
});

test('the number to ring keeps the sign of its country', async () => {
  const duty = { name: 'Chen', telephone: '+86 (592) 555-0142' };
  assert.match(await markupOf(dutyLine(viewWith({ duty }))), /href="tel:\+865925550142"/);
});

test('the foot leads to complaints, to what becomes of data, and to what this is', async () => {
  const markup = await markupOf(pageFooter(viewWith({ address: '/people?query=wang' })));
  for (const address of [
    '/raise?category=complaint&amp;page=%2Fpeople',
    '/about',
    '/privacy',
    '/api',
  ]) {
    assert.ok(markup.includes(`href="${address}"`), address);
  }
});

test('the foot offers language, size and colours under their names', async () => {
  const markup = await markupOf(pageFooter(viewWith()));
  for (const label of ['語言', '字的大小', '顏色']) {
    assert.ok(markup.includes(`role="group" aria-label="${label}"`), label);
  }
  assert.equal(markup.match(/form="preferences"/g)?.length, 8);
});
