import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readTypeface } from './typeface.ts';

const word = (...values: readonly number[]) =>
  values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
const long = (...values: readonly number[]) =>
  values.flatMap((value) => word((value >>> 16) & 0xffff, value & 0xffff));

const head = [
  ...long(1, 0, 0, 0),
  ...word(0, 1000),
  ...long(0, 0, 0, 0),
  ...word(10, 65516, 900, 800),
];
const hhea = [...long(1), ...word(880, 65416), ...Array.from({ length: 26 }, () => 0), ...word(2)];
/** Two widths; the letters after these are as wide as the last. */
const hmtx = [...word(500, 0), ...word(640, 0), ...word(0, 0)];
/** Two stretches of letters, A to B by a difference, 時 by a list, and the end. */
const segments = [
  ...word(4, 46, 0, 6, 0, 0, 0),
  ...word(0x42, 0x6642, 0xffff, 0),
  ...word(0x41, 0x6642, 0xffff),
  ...word(0x1_0000 - 0x40, 0, 1),
  ...word(0, 4, 0),
  ...word(3),
];
const groups = [...word(12, 0), ...long(28, 0, 1), ...long(0x2_0bb7, 0x2_0bb8, 1)];

function fontWith(cmap: readonly number[]): Uint8Array {
  const tables = { cmap: [...word(0, 1, 3, 1), ...long(12), ...cmap], head, hhea, hmtx };
  const names = Object.keys(tables) as readonly (keyof typeof tables)[];
  let at = 12 + names.length * 16;
  const entries: number[] = [];
  const bodies: number[] = [];
  for (const name of names) {
    const body = tables[name];
    entries.push(...[...name].map((letter) => letter.charCodeAt(0)), ...long(0, at, body.length));
    bodies.push(...body);
    at += body.length;
  }
  return Uint8Array.from([
    ...long(0x1_0000),
    ...word(names.length, 0, 0, 0),
    ...entries,
    ...bodies,
  ]);
}

describe('a typeface', () => {
  test('says which letters it has, where they stand and how wide they are', () => {
    const { glyphs } = readTypeface(fontWith(segments));
    assert.deepEqual(
      [...glyphs],
      [
        [0x41, { id: 1, width: 640 }],
        [0x42, { id: 2, width: 640 }],
        [0x6642, { id: 3, width: 640 }],
      ],
    );
  });

  test('may have letters beyond the first plane', () => {
    const { glyphs } = readTypeface(fontWith(groups));
    assert.deepEqual([...glyphs.keys()], [0x2_0bb7, 0x2_0bb8]);
  });

  test('says its measures, those below the line too', () => {
    const { unitsPerEm, ascent, descent, box } = readTypeface(fontWith(segments));
    assert.deepEqual([unitsPerEm, ascent, descent], [1000, 880, -120]);
    assert.deepEqual(box, [10, -20, 900, 800]);
  });

  test('without a table that is needed is none', () => {
    const broken = fontWith(segments);
    broken.set([0x78], 12);
    assert.throws(() => readTypeface(broken), /no table cmap/);
    assert.throws(() => readTypeface(Uint8Array.of(0, 1)));
  });
});
