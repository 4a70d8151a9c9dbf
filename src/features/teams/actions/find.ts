import { findOrganisation, lockOrganisation } from '#/features/organisations/index.ts';
import type { Organisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { TEAM_KIND } from '#/features/teams/model.ts';
import type { Team } from '#/features/teams/model.ts';
import { isLeader } from '#/features/teams/policy.ts';
import { openTeam } from '#/features/teams/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';

/** Finds a volunteer team; another organisation is none. */
export async function findTeam(context: Context, id: string): Promise<Team | undefined> {
  return toTeam(context, await findOrganisation(context.db, id));
}

/** Loads a team and holds it until the transaction ends; one that is closed takes nobody in. */
export async function lockTeam(
  context: Context,
  id: string,
): Promise<Result<Team, 'not_found' | 'team_closed'>> {
  const team = await toTeam(context, await lockOrganisation(context.db, id));
  if (team === undefined) return refuse('not_found');
  return team.closedOn === undefined ? succeed(team) : refuse('team_closed');
}

/**
 * Loads a team that the reader leads, and reaches those who asked or were invited.
 * Refuses: `not_found`, `not_allowed`.
 */
export async function openLedTeam(
  context: Context,
  id: string,
): Promise<Result<Team, 'not_found' | 'not_allowed'>> {
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  if (!(await isLeader(context, id))) return refuse('not_allowed');
  await openTeam(context.db, id);
  return succeed(team);
}

async function toTeam(
  context: Context,
  organisation: Organisation | undefined,
): Promise<Team | undefined> {
  if (organisation?.kind.code !== TEAM_KIND) return undefined;
  const { id, name, placeId, communityId, closedOn } = organisation;
  const place = await findPlace(context.db, placeId);
  if (communityId === undefined || place === undefined) return undefined;
  return { id, name, placeId, communityId, closedOn, path: place.path };
}

/** What happened in a team; ids only. */
export type Happening = {
  readonly verb: string;
  readonly data?: { readonly [key: string]: Json };
  readonly concernsId?: string;
};

/** Writes the journal entry of what was done in a team. */
export async function record(
  context: Context,
  team: { readonly id: string; readonly communityId: string },
  { verb, data, concernsId }: Happening,
): Promise<void> {
  await context.record({
    feature: 'teams',
    verb,
    subjectId: team.id,
    communityId: team.communityId,
    concernsId,
    ...(data === undefined ? {} : { data }),
  });
}
