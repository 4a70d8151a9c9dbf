import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { BLOCK_BYTES, isZero, paddingOf, readHeader, writeHeader } from '#/lib/tar.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { STORED_NAME } from '#/platform/storage/files.ts';
import { syncFolder } from './write-archive.ts';

const READ_BYTES = 1024 * 1024;
/** An uploaded file is a photo of some hundred kilobytes; nothing near this is ever kept. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Packs the uploaded files into one tar, in the order of their names. What is being written just
 * now, and what stands there under another kind of name, is left out.
 */
export function packFiles(folder: string, now: Temporal.Instant) {
  let count = 0;
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const name of listFiles(folder)) {
      const file = await openFile(join(folder, name));
      if (file === undefined) continue;
      try {
        const { size } = await file.stat();
        yield writeHeader({ name, bytes: size }, now);
        yield* readExactly(file, size, name);
        yield Buffer.alloc(paddingOf(size));
        count += 1;
        bytes += size;
      } finally {
        await file.close();
      }
    }
    yield Buffer.alloc(2 * BLOCK_BYTES);
  }
  return { pieces, packed: () => ({ count, bytes }) };
}

/** Lists the stored files below a folder, as `ab/abcd…-full`. */
export async function* listFiles(folder: string): AsyncGenerator<string> {
  for (const group of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, group))) {
      if (STORED_NAME.test(name) && name.startsWith(group)) yield `${group}/${name}`;
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

/** A file that was listed may have been taken away since. */
async function openFile(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function* readExactly(
  file: FileHandle,
  size: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  for (let read = 0; read < size;) {
    const length = Math.min(READ_BYTES, size - read);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, read);
    if (bytesRead === 0) throw new Error(`${name} became shorter while it was being read.`);
    read += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** A file of the packed tar, with its content in one piece. */
export type PackedFile = { readonly name: string; readonly content: Buffer };

/** Takes the packed tar apart; throws where it is none. */
export async function* unpackFiles(content: AsyncIterable<Uint8Array>): AsyncGenerator<PackedFile> {
  const take = takingFrom(content);
  for (;;) {
    const block = await take(BLOCK_BYTES);
    if (isZero(block)) {
      await take(BLOCK_BYTES);
      return;
    }
    const entry = readHeader(block);
    const name = entry?.name.slice(entry.name.indexOf('/') + 1) ?? '';
    if (entry === undefined || !STORED_NAME.test(name) || entry.bytes > MAX_FILE_BYTES) {
      throw new Error('The packed files are not readable.');
    }
    const bytes = await take(entry.bytes);
    await take(paddingOf(entry.bytes));
    yield { name, content: bytes };
  }
}

/** Gives a function that takes so many bytes, however they come. */
function takingFrom(content: AsyncIterable<Uint8Array>): (length: number) => Promise<Buffer> {
  const source = content[Symbol.asyncIterator]();
  let rest: Uint8Array = Buffer.alloc(0);
  return async (length) => {
    const taken: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (rest.byteLength === 0) {
        const next = await source.next();
        if (next.done === true) throw new Error('The packed files end too early.');
        rest = next.value;
      }
      const part = rest.subarray(0, missing);
      taken.push(part);
      rest = rest.subarray(part.byteLength);
      missing -= part.byteLength;
    }
    return Buffer.concat(taken, length);
  };
}

/** Tells whether a file has the content its name speaks of; only the full size is named by it. */
export function isAsNamed({ name, content }: PackedFile): boolean {
  if (!name.endsWith('-full')) return true;
  return createHash('sha256').update(content).digest('hex') === name.slice(0, name.indexOf('-'));
}

const FILES_AT_ONCE = 16;

/** Puts the files into their folder, and returns when they would survive a power cut. */
export async function layFiles(
  content: AsyncIterable<Uint8Array>,
  folder: string,
): Promise<number> {
  const groups = new Set<string>();
  const under = new Set<Promise<void>>();
  let count = 0;
  for await (const file of unpackFiles(content)) {
    const group = join(folder, file.name.slice(0, 2));
    if (!groups.has(group)) await mkdir(group, { recursive: true, mode: 0o700 });
    groups.add(group);
    const laid = layFile(join(group, file.name), file.content);
    under.add(laid);
    laid.then(() => under.delete(laid)).catch(() => {});
    if (under.size >= FILES_AT_ONCE) await Promise.race(under);
    count += 1;
  }
  await Promise.all(under);
  for (const group of groups) await syncFolder(group);
  if (groups.size > 0) await syncFolder(folder);
  return count;
}

async function layFile(path: string, content: Buffer): Promise<void> {
  const beside = `${path}.part`;
  await rm(beside, { force: true });
  const file = await open(beside, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
