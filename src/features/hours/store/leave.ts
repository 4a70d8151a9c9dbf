import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { MAX_ACTIVITY, MAX_CONTENT, MAX_IN_CHARGE, MAX_REASON } from '#/features/hours/model.ts';

/** Takes somebody’s name out of what was written about time given; the time itself stays. */
export async function maskRecords(
  db: Db,
  { pattern, by }: { readonly pattern: string; readonly by: string },
): Promise<void> {
  await sql`update hours.record set
      activity = left(regexp_replace(activity, ${pattern}, ${by}, 'gi'), ${MAX_ACTIVITY}::int),
      in_charge = left(regexp_replace(in_charge, ${pattern}, ${by}, 'gi'), ${MAX_IN_CHARGE}::int),
      content = left(regexp_replace(content, ${pattern}, ${by}, 'gi'), ${MAX_CONTENT}::int),
      materials = left(regexp_replace(materials, ${pattern}, ${by}, 'gi'), 200),
      late_reason = left(regexp_replace(late_reason, ${pattern}, ${by}, 'gi'), ${MAX_REASON}::int),
      correction = left(regexp_replace(correction, ${pattern}, ${by}, 'gi'), ${MAX_REASON}::int),
      closed_for = left(regexp_replace(closed_for, ${pattern}, ${by}, 'gi'), ${MAX_REASON}::int)
    where concat_ws(' ', activity, in_charge, content, materials, late_reason, correction, closed_for)
      ~* ${pattern}`.execute(db);
}
