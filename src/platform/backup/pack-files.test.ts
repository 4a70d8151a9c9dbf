import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folderStore } from '#/platform/storage/files.ts';
import { isAsNamed, layFiles, listFiles, packFiles, unpackFiles } from './pack-files.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
// The same at each run: a name decides in which folder a file lies, and one of them is taken away.
const contents = [1, 511, 512, 513, 1_500_000].map((length) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 251),
);
const names = contents.map((content) => createHash('sha256').update(content).digest('hex'));

let folder: string;
let files: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-pack-'));
  files = join(folder, 'files');
  const store = folderStore(files);
  for (const [index, content] of contents.entries())
    await store.save(`${names[index]}-full`, content);
  await store.save(`${names[0]}-thumb`, new Uint8Array([7]));
});

after(() => rm(folder, { recursive: true, force: true }));

async function pack(from = files): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of packFiles(from, NOW).pieces()) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function listAll(from: string): Promise<readonly string[]> {
  const listed: string[] = [];
  for await (const name of listFiles(from)) listed.push(name);
  return listed;
}

test('what is packed is laid down again, byte by byte, however it comes', async () => {
  const packed = await pack();
  for (const length of [97, 4_096, packed.length]) {
    const to = await mkdtemp(join(folder, 'to-'));
    assert.equal(await layFiles(inPieces(packed, length), to), 6);
    assert.deepEqual(await listAll(to), await listAll(files));
    for (const [index, name] of names.entries()) {
      const at = join(to, name.slice(0, 2), `${name}-full`);
      assert.deepEqual(new Uint8Array(await readFile(at)), contents[index]);
      assert.equal(statSync(at).mode & 0o777, 0o600);
    }
  }
});

test('counts what it packed, and leaves out what is not ours or not yet whole', async () => {
  const group = join(files, 'aa');
  await mkdir(group, { recursive: true });
  await writeFile(join(group, 'notes.txt'), 'mine');
  await writeFile(join(group, `aa${'0'.repeat(62)}-full.123.part`), 'half');
  await writeFile(join(group, `bb${'0'.repeat(62)}-full`), 'in the wrong folder');
  const packing = packFiles(files, NOW);
  for await (const _ of packing.pieces());
  const bytes = contents.reduce((sum, { length }) => sum + length, 1);
  assert.deepEqual(packing.packed(), { count: 6, bytes });
  await rm(group, { recursive: true });
});

test('a folder that is not there has no files', async () => {
  assert.deepEqual(await listAll(join(folder, 'nowhere')), []);
  const packed = await pack(join(folder, 'nowhere'));
  assert.equal(await layFiles(inPieces(packed, 100), join(folder, 'nothing')), 0);
  assert.ok(!existsSync(join(folder, 'nothing')));
});

test('a file laid down twice is there once, and a half one of before is replaced', async () => {
  const to = await mkdtemp(join(folder, 'twice-'));
  const [name = ''] = names;
  await mkdir(join(to, name.slice(0, 2)));
  await writeFile(join(to, name.slice(0, 2), `${name}-full.part`), 'half');
  const packed = await pack();
  await layFiles(inPieces(packed, 10_000), to);
  await layFiles(inPieces(packed, 10_000), to);
  assert.ok(readdirSync(to, { recursive: true }).every((one) => !String(one).endsWith('.part')));
});

test('what is cut, or names a path of its own, is a fault', async () => {
  const packed = await pack();
  const read = async (bytes: Buffer) => {
    for await (const _ of unpackFiles(inPieces(bytes, 5_000)));
  };
  await assert.rejects(read(packed.subarray(0, 700)), /end too early/);
  const climbing = Buffer.from(packed);
  climbing.write('../../etc/passwd\0', 0);
  await assert.rejects(read(climbing), /not readable/);
});

test('a file in full size is known by its content, the others by the one they belong to', () => {
  const [content = new Uint8Array()] = contents;
  const full = { name: `${names[0]}-full`, content: Buffer.from(content) };
  assert.ok(isAsNamed(full));
  assert.ok(!isAsNamed({ ...full, content: Buffer.from('other') }));
  assert.ok(isAsNamed({ ...full, name: `${names[0]}-thumb`, content: Buffer.from('other') }));
});
