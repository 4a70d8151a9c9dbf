import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { anyText, property } from '#test/property.ts';
import {
  flag,
  instant,
  line,
  list,
  optionalChoice,
  optionalLine,
  optionalProse,
  optionalWhole,
  placeId,
  plainDate,
  prose,
  uuid,
  whole,
} from './fields.ts';

function read<Value>(schema: z.core.$ZodType<Value>, value: unknown): Value | 'refused' {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : 'refused';
}

test('a line loses its edges, its breaks and what nobody can see', () => {
  assert.equal(read(line(), '  a\tb\nc  '), 'a b c');
  assert.equal(read(line(), '\uFEFF鄰\u0000里\u2028'), '鄰里');
});

test('half a character, which the database cannot keep, becomes the sign for one', () => {
  assert.equal(read(line(), 'a\ud83d'), 'a\ufffd');
  assert.equal(read(prose(10), '\ude00b'), '\ufffdb');
});

test('a line that is empty after that was never typed', () => {
  for (const text of ['', '   ', '\u0000', '\n\n']) assert.equal(read(line(), text), 'refused');
});

test('the length of a line is that of what is left', () => {
  assert.equal(read(line(3), '  abc  '), 'abc');
  assert.equal(read(line(3), 'abcd'), 'refused');
  assert.equal(read(line(), 'x'.repeat(200)), 'x'.repeat(200));
  assert.equal(read(line(), 'x'.repeat(201)), 'refused');
});

test('a line that may be empty is then absent', () => {
  for (const text of ['', '  ', undefined]) assert.equal(read(optionalLine(), text), undefined);
  assert.equal(read(optionalLine(), ' a '), 'a');
  assert.equal(read(optionalLine(2), 'abc'), 'refused');
});

test('prose keeps its lines, whichever system they were typed on', () => {
  assert.equal(read(prose(50), ' one\r\ntwo\rthree\n\nfour '), 'one\ntwo\nthree\n\nfour');
  assert.equal(read(prose(50), 'a\u0007b\tc'), 'ab\tc');
  assert.equal(read(prose(3), 'abcd'), 'refused');
  assert.equal(read(prose(3), ' \n '), 'refused');
});

test('prose that may be empty is then absent', () => {
  assert.equal(read(optionalProse(9), ' \r\n '), undefined);
  assert.equal(read(optionalProse(9), 'a\nb'), 'a\nb');
});

property(
  'no line holds a break or a control character, whatever was typed',
  fc.property(anyText({ minLength: 1, maxLength: 60 }), (typed) => {
    const text = read(line(), typed);
    // oxlint-disable-next-line no-control-regex -- It is those that are looked for.
    return !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text) && text === text.trim();
  }),
);

test('a whole number is read from text and from numbers, within its bounds', () => {
  assert.equal(read(whole(1, 9), '7'), 7);
  assert.equal(read(whole(1, 9), 7), 7);
  for (const value of ['0', '10', '1.5', 'x', NaN, Infinity, true, [], undefined]) {
    assert.equal(read(whole(1, 9), value), 'refused', String(value));
  }
});

test('a field for a number that was left empty is not taken for nought', () => {
  for (const value of ['', '  ', null, undefined])
    assert.equal(read(whole(0, 9), value), 'refused');
});

test('a number that may be left empty is then absent, and nought is a number', () => {
  assert.equal(read(optionalWhole(0, 9), ''), undefined);
  assert.equal(read(optionalWhole(0, 9), undefined), undefined);
  assert.equal(read(optionalWhole(0, 9), '0'), 0);
  assert.equal(read(optionalWhole(1, 9), '10'), 'refused');
});

test('a box is ticked, or it is not', () => {
  for (const value of [true, '1', 'on', 'true']) assert.equal(read(flag, value), true);
  for (const value of [false, '0', 'false', '', undefined]) assert.equal(read(flag, value), false);
  assert.equal(read(flag, 'perhaps'), 'refused');
});

test('a choice is one of those given, or none', () => {
  const shade = optionalChoice(['light', 'dark']);
  assert.equal(read(shade, 'dark'), 'dark');
  assert.equal(read(shade, ''), undefined);
  assert.equal(read(shade, undefined), undefined);
  assert.equal(read(shade, 'grey'), 'refused');
});

test('boxes of one name are a list, however many were ticked', () => {
  const kinds = list(z.enum(['a', 'b', 'c']), 2);
  assert.deepEqual(read(kinds, undefined), []);
  assert.deepEqual(read(kinds, 'a'), ['a']);
  assert.deepEqual(read(kinds, ['a', 'b']), ['a', 'b']);
  assert.equal(read(kinds, ['a', 'b', 'c']), 'refused');
  assert.equal(read(kinds, ['a', 'x']), 'refused');
});

test('the id of a place is an official code of any country, or one of ours', () => {
  const good = ['35', '350203007010', 'US-CA', 'FR-75.a_1', crypto.randomUUID(), 'x'.repeat(64)];
  for (const id of good) assert.equal(read(placeId, id), id);
  for (const id of ['', '-a', '.a', '../b', 'a/b', 'a b', 'a%2fb', '樓', 'x'.repeat(65)]) {
    assert.equal(read(placeId, id), 'refused', id);
  }
});

test('an id of ours is a uuid', () => {
  assert.notEqual(read(uuid, crypto.randomUUID()), 'refused');
  assert.equal(read(uuid, '1; drop table'), 'refused');
});

test('an instant goes over the wire as text and comes back the same', () => {
  const at = Temporal.Instant.from('2026-11-22T12:34:56Z');
  assert.equal(instant.encode(at), '2026-11-22T12:34:56Z');
  assert.ok(instant.decode('2026-11-22T20:34:56+08:00').equals(at));
  assert.equal(read(instant, '2026-11-22'), 'refused');
  assert.equal(read(instant, '2026-11-22T12:34:56'), 'refused');
});

test('a date goes over the wire as text; one that is not in the calendar is refused', () => {
  const day = Temporal.PlainDate.from('2028-02-29');
  assert.equal(plainDate.encode(day), '2028-02-29');
  assert.ok(plainDate.decode('2028-02-29').equals(day));
  for (const text of ['2027-02-29', '2026-13-01', '22.11.2026', '']) {
    assert.equal(read(plainDate, text), 'refused', text);
  }
});
