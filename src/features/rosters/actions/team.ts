import { findOrganisation, listHoldersIn } from '#/features/organisations/index.ts';
import type { Organisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { listMembers } from '#/features/teams/index.ts';
import type { Context } from '#/platform/action/context.ts';

const TEAM_KIND = 'volunteer_team';

/** A volunteer team that stands by, and where. */
export type Team = Pick<Organisation, 'id' | 'name' | 'placeId'> & {
  readonly communityId: string;
  readonly path: string;
};

/** Finds a volunteer team of a community that is not closed. */
export async function findTeam({ db }: Context, id: string): Promise<Team | undefined> {
  const found = await findOrganisation(db, id);
  if (found?.kind.code !== TEAM_KIND || found.closedOn !== undefined) return undefined;
  const { communityId, name, placeId } = found;
  const place = await findPlace(db, placeId);
  if (communityId === undefined || place === undefined) return undefined;
  return { id: found.id, name, placeId, communityId, path: place.path };
}

/** Lists who is in a team or leads it. */
export async function listTeam({ db, now }: Context, id: string): Promise<readonly string[]> {
  const members = (await listMembers(db, id, now)).map(({ personId }) => personId);
  return [...new Set([...members, ...(await listHoldersIn(db, id))])];
}

export { isLeader } from '#/features/teams/index.ts';
