import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import { checkArchive } from './check-archive.ts';
import { FILES, FORMAT, JOBS, MANIFEST, SUMS, parseManifest, writeSums } from './manifest.ts';
import type { Manifest, Member } from './manifest.ts';
import { packFiles } from './pack-files.ts';
import { ChangedArchiveError, checkHashes, openArchive } from './read-archive.ts';
import type { Archive } from './read-archive.ts';
import { writeArchive } from './write-archive.ts';

const NOW = Temporal.Instant.from('2026-11-23T03:41:00Z');
const MEGABYTE = 1024 * 1024;

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-archive-'));
});

after(() => rm(folder, { recursive: true, force: true }));

function freshPath(): string {
  return join(folder, `${crypto.randomUUID()}.tar`);
}

async function* streamOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function readAll(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

type Parts = {
  readonly rows: string;
  readonly told: number;
  readonly jobs?: string;
  readonly files?: string;
  readonly toldFiles?: number;
};

/** Writes an archive of one table as the program would, but for what a test wants otherwise. */
async function writeOne(parts: Parts): Promise<string> {
  const path = freshPath();
  const writer = await writeArchive(path, NOW);
  const name = 'tables/gardens.bed.copy.zst';
  const members: Member[] = [await writer.addCompressed(name, streamOf(parts.rows))];
  members.push(await writer.addCompressed(JOBS, streamOf(parts.jobs ?? '')));
  const packed = packFiles(parts.files ?? join(folder, 'none'), NOW);
  members.push(await writer.add(FILES, packed.pieces()));
  const manifest: Manifest = {
    format: FORMAT,
    release: '0.1.0',
    madeAt: NOW.toString(),
    level: [{ name: '0001_gardens_ground.sql', sha256: '0'.repeat(64) }],
    tables: [{ schema: 'gardens', name: 'bed', columns: ['id'], rows: parts.told, member: name }],
    sequences: [],
    files: { count: parts.toldFiles ?? packed.packed().count, bytes: packed.packed().bytes },
    jobs: 0,
    members,
  };
  const told = await writer.add(MANIFEST, streamOf(JSON.stringify(manifest)));
  await writer.add(SUMS, streamOf(writeSums([...members, told])));
  await writer.finish();
  return path;
}

async function openWhole(path: string): Promise<Archive> {
  const opened = await openArchive(path);
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}

describe('an archive that is written', () => {
  test('is not there before it is whole, and then is for its owner alone', async () => {
    const path = freshPath();
    const writer = await writeArchive(path, NOW);
    await writer.add('a', streamOf('neighbours'));
    assert.ok(!existsSync(path));
    await writer.finish();
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  test('that is given up leaves nothing, and what stood under its name stays', async () => {
    const path = freshPath();
    await writeFile(path, 'the copy of yesterday');
    const writer = await writeArchive(path, NOW);
    await writer.add('a', streamOf('x'));
    await writer.abandon();
    assert.equal(await readFile(path, 'utf8'), 'the copy of yesterday');
    assert.ok(readdirSync(folder).every((name) => !name.endsWith('.part')));
  });

  test('tells length and hash of each member as it stands there', async () => {
    const path = freshPath();
    const writer = await writeArchive(path, NOW);
    const plain = await writer.add('plain', streamOf('a', 'bc'));
    const hash = createHash('sha256').update('abc').digest('hex');
    assert.deepEqual(plain, { name: 'plain', bytes: 3, sha256: hash });
    const zstd = await writer.addCompressed('zstd', streamOf('row\n'.repeat(50_000)));
    assert.ok(zstd.bytes < 2_000);
    await writer.finish();
    const bytes = await readFile(path);
    const member = bytes.subarray(3 * 512, 3 * 512 + zstd.bytes);
    assert.equal(createHash('sha256').update(member).digest('hex'), zstd.sha256);
    assert.equal(zstdDecompressSync(member).toString(), 'row\n'.repeat(50_000));
  });

  for (const rows of [0, 1, MEGABYTE / 4 - 1, MEGABYTE / 4, MEGABYTE]) {
    test(`compresses ${rows} rows so that all come back`, async () => {
      const path = freshPath();
      const writer = await writeArchive(path, NOW);
      async function* inPieces(): AsyncGenerator<Uint8Array> {
        for (let row = 0; row < rows; row += 1000) {
          yield Buffer.from('row\n'.repeat(Math.min(1000, rows - row)));
        }
      }
      const { bytes } = await writer.addCompressed('zstd', inPieces());
      await writer.finish();
      const member = (await readFile(path)).subarray(512, 512 + bytes);
      assert.equal(zstdDecompressSync(member).toString(), 'row\n'.repeat(rows));
    });
  }

  test('ends with the fault of whatever fails to give its bytes, soon or late', async () => {
    const path = freshPath();
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('The database is gone.');
    }
    const writer = await writeArchive(path, NOW);
    await assert.rejects(writer.addCompressed('zstd', failing()), /database is gone/);
    await assert.rejects(writer.add('plain', failing()), /database is gone/);
    async function* failingLate(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(2 * MEGABYTE);
      yield* failing();
    }
    await assert.rejects(writer.addCompressed('zstd', failingLate()), /database is gone/);
    await writer.abandon();
    assert.ok(!existsSync(path));
  });

  test('takes no more memory for a large member than for a small one', async () => {
    const path = freshPath();
    const piece = Buffer.alloc(MEGABYTE, 'neighbourhood ');
    async function* large(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 200; count += 1) yield piece;
    }
    const before = process.memoryUsage.rss();
    const writer = await writeArchive(path, NOW);
    await writer.addCompressed('large', large());
    await writer.abandon();
    const grown = (process.memoryUsage.rss() - before) / MEGABYTE;
    assert.ok(grown < 120, `of 200 MB it held ${grown.toFixed(0)}`);
  });
});

describe('an archive that is read', () => {
  test('gives its members by name, and those that were compressed as they were', async () => {
    const archive = await openWhole(await writeOne({ rows: '1\n2\n', told: 2 }));
    assert.equal(await readAll(archive.readCompressed('tables/gardens.bed.copy.zst')), '1\n2\n');
    await assert.rejects(readAll(archive.read('other')), ChangedArchiveError);
    const heard: number[] = [];
    const checked = await checkHashes(archive, (bytes) => heard.push(bytes));
    assert.ok(checked.ok);
    const sum = archive.manifest.members.reduce((total, { bytes }) => total + bytes, 0);
    assert.equal(heard.at(-1), sum, 'it tells how far it has come');
    await archive.close();
  });

  test('is whole only with as many rows as it tells of', async () => {
    assert.ok((await checkArchive(await writeOne({ rows: '1\n2\n', told: 2 }))).ok);
    for (const told of [1, 3]) {
      const checked = await checkArchive(await writeOne({ rows: '1\n2\n', told }));
      assert.equal(checked.ok ? '' : checked.detail['member'], 'tables/gardens.bed.copy.zst');
    }
  });

  test('is whole only with the jobs and the files it tells of', async () => {
    const jobs = await checkArchive(await writeOne({ rows: '', told: 0, jobs: 'one\tjob\n' }));
    assert.equal(jobs.ok ? '' : jobs.detail['member'], JOBS);
    const files = await checkArchive(await writeOne({ rows: '', told: 0, toldFiles: 1 }));
    assert.equal(files.ok ? '' : files.detail['member'], FILES);
  });

  test('is not whole when a photo is not the one its name speaks of', async () => {
    const files = await mkdtemp(join(folder, 'files-'));
    const name = `aa${'0'.repeat(62)}-full`;
    await mkdir(join(files, 'aa'));
    await writeFile(join(files, 'aa', name), 'another photo');
    const checked = await checkArchive(await writeOne({ rows: '', told: 0, files }));
    assert.equal(checked.ok ? '' : checked.detail['member'], `${FILES}: ${name}`);
  });

  test('that lies behind a name that is none is missing, with the reason', async () => {
    const opened = await openArchive(join(freshPath(), 'x'));
    assert.ok(!opened.ok);
    assert.equal(opened.refusal, 'archive_missing');
    assert.match(opened.detail['reason'] ?? '', /ENOENT/);
  });
});

describe('a manifest', () => {
  const good: Manifest = {
    format: FORMAT,
    release: '0.1.0',
    madeAt: '2026-11-23T03:41:00Z',
    level: [{ name: '0001_gardens_ground.sql', sha256: 'a'.repeat(64) }],
    tables: [{ schema: 'gardens', name: 'bed', columns: ['id'], rows: 1, member: 'm' }],
    sequences: [{ schema: 'gardens', name: 'bed_id_seq', value: 9, isCalled: true }],
    files: { count: 0, bytes: 0 },
    jobs: 0,
    members: [{ name: 'm', bytes: 1, sha256: 'b'.repeat(64) }],
  };
  const parse = (change: object) => parseManifest(JSON.stringify({ ...good, ...change }));

  test('is read as it was written', () => {
    assert.deepEqual(parse({}), good);
  });

  test('is none of ours when anything in it could not have been written by us', () => {
    const [table] = good.tables;
    const [sequence] = good.sequences;
    const [member] = good.members;
    const odd: readonly object[] = [
      { format: 2 },
      { level: [] },
      { madeAt: 'yesterday' },
      { jobs: -1 },
      { tables: [{ ...table, name: 'bed"; drop schema gardens; --' }] },
      { tables: [{ ...table, columns: ['id', 'a b'] }] },
      { tables: [{ ...table, columns: [] }] },
      { tables: [{ ...table, rows: 0.5 }] },
      { sequences: [{ ...sequence, schema: "x'y" }] },
      { members: [{ ...member, sha256: 'B'.repeat(64) }] },
      { members: [{ ...member, name: 'm'.repeat(101) }] },
      { files: { count: 0 } },
    ];
    for (const change of odd) assert.equal(parse(change), undefined, JSON.stringify(change));
    assert.equal(parseManifest('no JSON'), undefined);
    assert.equal(parseManifest('null'), undefined);
  });

  test('has sums as sha256sum writes them', () => {
    assert.equal(writeSums(good.members), `${'b'.repeat(64)}  m\n`);
    assert.equal(writeSums([]), '');
  });
});
