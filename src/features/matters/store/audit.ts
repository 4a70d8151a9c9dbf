import { sql } from 'kysely';
import type { MatterId, Queue } from '#/features/matters/model/matter.ts';
import type { Finding, FindingKind } from '#/features/matters/model/record.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Something found wrong, not yet compared with what is known. */
export type Found = {
  readonly communityId: string;
  readonly matterId: string;
  readonly kind: FindingKind;
};

/** How long the keeper of time may lag before the auditor speaks up. */
const GRACE_MINUTES = 60;
const MAX_FOUND = 10_000;

/**
 * Looks at every open matter for what must never be: nobody on record has it though somebody
 * should, no clock runs, a copied deadline differs from its clock, time is up and neither the
 * holder nor staff have said or done anything since. Crosses communities: it is the auditor's one
 * look.
 */
export async function findWrong(db: Db, now: Temporal.Instant): Promise<readonly Found[]> {
  const since = now.subtract({ minutes: GRACE_MINUTES });
  const { rows } = await sql<Found>`
    with open as (
      select m.community_id, m.id, m.holder_id, m.next_due_at from matters.matter m
      where m.next_due_at is not null
    ), live as (
      select c.community_id, c.matter_id, count(*) as clocks,
        min(c.due_at) filter (where c.stage <> 'return_window') as due_at
      from matters.clock c
      where c.stopped_at is null
      group by c.community_id, c.matter_id
    )
    select o.community_id as "communityId", o.id as "matterId", 'holder_mismatch' as kind
    from open o
    left join matters.assignment a on a.community_id = o.community_id and a.matter_id = o.id
      and a.role = 'lead' and a.ended_at is null
    where a.person_id is distinct from o.holder_id
    union all
    select o.community_id, o.id, 'no_clock'
    from open o left join live l on l.community_id = o.community_id and l.matter_id = o.id
    where l.clocks is null
    union all
    select o.community_id, o.id, 'clock_mismatch'
    from open o join live l on l.community_id = o.community_id and l.matter_id = o.id
    where l.due_at is distinct from o.next_due_at
    union all
    select o.community_id, o.id, 'clock_unanswered'
    from open o
    where o.next_due_at < ${since} and not exists (
      select 1 from matters.event e
      where e.community_id = o.community_id and e.matter_id = o.id and e.at >= o.next_due_at
        and e.part in ('holder', 'staff'))
    and not exists (
      select 1 from matters.comment e
      where e.community_id = o.community_id and e.matter_id = o.id and e.at >= o.next_due_at
        and e.part in ('holder', 'staff'))
    limit ${MAX_FOUND}`.execute(db);
  return rows;
}

/** Lists the queues in which matters wait that nobody has in hand. Crosses communities. */
export async function listWaitingQueues(
  db: Db,
): Promise<readonly { readonly communityId: string; readonly queue: Queue }[]> {
  const { rows } = await sql<{ readonly communityId: string; readonly queue: Queue }>`
    select distinct community_id as "communityId", queue
    from matters.matter
    where next_due_at is not null and holder_id is null
    limit ${MAX_FOUND}`.execute(db);
  return rows;
}

/** Lists the matters that wait in a queue and that nobody has in hand. */
export async function listWaitingIn(
  db: Db,
  communityId: string,
  queue: Queue,
): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.matter')
    .select('id')
    .where('community_id', '=', communityId)
    .where('queue', '=', queue)
    .where('holder_id', 'is', null)
    .where('next_due_at', 'is not', null)
    .limit(MAX_FOUND)
    .execute();
  return rows.map((row) => row.id);
}

/** Lists what was found earlier and has not been mended. Crosses communities. */
export async function listAllFindings(db: Db): Promise<readonly Finding[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.finding')
    .selectAll()
    .where('cleared_at', 'is', null)
    .limit(MAX_FOUND)
    .execute();
  return rows.map(toFinding);
}

/** Lists what was found in a community and has not been mended, the oldest first. */
export async function listFindings(
  db: Db,
  communityId: string,
  most: number,
): Promise<readonly Finding[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.finding')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('cleared_at', 'is', null)
    .orderBy('found_at')
    .limit(most)
    .execute();
  return rows.map(toFinding);
}

/** Keeps something found wrong; tells whether it was not known. */
export async function insertFinding(
  db: Db,
  found: Found,
  foundAt: Temporal.Instant,
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('matters.finding')
    .values({
      community_id: found.communityId,
      matter_id: found.matterId,
      kind: found.kind,
      found_at: foundAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Notes that something found wrong is right again. */
export async function clearFinding(
  db: Db,
  found: Found,
  clearedAt: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.finding')
    .set({ cleared_at: clearedAt })
    .where('community_id', '=', found.communityId)
    .where('matter_id', '=', found.matterId)
    .where('kind', '=', found.kind)
    .where('cleared_at', 'is', null)
    .execute();
}

function toFinding(row: {
  readonly community_id: string;
  readonly matter_id: string;
  readonly kind: string;
  readonly found_at: Temporal.Instant;
}): Finding {
  return {
    communityId: row.community_id,
    matterId: row.matter_id as MatterId,
    kind: row.kind as FindingKind,
    foundAt: row.found_at,
  };
}
