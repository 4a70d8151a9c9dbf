import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutPage, readPosition, writePosition } from './paging.ts';
import type { CutPage, Position } from './paging.ts';

const scope = { secret: new Uint8Array(32).fill(7), of: 'guests.list?/guests' };
const rowsOf = (ids: string) => [...ids].map((id) => ({ id }));

/** Walks through a list page by page; between two pages it may become another. */
function walk(lists: readonly string[], limit: number): readonly string[] {
  const seen: string[] = [];
  let from: Position = {};
  for (const ids of lists) {
    const page = cutPage({ rows: rowsOf(ids) }, from, limit);
    assert.ok(page);
    seen.push(idsOf(page));
    if (page.end === undefined) break;
    from = page.end;
  }
  return seen;
}

function idsOf({ body }: CutPage): string {
  return JSON.stringify(body)
    .matchAll(/"id":"(\w)"/g)
    .map(([, id]) => id)
    .toArray()
    .join('');
}

test('a list is told page by page, each row once', () => {
  assert.deepEqual(walk(Array(5).fill('abcdefg'), 3), ['abc', 'def', 'g']);
  assert.deepEqual(walk(Array(5).fill('abcdef'), 3), ['abc', 'def']);
  assert.deepEqual(walk(['abc'], 3), ['abc']);
  assert.deepEqual(walk([''], 3), ['']);
});

test('what comes in before, between or behind makes no row told twice or left out', () => {
  assert.deepEqual(walk(['abcdef', 'XYabcdef'], 3), ['abc', 'def']);
  assert.deepEqual(walk(['abcdef', 'aXbYcdef'], 3), ['abc', 'def']);
  assert.deepEqual(walk(['abcdef', 'abcdefZ', 'abcdefZ'], 3), ['abc', 'def', 'Z']);
  assert.deepEqual(walk(['abcdef', 'abcXdef', 'abcXdef'], 3), ['abc', 'Xde', 'f']);
});

test('it goes on where the last rows shown have gone; with none of them left it is lost', () => {
  assert.deepEqual(walk(['abcdef', 'abdef'], 3), ['abc', 'def']);
  assert.deepEqual(walk(['abcdef', 'adef'], 3), ['abc', 'def']);
  const first = cutPage({ rows: rowsOf('abcdef') }, {}, 3);
  assert.equal(cutPage({ rows: rowsOf('def') }, first?.end ?? {}, 3), undefined);
  assert.equal(cutPage({ rows: rowsOf('') }, first?.end ?? {}, 3)?.end, undefined);
});

test('several lists go on together, also deeper ones, and what is no list stays', () => {
  const body = { title: 'T', a: rowsOf('abcd'), in: { b: rowsOf('x'), c: rowsOf('pqr') } };
  const first = cutPage(body, {}, 2);
  assert.deepEqual(first?.body, {
    title: 'T',
    a: rowsOf('ab'),
    in: { b: rowsOf('x'), c: rowsOf('pq') },
  });
  const second = cutPage(body, first.end ?? {}, 2);
  assert.deepEqual(second?.body, {
    title: 'T',
    a: rowsOf('cd'),
    in: { b: [], c: rowsOf('r') },
  });
  assert.equal(second.end, undefined);
});

test('texts, numbers and drawings are no rows', () => {
  const body = {
    scopes: Array(9).fill('x'),
    polygon: { coordinates: Array.from({ length: 9 }, () => [1, 2]) },
  };
  assert.deepEqual(cutPage(body, {}, 2), { body, end: undefined });
});

test('rows without an id are known by what they say', () => {
  const body = { rows: ['a', 'b', 'c'].map((name) => ({ name })) };
  const first = cutPage(body, {}, 2);
  const second = cutPage(body, first?.end ?? {}, 2);
  assert.deepEqual(second?.body, { rows: [{ name: 'c' }] });
});

test('a cursor is read again for the list it was written for, and for no other', () => {
  const position = { '/rows': ['k1', 'k2'] };
  const cursor = writePosition(scope, position);
  assert.match(cursor, /^[\w.-]+$/);
  assert.deepEqual(readPosition(scope, cursor), position);
  assert.equal(readPosition({ ...scope, of: 'guests.list?/others' }, cursor), undefined);
  const elsewhere = { ...scope, secret: new Uint8Array(32).fill(8) };
  assert.equal(readPosition(elsewhere, cursor), undefined);
});

test('a cursor that was changed anywhere is none', () => {
  const cursor = writePosition(scope, { '/rows': ['k1'] });
  const [text = '', signed = ''] = cursor.split('.');
  const forged = Buffer.from('{"/rows":["k9"]}').toString('base64url');
  for (const one of ['', '.', text, `${text}.`, `.${signed}`, `${forged}.${signed}`]) {
    assert.equal(readPosition(scope, one), undefined, one);
  }
  assert.equal(readPosition(scope, `${cursor}.x`), undefined);
  assert.equal(readPosition(scope, `${cursor}${'x'.repeat(5_000)}`), undefined);
});
