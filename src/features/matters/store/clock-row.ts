import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ClockStage } from '#/features/matters/model/matter.ts';
import type { Clock } from '#/features/matters/rules/clocks.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { ClockKind, Pause } from '#/lib/working-time.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

type ClockRow = Selectable<MattersTables['matters.clock']>;

/** Reads the clocks of a matter, the earliest round first. */
export async function listClocks(db: Db, key: MatterKey): Promise<readonly Clock[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.clock')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('started_at')
    .orderBy('round')
    .execute();
  return rows.map(toClock);
}

/** Saves the clocks that differ from what was read. */
export async function saveClocks(
  db: Db,
  key: MatterKey,
  change: { readonly before: readonly Clock[]; readonly after: readonly Clock[] },
): Promise<void> {
  const known = new Set(change.before);
  const changed = change.after.filter((clock) => !known.has(clock));
  if (changed.length === 0) return;
  await tablesOf(db)
    .insertInto('matters.clock')
    .values(changed.map((clock) => toClockRow(key, clock)))
    .onConflict((conflict) =>
      conflict.columns(['community_id', 'matter_id', 'stage', 'round']).doUpdateSet((set) => ({
        kind: set.ref('excluded.kind'),
        quantity: set.ref('excluded.quantity'),
        started_at: set.ref('excluded.started_at'),
        due_at: set.ref('excluded.due_at'),
        stopped_at: set.ref('excluded.stopped_at'),
        paused_from: set.ref('excluded.paused_from'),
        paused_to: set.ref('excluded.paused_to'),
        reminded: set.ref('excluded.reminded'),
        has_rung: set.ref('excluded.has_rung'),
        is_provisional: set.ref('excluded.is_provisional'),
        wakes_at: set.ref('excluded.wakes_at'),
      })),
    )
    .execute();
}

/**
 * Lists matters whose clocks have woken, the longest awake first. Crosses communities: it is the
 * one look of the job that keeps the time for all of them.
 */
export async function listWoken(
  db: Db,
  now: Temporal.Instant,
  most: number,
): Promise<readonly MatterKey[]> {
  const { rows } = await sql<{ readonly communityId: string; readonly id: string }>`
    select community_id as "communityId", matter_id as id
    from matters.clock
    where wakes_at <= ${now}
    group by community_id, matter_id
    order by min(wakes_at)
    limit ${most}`.execute(db);
  return rows;
}

/** Lists matters with running clocks that were reckoned before the holidays were announced. */
export async function listProvisional(db: Db, most: number): Promise<readonly MatterKey[]> {
  const { rows } = await sql<{ readonly communityId: string; readonly id: string }>`
    select distinct community_id as "communityId", matter_id as id
    from matters.clock
    where is_provisional and stopped_at is null
    limit ${most}`.execute(db);
  return rows;
}

function toClock(row: ClockRow): Clock {
  const pauses: readonly Pause[] = row.paused_from.map((from, index) => ({
    from,
    to: row.paused_to[index],
  }));
  return {
    stage: row.stage as ClockStage,
    round: row.round,
    amount: { kind: row.kind as ClockKind, quantity: row.quantity },
    startedAt: row.started_at,
    dueAt: row.due_at ?? undefined,
    stoppedAt: row.stopped_at ?? undefined,
    pauses,
    reminded: row.reminded,
    hasRung: row.has_rung,
    isProvisional: row.is_provisional,
    wakesAt: row.wakes_at ?? undefined,
  };
}

/** Writes a clock as a row. */
export function toClockRow(key: MatterKey, clock: Clock) {
  return {
    community_id: key.communityId,
    matter_id: key.id,
    stage: clock.stage,
    round: clock.round,
    kind: clock.amount.kind,
    quantity: clock.amount.quantity,
    started_at: clock.startedAt,
    due_at: clock.dueAt ?? null,
    stopped_at: clock.stoppedAt ?? null,
    paused_from: clock.pauses.map(({ from }) => from),
    paused_to: clock.pauses.flatMap(({ to }) => to ?? []),
    reminded: clock.reminded,
    has_rung: clock.hasRung,
    is_provisional: clock.isProvisional,
    wakes_at: clock.wakesAt ?? null,
  };
}
