import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { marksOf } from './marks.ts';
import { findWatched } from './watched.ts';

const noRefusals = { refusals: {} };
const words = { 'zh-Hant': noRefusals, 'zh-Hans': noRefusals, en: noRefusals };

function page(path: `/${string}`, things?: readonly string[]) {
  return endpoint({
    name: `pages${path.replaceAll(/\W/g, '_')}`,
    method: 'GET',
    path,
    summary: 'Shows a page.',
    policy: everyone,
    input: z.object({}),
    output: z.object({}),
    words,
    run: async () => succeed({}),
    page: () => ({ title: 'x', section: 'none', width: 'column', body: html`x` }),
    ...(things === undefined ? {} : { live: () => ({ things }) }),
  });
}

const endpoints = [page('/things/new'), page('/things/:id', ['a']), page('/a/:b/c/:d', [])];

const found = (address: string | undefined) => {
  const watched = findWatched({ endpoints }, address);
  return watched && [watched.endpoint.path, watched.values];
};

test('an address finds its page, with what stands in it and what it asks for', () => {
  assert.deepEqual(found('/things/7'), ['/things/:id', { id: '7' }]);
  assert.deepEqual(found('/things/7?show=all&show=mine'), [
    '/things/:id',
    { id: '7', show: 'mine' },
  ]);
  assert.deepEqual(found('/a/1/c/2'), ['/a/:b/c/:d', { b: '1', d: '2' }]);
});

test('what stands in the path is not overwritten by what is asked for', () => {
  assert.deepEqual(found('/things/7?id=8'), ['/things/:id', { id: '7' }]);
});

test('what is no such page of ours is found by none', () => {
  for (const address of ['/', '/things', '/things/', '/things/1/2', '/things/%37', undefined, '']) {
    assert.equal(found(address), undefined, String(address));
  }
  for (const address of ['//x.example/things/7', 'http://x.example/things/7', 'things/7']) {
    assert.equal(found(address), undefined, address);
  }
});

test('a thing has the same mark as long as it is the same, and another once it is not', () => {
  const [first = '', second = ''] = marksOf({
    things: [
      ['a', 1],
      ['a', 2],
    ],
  });
  assert.match(first, /^[\w-]{10}$/);
  assert.notEqual(first, second);
  assert.deepEqual(marksOf({ things: [['a', 1]] }), [first]);
  assert.deepEqual(marksOf({ things: [] }), []);
});
