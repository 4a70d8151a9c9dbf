import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { openZip, unpackMember, ZipError } from './unzip.ts';
import type { PackedMember } from './unzip.ts';
import { packText, packZip } from './zip.ts';

const MOST = 1_000_000;
const bytes = (words: string) => new Uint8Array(Buffer.from(words, 'utf8'));

async function textOf(member: PackedMember | undefined, most = MOST): Promise<string> {
  assert.ok(member);
  const chunks: Buffer[] = [];
  for await (const chunk of unpackMember(member, most)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function open(archive: Uint8Array) {
  const opened = openZip(archive);
  assert.ok(opened.ok);
  return opened.value;
}

/** An archive of one member, of which a test may change what the directory says. */
function archiveOf(words: string, change: (directory: Buffer) => void = () => {}): Buffer {
  const archive = Buffer.from(packZip([{ name: 'a', bytes: bytes(words) }]));
  change(archive.subarray(archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))));
  return archive;
}

test('what was packed is unpacked by its name, whatever stands before and after it', async () => {
  const archive = packZip([
    { name: '目錄/一.xml', bytes: bytes('一'.repeat(70_000)) },
    { name: 'empty', bytes: bytes('') },
    { name: 'b', bytes: bytes('b') },
  ]);
  const members = open(archive);
  assert.deepEqual([...members.keys()], ['目錄/一.xml', 'empty', 'b']);
  assert.equal(await textOf(members.get('目錄/一.xml')), '一'.repeat(70_000));
  assert.equal(await textOf(members.get('empty')), '');
  assert.equal(await textOf(members.get('b')), 'b');
});

test('text that is packed piece by piece comes out in one', async () => {
  function* pieces() {
    for (let number = 0; number < 5_000; number += 1) yield `${number} 鄰里\n`;
  }
  const packed = await packText(pieces());
  const expected = [...pieces()].join('');
  assert.equal(packed.length, Buffer.byteLength(expected));
  assert.equal(await textOf(open(packZip([{ name: 'long', packed }])).get('long')), expected);
});

test('a member that is stored as it is needs no unpacking, and has the same limit', async () => {
  const plain = { name: 'a', isDeflated: false, bytes: bytes('plain') };
  assert.equal(await textOf(plain), 'plain');
  await assert.rejects(textOf(plain, 4), { refusal: 'zip_too_large' });
});

test('what comes out is counted, whatever the archive says of its size', async () => {
  const bomb = deflateRawSync(Buffer.alloc(30_000_000));
  const packed = { deflated: bomb, sum: 0, length: 5 };
  const member = open(packZip([{ name: 'bomb', packed }])).get('bomb');
  assert.ok(member);
  let seen = 0;
  const unpacking = async () => {
    for await (const chunk of unpackMember(member, MOST)) seen += chunk.length;
  };
  await assert.rejects(unpacking, (error) => error instanceof ZipError);
  assert.ok(seen <= MOST);
});

test('a member whose bytes are no packing is broken, not a fault', async () => {
  const member = { name: 'a', isDeflated: true, bytes: bytes('not packed at all') };
  await assert.rejects(textOf(member), { refusal: 'zip_broken' });
  const cut = { ...member, bytes: deflateRawSync(Buffer.alloc(100_000, 'ab')).subarray(0, 50) };
  await assert.rejects(textOf(cut), { refusal: 'zip_broken' });
});

test('an unpacking that nobody reads to its end is let go', async () => {
  const packed = await packText(['x'.repeat(500_000)]);
  const member = open(packZip([{ name: 'a', packed }])).get('a');
  assert.ok(member);
  for await (const chunk of unpackMember(member, MOST)) {
    assert.ok(chunk.length > 0);
    break;
  }
  assert.equal((await textOf(member)).length, 500_000);
});

test('what is no archive is refused: nothing, half of one, one without a directory', () => {
  const good = archiveOf('words');
  for (const archive of [
    new Uint8Array(),
    bytes('PK'),
    good.subarray(0, good.length - 1),
    good.subarray(4),
    Buffer.alloc(1_000),
  ]) {
    assert.partialDeepStrictEqual(openZip(archive), { ok: false, refusal: 'zip_broken' });
  }
});

test('a comment after the directory does not hide it', () => {
  const good = archiveOf('words');
  assert.equal(open(Buffer.concat([good, Buffer.from('made by hand')])).size, 1);
});

test('a member that is encrypted, packed in another way, or said to be elsewhere is refused', () => {
  const changes: readonly ((directory: Buffer) => void)[] = [
    (directory) => void directory.writeUInt16LE(1, 8),
    (directory) => void directory.writeUInt16LE(14, 10),
    (directory) => void directory.writeUInt32LE(0xffff_fff0, 42),
    (directory) => void directory.writeUInt32LE(7, 42),
    (directory) => void directory.writeUInt32LE(0x7fff_ffff, 20),
    (directory) => void directory.writeUInt32LE(0, 0),
  ];
  for (const [index, change] of changes.entries()) {
    const opened = openZip(archiveOf('words', change));
    assert.partialDeepStrictEqual(opened, { ok: false, refusal: 'zip_broken' }, `the ${index}th`);
  }
});

test('an archive of thousands of members is no workbook', () => {
  const many = Array.from({ length: 2_001 }, (_, index) => ({
    name: String(index),
    bytes: bytes(''),
  }));
  assert.partialDeepStrictEqual(openZip(packZip(many)), { ok: false, refusal: 'zip_too_large' });
});
