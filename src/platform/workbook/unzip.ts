import { createInflateRaw } from 'node:zlib';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

/** Why an archive cannot be read. */
export type ZipRefusal = 'zip_broken' | 'zip_too_large';

/** A file inside an archive, where it stands and how it is packed. */
export type PackedMember = {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly bytes: Uint8Array;
};

/** What is too large or broken is told by the error that ends the reading. */
export class ZipError extends Error {
  readonly refusal: ZipRefusal;

  constructor(refusal: ZipRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;
/** A workbook of an office has some twenty parts; an archive of thousands is no workbook. */
const MAX_MEMBERS = 2_000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/**
 * Reads the directory of a zip archive; nothing is unpacked yet. Refuses: `zip_broken` (also for
 * one that is encrypted or packed in an unusual way), `zip_too_large` (too many members).
 */
export function openZip(bytes: Uint8Array): Result<ReadonlyMap<string, PackedMember>, ZipRefusal> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return refuse('zip_broken');
  const count = view.readUInt16LE(end + 10);
  if (count > MAX_MEMBERS) return refuse('zip_too_large');
  const members = new Map<string, PackedMember>();
  let at = view.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(view, at);
    if (entry === undefined) return refuse('zip_broken');
    members.set(entry.member.name, entry.member);
    at = entry.next;
  }
  return succeed(members);
}

function findEnd(view: Buffer): number | undefined {
  const first = Math.max(0, view.length - END_BYTES - MAX_COMMENT);
  for (let at = view.length - END_BYTES; at >= first; at -= 1) {
    if (view.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

function readEntry(view: Buffer, at: number) {
  if (at + CENTRAL_BYTES > view.length || view.readUInt32LE(at) !== CENTRAL) return undefined;
  const method = view.readUInt16LE(at + 10);
  const isEncrypted = (view.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) return undefined;
  const packed = view.readUInt32LE(at + 20);
  const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset));
  const nameEnd = at + CENTRAL_BYTES + (name ?? 0);
  const local = view.readUInt32LE(at + 42);
  if (local + LOCAL_BYTES > view.length || view.readUInt32LE(local) !== LOCAL) return undefined;
  const from = local + LOCAL_BYTES + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  if (from + packed > view.length) return undefined;
  const member = {
    name: view.toString('utf8', at + CENTRAL_BYTES, nameEnd),
    isDeflated: method === DEFLATED,
    bytes: view.subarray(from, from + packed),
  };
  return { member, next: nameEnd + (extra ?? 0) + (comment ?? 0) };
}

/**
 * Unpacks a member piece by piece, so that a large one is never in memory as a whole. What comes
 * out is counted, whatever the archive says of itself: beyond `most` bytes it ends with a
 * `ZipError`.
 */
export async function* unpackMember(member: PackedMember, most: number): AsyncGenerator<Buffer> {
  if (!member.isDeflated) {
    if (member.bytes.length > most) throw new ZipError('zip_too_large');
    yield Buffer.from(member.bytes);
    return;
  }
  const inflating = createInflateRaw();
  inflating.end(member.bytes);
  let total = 0;
  try {
    for await (const chunk of inflating) {
      const piece: Buffer = chunk;
      total += piece.length;
      if (total > most) throw new ZipError('zip_too_large');
      yield piece;
    }
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('zip_broken');
  } finally {
    inflating.destroy();
  }
}
