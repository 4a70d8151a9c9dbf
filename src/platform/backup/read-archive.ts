import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { BLOCK_BYTES, isZero, paddingOf, readHeader } from '#/lib/tar.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { MANIFEST, SUMS, parseManifest, writeSums } from './manifest.ts';
import type { Manifest, Member } from './manifest.ts';

export type ArchiveRefusal =
  | 'archive_missing'
  | 'archive_not_ours'
  | 'archive_cut'
  | 'archive_changed';

/** An archive open for reading. */
export type Archive = {
  readonly path: string;
  readonly manifest: Manifest;
  /** Gives the bytes of a member as they stand; at their end throws if their hash is another. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>;
  /** Gives what a compressed member holds. */
  readonly readCompressed: (name: string) => AsyncGenerator<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** Is thrown by a reader of a member whose bytes are not those the manifest speaks of. */
export class ChangedArchiveError extends Error {
  readonly member: string;
  constructor(member: string) {
    super(`${member} is not as it was written.`);
    this.member = member;
  }
}

const READ_BYTES = 1024 * 1024;
/** A manifest names each table once; nobody has tables for so much. */
const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
const MAX_MEMBERS = 10_000;

type Place = Member & { readonly at: number };

/**
 * Opens an archive, and reads what it says of itself. Refuses: `archive_missing` (`reason`),
 * `archive_not_ours` when it is something else, `archive_cut` when its end is missing,
 * `archive_changed` (`member`) when it is not as it was written.
 */
export async function openArchive(path: string): Promise<Result<Archive, ArchiveRefusal>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    return refuse('archive_missing', { path, reason: String(error).replace(/^Error: /, '') });
  }
  const opened = await readOpen(file, path).catch(async (error: unknown) => {
    await file.close();
    if (hasCode(error, 'EISDIR')) return refuse('archive_not_ours', { path });
    throw error;
  });
  if (!opened.ok) await file.close().catch(() => {});
  return opened;
}

/**
 * Reads every byte of an archive and holds it against the hashes in it.
 * Refuses: `archive_changed` (`member`).
 */
export async function checkHashes(
  archive: Archive,
  onProgress: (bytes: number) => void = () => {},
): Promise<Result<object, 'archive_changed'>> {
  let bytes = 0;
  for (const { name } of archive.manifest.members) {
    try {
      for await (const piece of archive.read(name)) onProgress((bytes += piece.byteLength));
    } catch (error) {
      if (!(error instanceof ChangedArchiveError)) throw error;
      return refuse('archive_changed', { path: archive.path, member: error.member });
    }
  }
  return succeed({});
}

async function readOpen(
  file: FileHandle,
  path: string,
): Promise<Result<Archive, Exclude<ArchiveRefusal, 'archive_missing'>>> {
  const found = await findMembers(file);
  if (typeof found === 'string') return refuse(found, { path, member: '' });
  const changed = (member: string) => refuse('archive_changed', { path, member });
  const sums = found.find(({ name }) => name === SUMS);
  const told = found.find(({ name }) => name === MANIFEST);
  if (told === undefined || sums === undefined) return refuse('archive_not_ours', { path });
  if (told.bytes > MAX_MANIFEST_BYTES || sums.bytes > MAX_MANIFEST_BYTES) return changed(MANIFEST);
  const text = await readAll(file, told);
  const manifest = parseManifest(text.toString('utf8'));
  const sha256 = createHash('sha256').update(text).digest('hex');
  const listed = (await readAll(file, sums)).toString('utf8');
  // The sums stand last and speak of the manifest too: no byte is without its hash.
  if (!listed.endsWith(writeSums([{ name: MANIFEST, sha256 }]))) return changed(MANIFEST);
  if (manifest === undefined) return refuse('archive_not_ours', { path });
  if (listed !== writeSums([...manifest.members, { name: MANIFEST, sha256 }])) return changed(SUMS);
  const places = new Map<string, Place>();
  const held = found.filter(({ name }) => name !== MANIFEST && name !== SUMS);
  if (held.length !== manifest.members.length) return changed(MANIFEST);
  for (const [index, member] of manifest.members.entries()) {
    const place = held[index];
    if (place?.name !== member.name || place.bytes !== member.bytes) return changed(member.name);
    places.set(member.name, { ...member, at: place.at });
  }
  const read = (name: string) => readMember(file, places.get(name), name);
  return succeed({
    path,
    manifest,
    read,
    readCompressed: (name) => decompressed(read(name)),
    close: () => file.close(),
  });
}

type Found = { readonly name: string; readonly bytes: number; readonly at: number };
type Unreadable = 'archive_not_ours' | 'archive_cut' | 'archive_changed';

/** Goes from header to header, which takes no time however long the members are. */
async function findMembers(file: FileHandle): Promise<readonly Found[] | Unreadable> {
  const { size } = await file.stat();
  const members: Found[] = [];
  let at = 0;
  while (at + BLOCK_BYTES <= size && members.length <= MAX_MEMBERS) {
    const block = await readAt(file, at, BLOCK_BYTES);
    if (isZero(block)) return endOf(file, { at, size, members });
    const entry = readHeader(block);
    if (entry === undefined) return members.length === 0 ? 'archive_not_ours' : 'archive_changed';
    const end = at + BLOCK_BYTES + entry.bytes;
    if (end + paddingOf(entry.bytes) > size) return 'archive_cut';
    if (!isZero(await readAt(file, end, paddingOf(entry.bytes)))) return 'archive_changed';
    members.push({ ...entry, at: at + BLOCK_BYTES });
    at = end + paddingOf(entry.bytes);
  }
  return members.length === 0 ? 'archive_not_ours' : 'archive_cut';
}

async function endOf(
  file: FileHandle,
  end: { readonly at: number; readonly size: number; readonly members: readonly Found[] },
): Promise<readonly Found[] | Unreadable> {
  if (end.members.length === 0) return 'archive_not_ours';
  const missing = end.at + 2 * BLOCK_BYTES - end.size;
  if (missing > 0) return 'archive_cut';
  if (missing < 0) return 'archive_changed';
  return isZero(await readAt(file, end.at, 2 * BLOCK_BYTES)) ? end.members : 'archive_changed';
}

async function* readMember(
  file: FileHandle,
  place: Place | undefined,
  name: string,
): AsyncGenerator<Uint8Array> {
  if (place === undefined) throw new ChangedArchiveError(name);
  const hash = createHash('sha256');
  for (let read = 0; read < place.bytes;) {
    const piece = await readAt(file, place.at + read, Math.min(READ_BYTES, place.bytes - read));
    if (piece.length === 0) throw new ChangedArchiveError(name);
    hash.update(piece);
    read += piece.length;
    yield piece;
  }
  if (hash.digest('hex') !== place.sha256) throw new ChangedArchiveError(name);
}

async function* decompressed(content: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createZstdDecompress();
  const fed = pipeline(content, stream);
  fed.catch(() => {});
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
  await fed;
}

async function readAll(file: FileHandle, found: Found): Promise<Buffer> {
  return readAt(file, found.at, found.bytes);
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
