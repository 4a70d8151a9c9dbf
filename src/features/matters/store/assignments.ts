import type { Selectable } from 'kysely';
import type { Origin } from '#/features/matters/model/matter.ts';
import type { Assignment, AssignmentId, EndReason } from '#/features/matters/model/record.ts';
import type { MattersTables } from '#/features/matters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

export type NewAssignment = {
  readonly id: string;
  readonly role: 'lead' | 'helper';
  readonly origin: Origin;
  readonly personId: string;
  readonly organisationId?: string | undefined;
  readonly actorId: string | undefined;
  readonly at: Temporal.Instant;
};

/** Lists everybody who has or had a hand in a matter, the latest first. */
export async function listAssignments(db: Db, key: MatterKey): Promise<readonly Assignment[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.assignment')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toAssignment);
}

/** Puts a matter, or a part of the work, into somebody's hands. */
export async function beginAssignment(db: Db, key: MatterKey, begun: NewAssignment): Promise<void> {
  await tablesOf(db)
    .insertInto('matters.assignment')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      id: begun.id,
      role: begun.role,
      origin: begun.origin,
      person_id: begun.personId,
      organisation_id: begun.organisationId ?? null,
      actor_id: begun.actorId ?? null,
      started_at: begun.at,
    })
    .execute();
}

type Ending = {
  readonly at: Temporal.Instant;
  readonly reason: EndReason;
  /** Only the one who has it in hand, only those who lend a hand, or both. */
  readonly roles: readonly Assignment['role'][];
  readonly personId?: string;
};

/** Takes a matter out of the hands of those who have it; what they did stays on record. */
export async function endAssignments(db: Db, key: MatterKey, ending: Ending): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.assignment')
    .set({ ended_at: ending.at, end_reason: ending.reason })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('ended_at', 'is', null)
    .where('role', 'in', ending.roles)
    .$if(ending.personId !== undefined, (query) =>
      query.where('person_id', '=', ending.personId ?? ''),
    )
    .execute();
}

/** Notes the first word of the one who has it in hand. */
export async function acknowledgeAssignment(
  db: Db,
  key: MatterKey,
  at: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .updateTable('matters.assignment')
    .set({ acknowledged_at: at })
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .where('role', '=', 'lead')
    .where('ended_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .execute();
}

function toAssignment(row: Selectable<MattersTables['matters.assignment']>): Assignment {
  return {
    id: row.id as AssignmentId,
    role: row.role as Assignment['role'],
    origin: row.origin as Origin,
    personId: row.person_id,
    organisationId: row.organisation_id ?? undefined,
    startedAt: row.started_at,
    acknowledgedAt: row.acknowledged_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endReason: (row.end_reason ?? undefined) as EndReason | undefined,
  };
}
