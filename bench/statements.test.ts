import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFresh, renew } from './statements.ts';
import type { Statement } from './statements.ts';

const PERSON = '019cf000-0000-7000-8000-000000000001';
const FIRST = '019cf000-0000-7000-8000-00000000000a';
const SECOND = '019cf000-0000-7000-8000-00000000000b';
const NEW = '019cf000-0000-7000-8000-00000000000c';

function recording(id: string, reference: string, hash: number): readonly Statement[] {
  return [
    { text: 'insert into key', values: [`${PERSON}:raise:${id}`] },
    { text: 'insert into matter', values: [id, reference, PERSON, Buffer.from([hash, 1])] },
    { text: 'insert into entry', values: [JSON.stringify({ id, reference }), [id, PERSON], 7] },
    { text: 'select token', values: [Buffer.from([9, 9])] },
  ];
}

const earlier = recording(FIRST, '2026-0001', 1);
const later = recording(SECOND, '2026-0002', 2);
const make = {
  id: () => NEW,
  reference: '2026-9000',
  bytes: (count: number) => Buffer.alloc(count, 255),
};

test('What two recordings do not share is made anew each time', () => {
  const fresh = findFresh(earlier, later);
  assert.deepEqual([...fresh.ids], [SECOND]);
  assert.deepEqual([...fresh.references], ['2026-0002']);
  assert.deepEqual([...fresh.bytes], ['1.3']);
});

test('A renewed recording has the new id wherever the old one stood, and the same person', () => {
  const renewed = renew(later, findFresh(earlier, later), make);
  assert.deepEqual(renewed[0]?.values, [`${PERSON}:raise:${NEW}`]);
  assert.deepEqual(renewed[1]?.values, [NEW, '2026-9000', PERSON, Buffer.from([255, 255])]);
  assert.deepEqual(renewed[2]?.values, [
    JSON.stringify({ id: NEW, reference: '2026-9000' }),
    [NEW, PERSON],
    7,
  ]);
});

test('Bytes that both recordings sent stay', () => {
  const renewed = renew(later, findFresh(earlier, later), make);
  assert.deepEqual(renewed[3]?.values, [Buffer.from([9, 9])]);
});

test('Different new ids stay different', () => {
  const pair = (one: string, other: string) => [{ text: 'insert', values: [one, other] }];
  const before = pair(FIRST, PERSON);
  const after = pair(SECOND, NEW);
  let made = 0;
  const [statement] = renew(after, findFresh(before, after), {
    ...make,
    id: () => `made ${(made += 1)}`,
  });
  assert.deepEqual(statement?.values, ['made 1', 'made 2']);
});

test('Recordings of other statements are a fault', () => {
  assert.throws(() => findFresh(earlier, later.slice(1)), /other statements/);
});
