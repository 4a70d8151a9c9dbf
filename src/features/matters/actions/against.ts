import {
  findOrganisation,
  listOrganisationsAt,
  listPostsFor,
} from '#/features/organisations/index.ts';
import { listGrants, listGrantsOf, namesOf } from '#/features/people/index.ts';
import { findPlaces, listWithin } from '#/features/places/index.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { COMPOUND_LEVEL } from './spot.ts';

/** Whom a complaint is about: a body, a person, or nobody in particular. */
export type Against = {
  readonly [key in 'againstOrganisationId' | 'againstPersonId']?: Matter[key];
};

/** Somebody of a place whom a complaint can be about. */
export type Answerable = Against & {
  /** A body by its name, a person as neighbours call them. */
  readonly name: string;
  /** What kind of body it is, or as what the person serves. */
  readonly office: { readonly names: Names } | { readonly role: Role };
};

/** A subdistrict and a district are within reach of a complaint; higher offices are not. */
const HIGHEST_LEVEL = 30;
const MOST_LISTED = 80;
/** Those who serve by a role are known by name to all they serve. */
const SERVING: ReadonlySet<Role> = new Set([
  'building_leader',
  'grid_worker',
  'community_worker',
  'dispatcher',
]);

/**
 * Lists whom a complaint raised at a place can be about: the bodies of its community and above it,
 * those who hold their posts, and those who serve the community by a role.
 */
export async function listAnswerable(context: Context, spot: Spot): Promise<readonly Answerable[]> {
  const { db } = context;
  const placeIds = await listPlacesAround(db, spot);
  const bodies = await listOrganisationsAt(db, placeIds);
  const posts = await listPostsFor(db, placeIds);
  const served = await listServing(context, spot);
  const holders = posts.flatMap(({ holder, kind }) =>
    holder === undefined ? [] : [{ personId: holder.personId, office: { names: kind.names } }],
  );
  // Who holds a post and has a role stands there once, by the post.
  const persons = new Map([...served, ...holders].map((one) => [one.personId, one]));
  const names = await namesOf(db, [...persons.keys()], 'L1');
  return [
    ...bodies.map(({ id, name, kind }) => ({
      againstOrganisationId: id,
      name,
      office: { names: kind.names },
    })),
    ...[...persons.values()].flatMap(({ personId, office }) => {
      const name = names.get(personId);
      return name === undefined ? [] : [{ againstPersonId: personId, name, office }];
    }),
  ].slice(0, MOST_LISTED);
}

/** Tells whether the body and the person a complaint names are of this place or above it. */
export async function isKnownHere(db: Db, spot: Spot, against: Against): Promise<boolean> {
  const { againstOrganisationId, againstPersonId } = against;
  if (againstOrganisationId !== undefined) {
    const body = await findOrganisation(db, againstOrganisationId);
    const isAbove = spot.line.some(({ placeId }) => placeId === body?.placeId);
    if (body === undefined || (body.communityId !== spot.communityId && !isAbove)) return false;
  }
  if (againstPersonId === undefined) return true;
  return (await namesOf(db, [againstPersonId], 'L1')).has(againstPersonId);
}

/**
 * Says at which level of the tree whoever a complaint is about stands: a body where it is, a person
 * at the highest place they serve; nothing where it is about nobody, or about a neighbour.
 */
export async function againstLevelOf(
  context: Context,
  spot: Spot,
  { againstOrganisationId, againstPersonId }: Against,
): Promise<number | undefined> {
  const { db } = context;
  const body =
    againstOrganisationId === undefined
      ? undefined
      : await findOrganisation(db, againstOrganisationId);
  const placeIds = [
    ...(body === undefined ? [] : [body.placeId]),
    ...(againstPersonId === undefined ? [] : await listServedBy(context, spot, againstPersonId)),
  ];
  const levels = [...(await findPlaces(db, placeIds)).values()].map(({ level }) => level);
  return levels.length === 0 ? undefined : Math.min(...levels);
}

/** Names whoever a complaint is about, persons as far as the reader may know them. */
export async function nameAgainst(
  db: Db,
  { againstOrganisationId, againstPersonId }: Against,
  level: 'L1' | 'L2',
): Promise<string | undefined> {
  if (againstPersonId !== undefined) {
    return (await namesOf(db, [againstPersonId], level)).get(againstPersonId);
  }
  if (againstOrganisationId === undefined) return undefined;
  return (await findOrganisation(db, againstOrganisationId))?.name;
}

async function listPlacesAround(db: Db, spot: Spot): Promise<readonly string[]> {
  const compounds = await listWithin(db, spot.communityPath, COMPOUND_LEVEL);
  const line = spot.line.filter(({ level }) => level >= HIGHEST_LEVEL).toReversed();
  return [...new Set([...line.map(({ placeId }) => placeId), ...compounds.map(({ id }) => id)])];
}

async function listServing({ db, now }: Context, { communityId }: Spot) {
  const grants = await listGrants(db, { communityId });
  const isRunning = (one: (typeof grants)[number]) =>
    one.withdrawn === undefined &&
    Temporal.Instant.compare(one.startsAt, now) <= 0 &&
    (one.endsAt === undefined || Temporal.Instant.compare(now, one.endsAt) < 0);
  return grants
    .filter((one) => SERVING.has(one.role) && isRunning(one))
    .map(({ personId, role }) => ({ personId, office: { role } }));
}

/** Where a person serves, as far as the place of the matter lies within it. */
async function listServedBy(
  { db, now }: Context,
  spot: Spot,
  personId: string,
): Promise<readonly string[]> {
  const line = spot.line.map(({ placeId }) => placeId);
  const grants = await listGrantsOf(db, personId, now);
  const posts = await listPostsFor(db, line);
  const served = [
    ...grants.filter(({ role }) => SERVING.has(role)).map(({ placeId }) => placeId),
    ...posts.filter(({ holder }) => holder?.personId === personId).map(({ placeId }) => placeId),
  ];
  return served.filter((placeId) => line.includes(placeId));
}
