import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';

test('Without a word everything but the search is measured, over the whole nation', () => {
  const options = readOptions([]);
  assert.ok(!('unknown' in options));
  assert.deepEqual(options.only, [
    'create',
    'pages',
    'desk',
    'visit',
    'memory',
    'start',
    'archive',
  ]);
  assert.deepEqual(options.matters, [100_000, 1_000_000]);
  assert.equal(options.codes, undefined);
});

test('A small run has fewer matters in a part of the tree', () => {
  const options = readOptions(['--small']);
  assert.ok(!('unknown' in options));
  assert.deepEqual(options.matters, [10_000, 50_000]);
  assert.deepEqual(options.codes, ['35', '31']);
});

test('Parts can be asked for one by one, in a small run too', () => {
  const options = readOptions(['--only', 'create', '--small', '--only', 'search']);
  assert.ok(!('unknown' in options));
  assert.deepEqual(options.only, ['create', 'search']);
  assert.deepEqual(options.matters, [10_000, 50_000]);
});

test('A city is told again only when it is asked for', () => {
  const options = readOptions(['--only', 'replay']);
  assert.ok(!('unknown' in options));
  assert.deepEqual(options.only, ['replay']);
});

test('A word that is not known is given back', () => {
  assert.deepEqual(readOptions(['--fast']), { unknown: '--fast' });
  assert.deepEqual(readOptions(['--only', 'speed']), { unknown: 'speed' });
  assert.deepEqual(readOptions(['--only']), { unknown: '--only' });
});
