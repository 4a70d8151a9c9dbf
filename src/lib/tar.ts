/** One file inside of a tar archive. */
export type TarEntry = { readonly name: string; readonly bytes: number };

/** Everything in a tar archive begins at a multiple of this. */
export const BLOCK_BYTES = 512;

const NAME_BYTES = 100;
const MODE = '0000600';
const OWNER = '0000000';
const MAX_OCTAL_BYTES = 8 ** 11 - 1;
const CHECKSUM = { from: 148, to: 156 } as const;
const SIZE = { from: 124, to: 136 } as const;
const MODIFIED = { from: 136, to: 147 } as const;
/** The bit by which GNU tar and all others since know a size of over 8 GB. */
const BINARY = 0x80;

/** Writes the header of a file, as any tar reads it: ustar, for its owner alone. */
export function writeHeader({ name, bytes }: TarEntry, modified: Temporal.Instant): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  if (Buffer.byteLength(name) > NAME_BYTES) throw new Error(`${name} is too long for a tar.`);
  header.write(name, 0, 'utf8');
  header.write(`${MODE}\0${OWNER}\0${OWNER}\0`, 100, 'ascii');
  writeSize(header, bytes);
  const seconds = Math.floor(modified.epochMilliseconds / 1_000);
  header.write(`${seconds.toString(8).padStart(11, '0')}\0`, MODIFIED.from, 'ascii');
  header.write('0', 156, 'ascii');
  header.write('ustar\u000000', 257, 'ascii');
  header.write(`${sum(header).toString(8).padStart(6, '0')}\0 `, CHECKSUM.from, 'ascii');
  return header;
}

/** Reads a header; undefined if these bytes are none, or were changed since they were written. */
export function readHeader(header: Uint8Array): TarEntry | undefined {
  const block = Buffer.from(header);
  if (block.length !== BLOCK_BYTES || block.toString('ascii', 257, 262) !== 'ustar') {
    return undefined;
  }
  const name = block.toString('utf8', 0, NAME_BYTES).replace(/\0.*$/s, '');
  const bytes = readSize(block);
  const seconds = Number.parseInt(block.toString('ascii', MODIFIED.from, MODIFIED.to), 8);
  if (name === '' || !Number.isSafeInteger(bytes) || !Number.isSafeInteger(seconds)) {
    return undefined;
  }
  // Written anew it is the same to the last byte, or it is not as it was written.
  const modified = Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
  return writeHeader({ name, bytes }, modified).equals(block) ? { name, bytes } : undefined;
}

/** Tells how many zeros follow a file, so that the next one begins at a whole block. */
export function paddingOf(bytes: number): number {
  return (BLOCK_BYTES - (bytes % BLOCK_BYTES)) % BLOCK_BYTES;
}

/** Tells whether bytes are all zero, as the end of an archive is. */
export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

function writeSize(header: Buffer, bytes: number): void {
  if (bytes <= MAX_OCTAL_BYTES) {
    header.write(`${bytes.toString(8).padStart(11, '0')}\0`, SIZE.from, 'ascii');
    return;
  }
  header.writeUInt8(BINARY, SIZE.from);
  header.writeBigUInt64BE(BigInt(bytes), SIZE.to - 8);
}

function readSize(header: Buffer): number {
  if (header.readUInt8(SIZE.from) === BINARY) return Number(header.readBigUInt64BE(SIZE.to - 8));
  return Number.parseInt(header.toString('ascii', SIZE.from, SIZE.to), 8);
}

/** The sum of all bytes, its own counted as blanks. */
function sum(header: Buffer): number {
  let total = 0;
  for (const [at, byte] of header.entries()) {
    total += at >= CHECKSUM.from && at < CHECKSUM.to ? 0x20 : byte;
  }
  return total;
}
