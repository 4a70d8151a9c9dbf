import {
  findOrganisation,
  listHoldersIn,
  listMembers,
  listOrganisationsAt,
} from '#/features/organisations/index.ts';
import { COMPOUND_LEVEL, findPlace, findPlaces, listWithin } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { isLeader, listMembers as listTeamMembers } from '#/features/teams/index.ts';
import { isCallable, isStaffAt, staffedPlaces } from '#/features/musters/policy.ts';
import type { Callable } from '#/features/musters/policy.ts';
import type { Context } from '#/platform/action/context.ts';

/** Kinds of bodies that are there to help together; others are called by who leads them. */
const HELPING_KINDS = new Set(['volunteer_team', 'club', 'self_management_group']);

/** Lists the teams somebody may call: those they lead, and as staff all of a place. */
export async function listCallableTeams(context: Context): Promise<readonly Callable[]> {
  const { db, subject } = context;
  const teams = new Map<string, Callable>();
  for (const organisation of await listStaffed(context)) teams.set(organisation.id, organisation);
  for (const id of subject.organisationIds) {
    const found = teams.has(id) ? undefined : await findOrganisation(db, id);
    if (found === undefined || !isCallable(found)) continue;
    if (await isLeader(context, id)) teams.set(id, found);
  }
  return [...teams.values()];
}

async function listStaffed({ db, subject }: Context): Promise<readonly Callable[]> {
  const places = await findPlaces(db, staffedPlaces(subject));
  const communities = [...places.values()].filter(({ communityId }) => communityId !== undefined);
  const ids = await Promise.all(communities.map(async (place) => listAreas(db, place)));
  const all = ids.flat().map(({ id }) => id);
  if (all.length === 0) return [];
  const found = await listOrganisationsAt(db, all);
  return found.filter(isCallable).filter(({ kind }) => HELPING_KINDS.has(kind.code));
}

/** Lists a community, or another place within one, with the compounds in it. */
export async function listAreas(db: Context['db'], place: Place): Promise<readonly Place[]> {
  return [place, ...(await listWithin(db, place.path, COMPOUND_LEVEL))];
}

/** Lists who is in a body: its members, by consent or as kept before, and who holds its posts. */
export async function listInTeam(
  { db, now }: Pick<Context, 'db' | 'now'>,
  organisationId: string,
): Promise<readonly string[]> {
  const joined = await listTeamMembers(db, organisationId, now);
  const members = await listMembers(db, organisationId);
  const holders = await listHoldersIn(db, organisationId);
  const ids = [...joined, ...members].map(({ personId }) => personId);
  return [...new Set([...ids, ...holders])];
}

/** Tells whether somebody keeps a muster: they lead one of its teams, or work there. */
export async function keeps(
  context: Context,
  muster: { readonly communityId: string; readonly teams: readonly string[] },
): Promise<boolean> {
  const { db, subject } = context;
  if (subject.personId === undefined) return false;
  const community = await findPlace(db, muster.communityId);
  if (community !== undefined && isStaffAt(subject, community.path)) return true;
  for (const id of muster.teams.filter((team) => subject.organisationIds.includes(team))) {
    if (await isLeader(context, id)) return true;
  }
  return false;
}
