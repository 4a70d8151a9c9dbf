import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { HoursRecord } from '#/features/hours/model.ts';
import type { HoursTables } from '#/features/hours/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { toRecord } from './row.ts';

/** How many records are told of in one go; the rest the next time. */
export const MOST_TOLD = 2_000;

/**
 * Takes the records that wait and of which nobody was told yet, the oldest first: each is taken
 * once. The correction of what somebody objected to is left out, for they hear of that at once.
 */
export async function takeUntold(db: Db, now: Temporal.Instant): Promise<readonly HoursRecord[]> {
  const { rows } = await sql<Selectable<HoursTables['hours.record']>>`
    update hours.record r set told_at = ${now}::timestamptz
    where r.id in (
      select w.id from hours.record w
      where w.told_at is null and w.state in ('waiting', 'proposed')
        and not exists (select from hours.record f where f.community_id = w.community_id
          and f.id = w.replaces_id and f.state = 'objected')
      order by w.recorded_at, w.id limit ${MOST_TOLD} for update skip locked)
    returning r.*`.execute(db);
  return rows.map(toRecord);
}
