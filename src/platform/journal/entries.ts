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
