import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** An entry as a person sees it who asks what was done about them. */
export type EntrySeen = {
  readonly at: Temporal.Instant;
  readonly actorId: string;
  readonly feature: string;
  readonly verb: string;
};

const MOST = 50;

/** Lists what others did on a person's behalf, the latest first. */
export async function listDoneFor(db: Db, personId: string): Promise<readonly EntrySeen[]> {
  const { rows } = await sql<EntryRow>`
    select at, actor_id, feature, verb from platform.journal
    where person_id = ${personId}::uuid and actor_id <> person_id
    order by id desc limit ${MOST}`.execute(db);
  return rows.map(toEntry);
}

type EntryRow = {
  readonly at: Temporal.Instant;
  readonly actor_id: string;
  readonly feature: string;
  readonly verb: string;
};

function toEntry(row: EntryRow): EntrySeen {
  return { at: row.at, actorId: row.actor_id, feature: row.feature, verb: row.verb };
}

/** What is noted of somebody who only looked. */
const LOOKING = ['read', 'see_contact'];

/**
 * Finds to which of some persons or things somebody did something, or for them. To read is to do
 * nothing, and what the program notes by itself nobody has done.
 */
export async function findDoneTo(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select subject_id as id from platform.journal
    where subject_id = any(${[...ids]}::text[]) and verb <> all(${LOOKING}::text[])
      and actor_id is not null
    union
    select person_id::text from platform.journal
    where person_id = any(${[...ids]}::text[]::uuid[]) and actor_id <> person_id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
