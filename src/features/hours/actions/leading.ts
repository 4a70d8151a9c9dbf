import {
  findOrganisation,
  listOrganisationsOfPerson,
  listPosts,
} from '#/features/organisations/index.ts';
import type { Post } from '#/features/organisations/index.ts';
import { MOST_GIVERS } from '#/features/hours/model.ts';
import { listGivers } from '#/features/hours/store/records.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

/** Bodies of neighbours who help of their own will; all others have people in their service. */
export const VOLUNTEER_TEAM = 'volunteer_team';
const TEAM_LEADER = 'team_leader';

/**
 * Lists the bodies for which somebody answers: the teams they lead, and other bodies in which they
 * hold a post.
 */
export async function listLed(db: Db, personId: string | undefined): Promise<readonly string[]> {
  if (personId === undefined) return [];
  const ids = await listOrganisationsOfPerson(db, personId);
  if (ids.length === 0) return [];
  const posts = (await listPosts(db, ids)).filter(({ holder }) => holder?.personId === personId);
  const led: string[] = [];
  for (const id of new Set(posts.map(({ organisationId }) => organisationId))) {
    const organisation = await findOrganisation(db, id);
    if (organisation === undefined || organisation.closedOn !== undefined) continue;
    const own = posts.filter(({ organisationId }) => organisationId === id);
    if (isLedBy(organisation.kind.code, own)) led.push(id);
  }
  return led;
}

/** Tells whether somebody with some posts in a body answers for it: in a team its leader alone. */
export function isLedBy(kind: string, posts: readonly Post[]): boolean {
  if (kind !== VOLUNTEER_TEAM) return posts.length > 0;
  return posts.some((post) => post.kind.code === TEAM_LEADER);
}

/** Lets whoever leads bodies see the records of time given for them, and lists these bodies. */
export async function enterAsLeader({
  db,
  subject,
}: Pick<Context, 'db' | 'subject'>): Promise<readonly string[]> {
  const teamIds = await listLed(db, subject.personId);
  for (const teamId of teamIds) {
    const personIds = await listGivers(db, teamId, MOST_GIVERS);
    // Whoever leads a team answers for the records of those who gave time for it.
    await openDoor(db, { personIds });
  }
  return teamIds;
}
