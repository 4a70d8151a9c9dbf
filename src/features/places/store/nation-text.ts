import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const FILE = join(import.meta.dirname, '../../../../db/places/cn-2023.places.br');
const decompress = promisify(brotliDecompress);

/** Reads the text of the official places that ship with the program, for `rules/nation-file.ts`. */
export async function readNationText(): Promise<string> {
  return (await decompress(await readFile(FILE))).toString('utf16le');
}
