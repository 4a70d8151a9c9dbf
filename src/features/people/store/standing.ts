import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { StandingRows } from '#/features/people/rules/standing.ts';
import { readRole } from './grants.ts';

type StandingRow = {
  readonly what: 'home' | 'grant' | 'consent';
  readonly id: string;
  readonly place_id: string;
  readonly community_id: string | null;
  readonly role: string | null;
  readonly organisation_id: string | null;
};

/**
 * Loads in one statement what gives a request its standing: the homes of the person concerned, the
 * roles the actor holds at this moment, and whether consent to act is in force.
 */
export async function loadStanding(
  db: Db,
  asking: { readonly actorId: string; readonly personId: string },
  now: Temporal.Instant,
): Promise<StandingRows> {
  const { rows } = await sql<StandingRow>`
    select 'home' as what, id, household_id as place_id, community_id, null as role,
      null::uuid as organisation_id
    from people.residence where person_id = ${asking.personId}::uuid and until is null
    union all
    select 'grant', id, place_id, community_id, role, organisation_id
    from people.grant
    where person_id = ${asking.actorId}::uuid and withdrawn_at is null
      and starts_at <= ${now} and (ends_at is null or ends_at > ${now})
    union all
    select 'consent', id, '', null, null, null
    from people.relation
    where helper_id = ${asking.actorId}::uuid and person_id = ${asking.personId}::uuid
      and ended_at is null and starts_at <= ${now} and (ends_at is null or ends_at > ${now})
    order by 2`.execute(db);
  return {
    homes: rows
      .filter((row) => row.what === 'home')
      .map((row) => ({
        residenceId: row.id,
        householdId: row.place_id,
        communityId: row.community_id ?? '',
      })),
    grants: rows
      .filter((row) => row.what === 'grant')
      .map((row) => ({
        role: readRole(row.role ?? ''),
        placeId: row.place_id,
        communityId: row.community_id ?? undefined,
        organisationId: row.organisation_id ?? undefined,
      })),
    hasConsent: rows.some((row) => row.what === 'consent'),
  };
}
