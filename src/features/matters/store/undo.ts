import { sql } from 'kysely';
import { z } from 'zod';
import {
  clockStages,
  closedStates,
  states,
  verdictAnswers,
} from '#/features/matters/model/matter.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import type { Before, LastLine } from '#/features/matters/model/undo.ts';
import type { Clock } from '#/features/matters/rules/clocks.ts';
import { brand } from '#/lib/brand.ts';
import { CLOCK_KINDS } from '#/lib/working-time.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Keeps with the last line of a story what the matter was before it, and which bulk wrote it. */
export async function keepBefore(
  db: Db,
  key: MatterKey,
  kept: { readonly bulkId: string; readonly before: Before },
): Promise<void> {
  const data = JSON.stringify({ bulk: kept.bulkId, before: kept.before }, nullForNothing);
  await sql`
    update matters.event set data = data || ${data}::jsonb
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid and position =
      (select max(position) from matters.event
       where community_id = ${key.communityId} and matter_id = ${key.id}::uuid)`.execute(db);
}

type LineRow = {
  readonly verb: string;
  readonly at: Temporal.Instant;
  readonly actorId: string | null;
  readonly personId: string | null;
  readonly bulkId: string | null;
  readonly before: unknown;
  readonly isTalkedOf: boolean;
};

/** Finds the last line of a matter's story, with what it takes to undo it. */
export async function findLastLine(db: Db, key: MatterKey): Promise<LastLine | undefined> {
  const { rows } = await sql<LineRow>`
    select e.verb, e.at, e.actor_id as "actorId", e.person_id as "personId",
      e.data ->> 'bulk' as "bulkId", e.data -> 'before' as before,
      exists (select from matters.comment c
        where c.community_id = e.community_id and c.matter_id = e.matter_id and c.at >= e.at)
        as "isTalkedOf"
    from matters.event e
    where e.community_id = ${key.communityId} and e.matter_id = ${key.id}::uuid
    order by e.position desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    ...row,
    actorId: row.actorId ?? undefined,
    personId: row.personId ?? undefined,
    bulkId: row.bulkId ?? undefined,
    before: row.before === null ? undefined : beforeShape.parse(row.before),
  };
}

/** Lists the numbers of the offers to lend a hand that wait for an answer. */
export async function listOpenOffers(db: Db, key: MatterKey): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.offer')
    .select('id')
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('answer', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Puts a matter back into the hands it was in; whoever got it since has it no more. */
export async function restoreHands(
  db: Db,
  key: MatterKey,
  back: { readonly assignments: readonly string[]; readonly now: Temporal.Instant },
): Promise<void> {
  const ids = [...back.assignments];
  await sql`
    update matters.assignment set ended_at = ${back.now}, end_reason = 'recalled'
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid
      and ended_at is null and id <> all(${ids}::uuid[])`.execute(db);
  await sql`
    update matters.assignment set ended_at = null, end_reason = null
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid
      and id = any(${ids}::uuid[])`.execute(db);
}

/** Opens again what was asked and offered when the matter was as it is put back. */
export async function restoreAsked(
  db: Db,
  key: MatterKey,
  { requests, offers }: Pick<Before, 'requests' | 'offers'>,
): Promise<void> {
  await sql`
    update matters.request set answer = null, answered_at = null, answered_by = null
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid
      and id = any(${[...requests]}::uuid[])`.execute(db);
  await sql`
    update matters.offer set answer = null, answered_at = null, answered_by = null
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid
      and id = any(${[...offers]}::uuid[])`.execute(db);
}

/** Takes away the clocks that a step began; those that are kept are saved beside this. */
export async function dropClocks(
  db: Db,
  key: MatterKey,
  kept: readonly Pick<Clock, 'stage' | 'round'>[],
): Promise<void> {
  const stages = kept.map(({ stage }) => stage);
  const rounds = kept.map(({ round }) => round);
  await sql`
    delete from matters.clock
    where community_id = ${key.communityId} and matter_id = ${key.id}::uuid
      and not exists (
        select from unnest(${stages}::text[], ${rounds}::int[]) as k (stage, round)
        where k.stage = clock.stage and k.round = clock.round
      )`.execute(db);
}

/** JSON leaves out what is undefined; nothing that was kept may be missing when it is read. */
function nullForNothing(_: string, value: unknown): unknown {
  return value === undefined ? null : value;
}

const when = z.string().transform((text) => Temporal.Instant.from(text));
const maybeWhen = orNothing(when);

const clockShape = z.object({
  stage: z.enum(clockStages),
  round: z.int(),
  amount: z.object({ kind: z.enum(CLOCK_KINDS), quantity: z.number() }),
  startedAt: when,
  dueAt: maybeWhen,
  stoppedAt: maybeWhen,
  pauses: z.array(z.object({ from: when, to: maybeWhen })),
  reminded: z.int(),
  hasRung: z.boolean(),
  isProvisional: z.boolean(),
  wakesAt: maybeWhen,
});

const firstsShape = z.object({
  acceptedAt: maybeWhen,
  acceptDueAt: maybeWhen,
  answeredAt: maybeWhen,
  verifiedAt: maybeWhen,
  verifiedAs: orNothing(z.enum(['found', 'absent', 'unclear'])),
  dispatchedAt: maybeWhen,
  dispatchedTo: orNothing(z.enum(['neighbour', 'staff'])),
  contactDueAt: maybeWhen,
  contactedAt: maybeWhen,
  handleDueAt: maybeWhen,
  doneAt: maybeWhen,
  checkedAt: maybeWhen,
  hasPassed: orNothing(z.boolean()),
  closeDueAt: maybeWhen,
  verdictAt: maybeWhen,
  verdict: orNothing(z.enum(verdictAnswers)),
  isSatisfied: orNothing(z.boolean()),
});

const beforeShape = z.object({
  state: z.enum(states),
  stateSince: when,
  passedFrom: orNothing(
    z
      .string()
      .transform((text) => brand<Queue>(text))
      .nullable()
      .default(null),
  ),
  scheduledFor: maybeWhen,
  closedAt: maybeWhen,
  closedAs: orNothing(z.enum(closedStates)),
  firsts: firstsShape,
  counts: z.object({
    returns: z.int(),
    moves: z.int(),
    reworks: z.int(),
    reopenings: z.int(),
  }),
  clocks: z.array(clockShape),
  assignments: z.array(z.uuid()),
  requests: z.array(z.uuid()),
  offers: z.array(z.uuid()),
});

function orNothing<Shape extends z.ZodType>(shape: Shape) {
  return shape.nullable().transform((value) => value ?? undefined);
}
