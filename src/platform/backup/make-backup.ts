import type { Pool, PoolClient } from 'pg';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { copyOut } from '#/platform/db/copy.ts';
import { listSchemas, listSteps } from '#/platform/db/migrate.ts';
import { hasCode } from '#/platform/postgres/errors.ts';
import { listSequences, listTables, nameOf, readMarks, wordCopyOut } from './catalog.ts';
import type { Sequence, Table } from './catalog.ts';
import { packFiles } from './pack-files.ts';
import { wordJobsOut } from './jobs.ts';
import { FILES, FORMAT, JOBS, MANIFEST, SUMS, writeSums } from './manifest.ts';
import type { Manifest, Member, SequenceInArchive, TableInArchive } from './manifest.ts';
import { writeArchive } from './write-archive.ts';
import type { ArchiveWriter } from './write-archive.ts';

export type BackupOptions = {
  readonly pool: Pool;
  /** Where the archive goes. */
  readonly path: string;
  /** The folder of uploaded files. */
  readonly files: string;
  readonly migrations: string;
  readonly release: string;
  readonly now: Temporal.Instant;
};

export type BackupMade = { readonly path: string; readonly manifest: Manifest };

export type BackupRefusal =
  | 'backup_no_space'
  | 'backup_no_folder'
  | 'backup_not_writable'
  | 'backup_of_nothing';

/**
 * Writes everything an installation holds into one archive: each table as it stood at one moment,
 * the jobs that wait, the uploaded files. The installation may go on working meanwhile.
 * Refuses: `backup_no_space`, `backup_no_folder`, `backup_not_writable` (`reason`),
 * `backup_of_nothing` when no migration has run on the database. Then nothing is left behind.
 */
export async function makeBackup(
  options: BackupOptions,
): Promise<Result<BackupMade, BackupRefusal>> {
  const { path } = options;
  let writer: ArchiveWriter | undefined;
  const client = await options.pool.connect();
  let fault: Error | undefined;
  try {
    const level = await listSteps(client);
    if (level.length === 0) return refuse('backup_of_nothing', { path });
    writer = await writeArchive(path, options.now);
    const manifest = await writeAll(client, writer, options);
    await writer.finish();
    return succeed({ path, manifest });
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    await writer?.abandon();
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    return refuse(refusal, { path, reason: fault.message });
  } finally {
    await client.query('rollback').catch(() => {});
    // A connection on which a copy broke off is not used again.
    client.release(fault);
  }
}

/** Tells what keeps an archive from being written; undefined where it is a fault of ours. */
export function refusalOf(error: unknown): BackupRefusal | undefined {
  if (hasCode(error, 'ENOSPC', 'EDQUOT', 'EFBIG')) return 'backup_no_space';
  if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 'backup_no_folder';
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'EISDIR')) return 'backup_not_writable';
  return undefined;
}

async function writeAll(
  client: PoolClient,
  writer: ArchiveWriter,
  options: BackupOptions,
): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  await client.query('set local statement_timeout = 0');
  await client.query('set local idle_in_transaction_session_timeout = 0');
  const level = await listSteps(client);
  const schemas = await listSchemas(options.migrations);
  const tables = await listTables(client, schemas);
  const marks = await readMarks(client, tables);
  const members: Member[] = [];
  const copied: TableInArchive[] = [];
  for (const table of tables) {
    const { member, rows } = await writeTable({ client, writer, table, marks });
    members.push(member);
    copied.push({
      schema: table.schema,
      name: table.name,
      columns: table.columns.map(({ name }) => name),
      rows,
      member: member.name,
    });
  }
  const jobs = counted(client, await wordJobsOut(client));
  members.push(await writer.addCompressed(JOBS, jobs.pieces()));
  const sequences = await readSequences(client, await listSequences(client, schemas));
  // Files are kept before their row is, and never changed: now all of the snapshot are there.
  const packed = packFiles(options.files, options.now);
  members.push(await writer.add(FILES, packed.pieces()));
  const manifest: Manifest = {
    format: FORMAT,
    release: options.release,
    madeAt: options.now.toString({ smallestUnit: 'second' }),
    level: [...level],
    tables: copied,
    sequences,
    files: packed.packed(),
    jobs: jobs.rows(),
    members,
  };
  await writeEnd(writer, manifest);
  return manifest;
}

type TableToWrite = {
  readonly client: PoolClient;
  readonly writer: ArchiveWriter;
  readonly table: Table;
  readonly marks: readonly string[];
};

async function writeTable({ client, writer, table, marks }: TableToWrite) {
  const { pieces, rows } = counted(client, wordCopyOut(table, marks));
  const name = `tables/${table.schema}.${table.name}.copy.zst`;
  const member = await writer.addCompressed(name, pieces());
  return { member, rows: rows() };
}

/** Gives the pieces of a copy and, once they are all taken, how many rows they were. */
function counted(client: PoolClient, statement: string) {
  let rows = 0;
  async function* pieces(): AsyncGenerator<Buffer> {
    rows = yield* copyOut(client, statement);
  }
  return { pieces, rows: () => rows };
}

async function readSequences(
  client: PoolClient,
  sequences: readonly Sequence[],
): Promise<readonly SequenceInArchive[]> {
  const read: SequenceInArchive[] = [];
  for (const sequence of sequences) {
    const { rows } = await client.query<{ readonly value: number; readonly is_called: boolean }>(
      `select last_value as value, is_called from ${nameOf(sequence)}`,
    );
    const [row] = rows;
    if (row !== undefined) read.push({ ...sequence, value: row.value, isCalled: row.is_called });
  }
  return read;
}

/** What the archive says of itself stands last: an archive that was cut says nothing. */
async function writeEnd(writer: ArchiveWriter, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, undefined, 1)}\n`;
  const told = await writer.add(MANIFEST, once(text));
  await writer.add(SUMS, once(writeSums([...manifest.members, told])));
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
