import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** What outsiders note down: how many entries there were, and the digest of all of them. */
export type Seal = {
  readonly length: number;
  /** 64 hexadecimal digits. */
  readonly digest: string;
  /** Undefined before the first entry is sealed. */
  readonly sealedAt?: Temporal.Instant | undefined;
};

const BATCH = 5_000;

/**
 * The content of an entry for its digest: SHA-256 of a JSON array of its fields, in this order, the
 * moment in microseconds since 1970, written as PostgreSQL writes jsonb.
 */
export const contentOf = sql<Buffer>`sha256(convert_to(jsonb_build_array(
  j.community_id, j.id, (extract(epoch from j.at) * 1000000)::bigint, j.actor_id, j.person_id,
  j.place_id, j.feature, j.verb, j.subject_id, j.data)::text, 'UTF8'))`;

/** Joins an entry to the chain: SHA-256 of the digest before it, and of its content. */
export function linkTo(before: Uint8Array, content: Uint8Array): Buffer {
  return createHash('sha256').update(before).update(content).digest();
}

/**
 * Adds to the chain what was written since the last time. Only transactions that ended before every
 * running one are taken, so that an entry that commits late is sealed later, and none is missed.
 * Returns how many were sealed.
 */
export async function sealJournal(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<Progress>`
    select length, digest, sealed_before::text as "from"
    from platform.journal_chain for update`.execute(db);
  const [progress] = rows;
  if (progress === undefined) throw new Error('The chain of the journal is one row.');
  // Asked only now: who waited for the row would otherwise know less than the row says.
  const upper = await readUpper(db);
  await sql`set local statement_timeout = 0`.execute(db);
  await sql`declare unsealed cursor for
    select j.community_id, j.id, ${contentOf} as content from platform.journal as j
    where j.written_in >= ${sql.lit(progress.from)}::xid8
      and j.written_in < ${sql.lit(upper)}::xid8
    order by j.written_in, j.community_id, j.id`.execute(db);
  let { length, digest } = progress;
  for (;;) {
    const fetched = await sql<Unsealed>`fetch ${sql.lit(BATCH)} from unsealed`.execute(db);
    if (fetched.rows.length === 0) break;
    const digests = fetched.rows.map(({ content }) => (digest = linkTo(digest, content)));
    await insertLinks(db, { entries: fetched.rows, digests, after: length, now });
    length += digests.length;
  }
  await sql`close unsealed`.execute(db);
  const sealed = length - progress.length;
  const at = sealed === 0 ? sql`sealed_at` : sql`${now}::timestamptz`;
  await sql`update platform.journal_chain set length = ${length}, digest = ${digest},
    sealed_before = ${upper}::xid8, sealed_at = ${at}`.execute(db);
  return sealed;
}

/** Reads before which transaction all have ended. */
async function readUpper(db: Db): Promise<string> {
  const { rows } = await sql<{ readonly upper: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as upper`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The database knows no snapshot.');
  return row.upper;
}

/** Reads the seal of all that is sealed at this moment. */
export async function readSeal(db: Db): Promise<Seal> {
  const row = await db
    .selectFrom('platform.journal_chain')
    .select(['length', 'digest', 'sealed_at'])
    .executeTakeFirstOrThrow();
  const { length, digest, sealed_at: sealedAt } = row;
  return { length, digest: digest.toString('hex'), sealedAt: sealedAt ?? undefined };
}

type Progress = {
  readonly length: number;
  readonly digest: Buffer;
  readonly from: string;
};
type Unsealed = { readonly community_id: string; readonly id: string; readonly content: Buffer };

async function insertLinks(
  db: Db,
  links: {
    readonly entries: readonly Unsealed[];
    readonly digests: readonly Buffer[];
    readonly after: number;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { entries, digests, after, now } = links;
  await sql`
    insert into platform.journal_link (position, community_id, entry_id, digest, sealed_at)
    select ${after}::bigint + l.ordinal, l.community_id, l.id, l.digest, ${now}::timestamptz
    from unnest(
      ${entries.map((entry) => entry.community_id)}::text[],
      ${entries.map((entry) => entry.id)}::uuid[],
      ${[...digests]}::bytea[]
    ) with ordinality as l (community_id, id, digest, ordinal)`.execute(db);
}
