import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { contentOf, linkTo } from './seal-journal.ts';
import type { Seal } from './seal-journal.ts';

/** Something that is not as it was sealed. */
export type JournalFault = {
  readonly kind:
    /** The entry, or the digest of the one before it, is another. */
    | 'changed'
    /** The entry is gone. */
    | 'deleted'
    /** A link of the chain is gone. */
    | 'unlinked'
    /** The entry was written behind the back of the seal. */
    | 'slipped_in'
    /** The chain ends before its end. */
    | 'cut';
  readonly position?: number;
  readonly communityId?: string;
  readonly entryId?: string;
};

export type JournalState = {
  readonly sealed: number;
  /** Written since, and sealed with the next run. */
  readonly waiting: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly JournalFault[];
};

const BATCH = 5_000;
const MAX_FAULTS = 50;

type LinkRow = {
  readonly position: number;
  readonly community_id: string;
  readonly entry_id: string;
  readonly digest: Buffer;
  readonly content: Buffer | null;
};

/**
 * Reckons the whole chain anew from the entries, at one moment, and tells every entry that is not
 * as it was sealed. Takes seconds for a million entries, and no more memory than for a hundred.
 */
export async function verifyJournal(db: Db): Promise<JournalState> {
  if (db.isTransaction) return verifyAtOnce(db);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyAtOnce(tx));
}

export type SealComparison = 'agrees' | 'differs' | 'shorter';

/** Holds the chain against a seal that somebody noted down: `shorter` if it ends before it. */
export async function compareSeal(
  db: Db,
  { length, digest }: Pick<Seal, 'length' | 'digest'>,
): Promise<SealComparison> {
  if (length === 0) return /^0{64}$/.test(digest) ? 'agrees' : 'differs';
  const row = await db
    .selectFrom('platform.journal_link')
    .select('digest')
    .where('position', '=', length)
    .executeTakeFirst();
  if (row === undefined) return 'shorter';
  return row.digest.toString('hex') === digest ? 'agrees' : 'differs';
}

async function verifyAtOnce(db: Db): Promise<JournalState> {
  await sql`set local statement_timeout = 0`.execute(db);
  const chain = await db
    .selectFrom('platform.journal_chain')
    .select(['length', 'digest'])
    .executeTakeFirstOrThrow();
  const faults: JournalFault[] = [];
  let faultCount = 0;
  const tell = (fault: JournalFault) => {
    faultCount += 1;
    if (faults.length < MAX_FAULTS) faults.push(fault);
  };
  await walkChain(db, chain, tell);
  await findSlippedIn(db, tell);
  const { rows } = await sql<{ readonly waiting: number }>`
    select count(*) as waiting from platform.journal
    where written_in >= (select sealed_before from platform.journal_chain)`.execute(db);
  return { sealed: chain.length, waiting: rows[0]?.waiting ?? 0, faultCount, faults };
}

async function walkChain(
  db: Db,
  chain: { readonly length: number; readonly digest: Buffer },
  tell: (fault: JournalFault) => void,
): Promise<void> {
  let before: Uint8Array = new Uint8Array(chain.digest.length);
  let position = 0;
  for await (const link of readLinks(db)) {
    for (position += 1; position < link.position; position += 1) {
      tell({ kind: 'unlinked', position });
    }
    const entry = { position, communityId: link.community_id, entryId: link.entry_id };
    if (link.content === null) tell({ kind: 'deleted', ...entry });
    else if (!linkTo(before, link.content).equals(link.digest)) tell({ kind: 'changed', ...entry });
    // The digest that stands there goes on, so that the next one is judged for itself.
    before = link.digest;
  }
  if (position !== chain.length || !chain.digest.equals(before)) tell({ kind: 'cut', position });
}

async function* readLinks(db: Db): AsyncGenerator<LinkRow> {
  await sql`declare links cursor for
    select l.position, l.community_id, l.entry_id, l.digest,
      case when j.id is not null then ${contentOf} end as content
    from platform.journal_link as l
    left join platform.journal as j on j.community_id = l.community_id and j.id = l.entry_id
    order by l.position`.execute(db);
  for (;;) {
    const { rows } = await sql<LinkRow>`fetch ${sql.lit(BATCH)} from links`.execute(db);
    if (rows.length === 0) break;
    yield* rows;
  }
  await sql`close links`.execute(db);
}

/** Of a transaction that was sealed every entry is in the chain; one that is not came later. */
async function findSlippedIn(db: Db, tell: (fault: JournalFault) => void): Promise<void> {
  const { rows } = await sql<{ readonly community_id: string; readonly id: string }>`
    select j.community_id, j.id from platform.journal as j
    where j.written_in < (select sealed_before from platform.journal_chain)
      and not exists (select from platform.journal_link as l
        where l.community_id = j.community_id and l.entry_id = j.id)
    order by j.id`.execute(db);
  for (const { community_id: communityId, id } of rows) {
    tell({ kind: 'slipped_in', communityId, entryId: id });
  }
}
