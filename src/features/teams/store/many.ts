import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Somebody who asked to join and was let in, as they are written many at a time. */
export type JoinedMember = {
  readonly id: string;
  readonly communityId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly joinedAt: Temporal.Instant;
  /** Who said yes for the team. */
  readonly recordedBy: string;
};

/** Writes many who said yes themselves in one statement; who is in the team already is left out. */
export async function saveManyMembers(db: Db, members: readonly JoinedMember[]): Promise<void> {
  const column = (of: (member: JoinedMember) => string) => members.map(of);
  await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
      came_by, agreed_by, agreed_way, recorded_by)
    select m.community_id, m.id, m.organisation_id, m.person_id, m.joined_at, 'asked', m.person_id,
      'oneself', m.recorded_by
    from unnest(${column((one) => one.communityId)}::text[], ${column((one) => one.id)}::uuid[],
      ${column((one) => one.organisationId)}::uuid[], ${column((one) => one.personId)}::uuid[],
      ${column((one) => one.joinedAt.toString())}::timestamptz[],
      ${column((one) => one.recordedBy)}::uuid[])
      as m (community_id, id, organisation_id, person_id, joined_at, recorded_by)
    on conflict (organisation_id, person_id) where left_at is null do nothing`.execute(db);
}
