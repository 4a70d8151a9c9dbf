import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A file that goes into an archive. */
export type ZipMember =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly packed: PackedBytes };

/** What has been packed already, piece by piece, with the sum and the length of what it was. */
export type PackedBytes = {
  readonly deflated: Uint8Array;
  readonly sum: number;
  readonly length: number;
};

const VERSION = 20;
/** Names are in UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** The first of January 1980: the same content makes the same bytes. */
const NO_DATE = 0x0021;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const MAX_MEMBERS = 65_535;
const MAX_BYTES = 0xffff_ffff;

/** Packs files into a zip archive that every spreadsheet program opens. */
export function packZip(members: readonly ZipMember[]): Uint8Array<ArrayBuffer> {
  if (members.length > MAX_MEMBERS) throw new Error('A zip archive has at most 65,535 members.');
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const packed = 'packed' in member ? member.packed : pack(member.bytes);
    const shared = sharedHeader(member.name, packed);
    const name = Buffer.from(member.name, 'utf8');
    const body = Buffer.concat([number32(LOCAL), shared, name, packed.deflated]);
    entries.push(Buffer.concat([centralHeader(shared, offset), name]));
    bodies.push(body);
    offset += body.byteLength;
  }
  const directory = Buffer.concat(entries);
  if (offset + directory.byteLength > MAX_BYTES) throw new Error('A zip archive is under 4 GB.');
  const end = endOfDirectory(members.length, directory.byteLength, offset);
  return new Uint8Array(Buffer.concat([...bodies, directory, end]));
}

function pack(bytes: Uint8Array): PackedBytes {
  return { deflated: deflateRawSync(bytes), sum: crc32(bytes), length: bytes.byteLength };
}

/**
 * Packs text piece by piece as it is made: of a long sheet only what is packed is ever in memory.
 */
export async function packText(
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<PackedBytes> {
  const deflating = createDeflateRaw();
  const packed: Buffer[] = [];
  deflating.on('data', (chunk: Buffer) => packed.push(chunk));
  let sum = 0;
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, 'utf8');
    sum = crc32(bytes, sum);
    length += bytes.byteLength;
    if (!deflating.write(bytes)) await once(deflating, 'drain');
  }
  const ended = once(deflating, 'end');
  deflating.end();
  await ended;
  return { deflated: Buffer.concat(packed), sum, length };
}

/** What the header before a file and its entry in the directory both say. */
function sharedHeader(name: string, packed: PackedBytes): Buffer {
  return Buffer.concat([
    number16(VERSION, FLAGS, DEFLATED, 0, NO_DATE),
    number32(packed.sum, packed.deflated.byteLength, packed.length),
    number16(Buffer.byteLength(name, 'utf8'), 0),
  ]);
}

function centralHeader(shared: Buffer, offset: number): Buffer {
  const noComment = number16(0, 0, 0);
  const attributes = number32(0, offset);
  return Buffer.concat([number32(CENTRAL), number16(VERSION), shared, noComment, attributes]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  return Buffer.concat([
    number32(END),
    number16(0, 0, count, count),
    number32(size, offset),
    number16(0),
  ]);
}

function number16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function number32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
}
