import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { wantedRows } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** What a card tells beside the matter itself. */
export type CardExtra = {
  readonly scheduledFor: Temporal.Instant | null;
  /** The last thanks of the asker. */
  readonly thanks: string | null;
  readonly isFollowing: boolean;
};

/** Finds what cards tell beside the matters themselves, for one reader. */
export async function findCardExtras(
  db: Db,
  of: { readonly keys: readonly MatterKey[]; readonly personId: string | undefined },
): Promise<ReadonlyMap<string, CardExtra>> {
  if (of.keys.length === 0) return new Map();
  const { rows } = await sql<CardExtra & { readonly id: string }>`
    select m.id, m.scheduled_for as "scheduledFor",
      (select v.thanks from matters.verdict v
        where v.community_id = m.community_id and v.matter_id = m.id and v.thanks is not null
        order by v.id desc limit 1) as thanks,
      exists (select from matters.follower f
        where f.community_id = m.community_id and f.matter_id = m.id
          and f.person_id = ${of.personId ?? null}::uuid) as "isFollowing"
    from ${wantedRows(of.keys)}
    join matters.matter m on m.community_id = w.community_id collate "C" and m.id = w.id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
