import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Typeface } from '#/lib/typeface.ts';
import { languages } from '#/platform/i18n/language.ts';
import { embedTypefaces } from './embed.ts';

const lettersOf = (typefaces: readonly Typeface[]) =>
  typefaces.flatMap(({ glyphs }) => [...glyphs.keys()]).map((point) => String.fromCodePoint(point));

/** Where the outline of a glyph stands in the file, and how long it is. */
function outlineOf({ file }: Typeface, id: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = Array.from({ length: view.getUint16(4) }, (_, index) => {
    const entry = 12 + index * 16;
    const name = Buffer.from(file.subarray(entry, entry + 4)).toString('latin1');
    return [name, view.getUint32(entry + 8)] as const;
  });
  const at = new Map(tables);
  const [head = 0, loca = 0, glyf = 0] = ['head', 'loca', 'glyf'].map((name) => at.get(name));
  const isLong = view.getInt16(head + 50) === 1;
  const offset = (one: number) =>
    isLong ? view.getUint32(loca + one * 4) : view.getUint16(loca + one * 2) * 2;
  return file.subarray(glyf + offset(id), glyf + offset(id + 1));
}

const glyphOf = (typefaces: readonly Typeface[], letter: string) => {
  const point = letter.codePointAt(0) ?? 0;
  const typeface = typefaces.find(({ glyphs }) => glyphs.has(point));
  const glyph = typeface?.glyphs.get(point);
  assert.ok(typeface !== undefined && glyph !== undefined, letter);
  return { typeface, glyph };
};

describe('typefaces that are embedded', () => {
  const text = '志願服務記錄單：陳師傅，志愿服务记录单。Record no. 42 — “yes”…〓';
  test('have each letter once, in whichever language it is read', async () => {
    for (const language of languages) {
      const found = lettersOf(await embedTypefaces(text, language));
      assert.deepEqual(found.toSorted(), [...new Set(text)].toSorted(), language);
    }
  });

  test('have an outline for each letter that shows, and none for a space', async () => {
    const typefaces = await embedTypefaces(text, 'zh-Hant');
    for (const letter of new Set(text)) {
      const { typeface, glyph } = glyphOf(typefaces, letter);
      assert.equal(outlineOf(typeface, glyph.id).length > 0, letter !== ' ', letter);
      assert.ok(glyph.width > 0);
    }
  });

  test('carry no letter that is not used, so that they stay small', async () => {
    const typefaces = await embedTypefaces(text, 'zh-Hant');
    const bytes = typefaces.reduce((sum, { file }) => sum + file.length, 0);
    assert.ok(bytes > 2_000 && bytes < 60_000, `${bytes}`);
    const one = await embedTypefaces('時', 'zh-Hant');
    assert.deepEqual(lettersOf(one), ['時']);
    assert.deepEqual(await embedTypefaces('', 'en'), []);
  });

  test('set Chinese as wide as high, and in strokes of an ordinary weight', async () => {
    const { typeface, glyph } = glyphOf(await embedTypefaces('一', 'zh-Hant'), '一');
    assert.equal(glyph.width, typeface.unitsPerEm);
    // The one stroke of this letter is as thick as its outline is high; some 20 units are thin.
    const outline = outlineOf(typeface, glyph.id);
    const view = new DataView(outline.buffer, outline.byteOffset);
    const thickness = view.getInt16(8) - view.getInt16(4);
    assert.ok(thickness > 50 && thickness < 110, `${thickness}`);
  });

  test('draw a letter as its readers write it, on the mainland or in Taiwan', async () => {
    const drawn = async (language: 'zh-Hant' | 'zh-Hans') => {
      const { typeface, glyph } = glyphOf(await embedTypefaces('骨', language), '骨');
      return Buffer.from(outlineOf(typeface, glyph.id)).toString('hex');
    };
    assert.notEqual(await drawn('zh-Hant'), await drawn('zh-Hans'));
  });

  test('leave out what neither family has', async () => {
    const found = lettersOf(await embedTypefaces('家\u{1f642}\ue000', 'zh-Hant'));
    assert.deepEqual(found, ['家']);
  });
});
