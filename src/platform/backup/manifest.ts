import { z } from 'zod';

/** How the archive is laid out; another number is another layout. */
export const FORMAT = 1;

export const MANIFEST = 'manifest.json';
/** As `sha256sum` writes and checks it: to check an archive a host needs nothing of ours. */
export const SUMS = 'SHA256SUMS';
export const FILES = 'files.tar';
export const JOBS = 'jobs.copy.zst';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
/** What becomes part of a statement: plain names of our own making. */
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

const member = z.object({ name: z.string().min(1).max(100), bytes: count, sha256 });

const table = z.object({
  schema: name,
  name,
  columns: z.array(name).min(1).max(1_600),
  rows: count,
  /** The member of the archive that holds its rows. */
  member: z.string(),
});

const sequence = z.object({ schema: name, name, value: z.int(), isCalled: z.boolean() });

export const manifestShape = z.object({
  format: z.literal(FORMAT),
  /** The release that wrote the archive: one that can surely read it. */
  release: z.string().max(40),
  madeAt: z.iso.datetime(),
  /** The migrations that had run, in order, each with the hash of its text. */
  level: z.array(z.object({ name: z.string(), sha256 })).min(1),
  tables: z.array(table).readonly(),
  sequences: z.array(sequence).readonly(),
  files: z.object({ count, bytes: count }),
  jobs: count,
  members: z.array(member).readonly(),
});

/** What an archive says of itself. */
export type Manifest = z.infer<typeof manifestShape>;
export type Member = z.infer<typeof member>;
export type TableInArchive = z.infer<typeof table>;
export type SequenceInArchive = z.infer<typeof sequence>;

/** Reads what somebody may have changed; undefined when it is no manifest of this layout. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const parsed = manifestShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the sums of members as `sha256sum --check` reads them. */
export function writeSums(members: readonly Pick<Member, 'name' | 'sha256'>[]): string {
  return members.map((one) => `${one.sha256}  ${one.name}\n`).join('');
}
