import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db } from '#/platform/db/pool.ts';
import type { Call, CallEnd, Plan } from '#/features/callouts/model.ts';
import type { CalloutsTables } from '#/features/callouts/tables.ts';
import { tablesOf } from './tables.ts';

/** How a matter is found: the community first, as in every key. */
export type MatterKey = { readonly communityId: string; readonly id: string };

const planShape: z.ZodType<Plan> = z.strictObject({
  targets: z.array(z.number()).min(1),
  waveSeconds: z.number(),
  collectSeconds: z.number(),
  rungSeconds: z.number(),
  prior: z.strictObject({ yes: z.number(), asked: z.number() }),
  restHours: z.number(),
  travelMinutes: z.number(),
  mostAsked: z.number(),
  chain: z.array(z.strictObject({ role: z.string() })),
});

/** Begins a call; tells whether none was under way for the matter. */
export async function insertCall(
  db: Db,
  call: Pick<Call, 'communityId' | 'id' | 'matterId' | 'plan' | 'wanted' | 'begunAt'>,
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('callouts.call')
    .values({
      community_id: call.communityId,
      id: call.id,
      matter_id: call.matterId,
      plan: JSON.stringify(call.plan),
      wanted: call.wanted,
      begun_at: call.begunAt,
      next_at: call.begunAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Saves how far a call has come. */
export async function saveCall(db: Db, call: Call): Promise<void> {
  await tablesOf(db)
    .updateTable('callouts.call')
    .set({
      wave: call.wave,
      rung: call.rung,
      is_pressing: call.isPressing,
      asked_until: call.askedUntil ?? null,
      collect_until: call.collectUntil ?? null,
      next_at: call.nextAt ?? null,
      ended_at: call.endedAt ?? null,
      ended_as: call.endedAs ?? null,
    })
    .where('community_id', '=', call.communityId)
    .where('id', '=', call.id)
    .execute();
}

/** Finds the latest call for a matter, under way or ended. */
export async function findLatestCall(db: Db, key: MatterKey): Promise<Call | undefined> {
  const row = await tablesOf(db)
    .selectFrom('callouts.call')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toCall(row);
}

/** Reads the roles of the chain that was copied into each of some calls, the first called first. */
export async function listChains(
  db: Db,
  communityId: string,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (callIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('callouts.call')
    .select(['id', 'plan'])
    .where('community_id', '=', communityId)
    .where((where) => where('id', '=', where.fn.any(where.val([...callIds]))))
    .execute();
  return new Map(
    rows.map(({ id, plan }) => [id, planShape.parse(plan).chain.map(({ role }) => role)]),
  );
}

/** Lists the matters whose calls should have been looked at by then, the longest waiting first. */
export async function listWaking(
  db: Db,
  by: Temporal.Instant,
  most: number,
): Promise<readonly MatterKey[]> {
  const rows = await tablesOf(db)
    .selectFrom('callouts.call')
    .select(['community_id', 'matter_id'])
    .where('next_at', '<=', by)
    .orderBy('next_at')
    .limit(most)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, id: row.matter_id }));
}

function toCall(row: Selectable<CalloutsTables['callouts.call']>): Call {
  return {
    communityId: row.community_id,
    id: row.id,
    matterId: row.matter_id,
    plan: planShape.parse(row.plan),
    wanted: row.wanted,
    begunAt: row.begun_at,
    wave: row.wave,
    rung: row.rung,
    isPressing: row.is_pressing,
    askedUntil: row.asked_until ?? undefined,
    collectUntil: row.collect_until ?? undefined,
    nextAt: row.next_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endedAs: readEnd(row.ended_as),
  };
}

/** The column is checked by the database to hold an end. */
function readEnd(text: string | null): CallEnd | undefined {
  return (text ?? undefined) as CallEnd | undefined;
}
