/** A typeface as it is embedded: a file of few letters, and where each of these stands in it. */
export type Typeface = {
  /** The bytes of a TrueType file. */
  readonly file: Uint8Array;
  /** Lengths are in so many units to the size of the letters. */
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** The letters it has, by their code points. */
  readonly glyphs: ReadonlyMap<number, Glyph>;
};

/** A letter in a typeface: its number there, and how wide it is, in units of the typeface. */
export type Glyph = { readonly id: number; readonly width: number };

const TABLES_AT = 12;
const TABLE_ENTRY = 16;
const UNICODE_SEGMENTS = 4;
const UNICODE_GROUPS = 12;
const MOST_LETTERS = 10_000;

/**
 * Reads of a TrueType file what is needed to set its letters (ISO/IEC 14496-22: `head`, `hhea`,
 * `hmtx`, `cmap`). Throws where it is no such file.
 */
export function readTypeface(file: Uint8Array): Typeface {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const head = tableAt(view, 'head');
  const hhea = tableAt(view, 'hhea');
  const box = [36, 38, 40, 42].map((at) => view.getInt16(head + at));
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const widths = { at: tableAt(view, 'hmtx'), count: view.getUint16(hhea + 34) };
  const glyphs = new Map<number, Glyph>();
  for (const [point, id] of readLetters(view)) {
    const entry = Math.min(id, widths.count - 1);
    if (id > 0) glyphs.set(point, { id, width: view.getUint16(widths.at + entry * 4) });
  }
  return {
    file,
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    box: [left, bottom, right, top],
    glyphs,
  };
}

function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const entry = TABLES_AT + index * TABLE_ENTRY;
    const name = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(entry + at))).join('');
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`The typeface has no table ${tag}.`);
}

/** The pairs of code point and glyph of the best table of letters. */
function readLetters(view: DataView): readonly (readonly [point: number, id: number])[] {
  const cmap = tableAt(view, 'cmap');
  const count = view.getUint16(cmap + 2);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    return { at, format: view.getUint16(at) };
  });
  const groups = tables.find(({ format }) => format === UNICODE_GROUPS);
  if (groups !== undefined) return readGroups(view, groups.at);
  const segments = tables.find(({ format }) => format === UNICODE_SEGMENTS);
  return segments === undefined ? [] : readSegments(view, segments.at);
}

function readGroups(view: DataView, at: number) {
  const count = Math.min(view.getUint32(at + 12), MOST_LETTERS);
  return Array.from({ length: count }, (_, index) => {
    const group = at + 16 + index * 12;
    const [first, last] = [view.getUint32(group), view.getUint32(group + 4)];
    const start = view.getUint32(group + 8);
    return pointsBetween(first, last).map((point) => [point, start + point - first] as const);
  }).flat();
}

function readSegments(view: DataView, at: number) {
  const twice = view.getUint16(at + 6);
  return Array.from({ length: twice / 2 }, (_, index) => {
    const last = view.getUint16(at + 14 + index * 2);
    const first = view.getUint16(at + 16 + twice + index * 2);
    const delta = view.getUint16(at + 16 + twice * 2 + index * 2);
    const rangeAt = at + 16 + twice * 3 + index * 2;
    const offset = view.getUint16(rangeAt);
    const idOf = (point: number) => {
      if (offset === 0) return (point + delta) % 0x1_0000;
      const id = view.getUint16(rangeAt + offset + (point - first) * 2);
      return id === 0 ? 0 : (id + delta) % 0x1_0000;
    };
    const points = pointsBetween(first, last).filter((point) => point < 0xffff);
    return points.map((point) => [point, idOf(point)] as const);
  }).flat();
}

function pointsBetween(first: number, last: number): readonly number[] {
  const length = Math.max(0, Math.min(last - first + 1, MOST_LETTERS));
  return Array.from({ length }, (_, index) => first + index);
}
