import { crc32, deflateRawSync } from 'node:zlib';

/** A file that goes into an archive. */
export type ZipMember = { readonly name: string; readonly bytes: Uint8Array };

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
    const packed = deflateRawSync(member.bytes);
    const shared = sharedHeader(member, packed.byteLength);
    const name = Buffer.from(member.name, 'utf8');
    const body = Buffer.concat([number32(LOCAL), shared, name, packed]);
    entries.push(Buffer.concat([centralHeader(shared, offset), name]));
    bodies.push(body);
    offset += body.byteLength;
  }
  const directory = Buffer.concat(entries);
  if (offset + directory.byteLength > MAX_BYTES) throw new Error('A zip archive is under 4 GB.');
  const end = endOfDirectory(members.length, directory.byteLength, offset);
  return new Uint8Array(Buffer.concat([...bodies, directory, end]));
}

/** What the header before a file and its entry in the directory both say. */
function sharedHeader(member: ZipMember, packed: number): Buffer {
  const name = Buffer.byteLength(member.name, 'utf8');
  return Buffer.concat([
    number16(VERSION, FLAGS, DEFLATED, 0, NO_DATE),
    number32(crc32(member.bytes), packed, member.bytes.byteLength),
    number16(name, 0),
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
