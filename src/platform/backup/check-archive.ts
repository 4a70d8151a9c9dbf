import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { FILES, JOBS } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { isAsNamed, unpackFiles } from './pack-files.ts';
import { ChangedArchiveError, checkHashes, openArchive } from './read-archive.ts';
import type { Archive, ArchiveRefusal } from './read-archive.ts';

const LINE_END = 0x0a;

/**
 * Reads an archive to its last byte: every hash, every row, every file under the name its content
 * gives it. Refuses: what `openArchive` refuses, and `archive_changed` (`member`).
 */
export async function checkArchive(path: string): Promise<Result<Manifest, ArchiveRefusal>> {
  const opened = await openArchive(path);
  if (!opened.ok) return opened;
  const archive = opened.value;
  try {
    const checked = await checkHashes(archive);
    if (!checked.ok) return checked;
    const member = await findMiscount(archive);
    if (member !== undefined) return refuse('archive_changed', { path, member });
    return succeed(archive.manifest);
  } catch (error) {
    if (!(error instanceof ChangedArchiveError)) throw error;
    return refuse('archive_changed', { path, member: error.member });
  } finally {
    await archive.close();
  }
}

/** Finds the first member that does not hold as many rows or files as the manifest tells. */
async function findMiscount(archive: Archive): Promise<string | undefined> {
  const { tables, jobs, files } = archive.manifest;
  for (const { member, rows } of [...tables, { member: JOBS, rows: jobs }]) {
    if ((await countLines(archive.readCompressed(member))) !== rows) return member;
  }
  let count = 0;
  for await (const file of unpackFiles(archive.read(FILES))) {
    if (!isAsNamed(file)) return `${FILES}: ${file.name}`;
    count += 1;
  }
  return count === files.count ? undefined : FILES;
}

/** A row is a line: ends of lines within a text are written otherwise. */
async function countLines(content: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const piece of content) {
    for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) {
      count += 1;
    }
  }
  return count;
}
