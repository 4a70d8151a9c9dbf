import { LEAST_PUBLISHED, namesOf, searchPeople } from '#/features/people/index.ts';
import {
  BUILDING_LEVEL,
  findPlace,
  findPlaces,
  idsOfPaths,
  listAncestors,
  listChildren,
  listWithin,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Organisation, Post } from '#/features/organisations/model.ts';
import { mayKeepOrganisations, maySeeFullNames } from '#/features/organisations/policy.ts';
import { countMembers, listMembers } from '#/features/organisations/store/members.ts';
import {
  findOrganisation,
  listOrganisationsAt,
  listOrganisationsUnder,
} from '#/features/organisations/store/organisations.ts';
import {
  findPost,
  listAbolishedPosts,
  listPastTerms,
  listPostKinds,
  listPosts,
} from '#/features/organisations/store/posts.ts';
import type { OrganisationLine, OrganisationPage, PostLine, PostPage } from './shapes.ts';

const noChoices = { postKinds: [], places: [], people: [], organisations: [], query: '' };

/** Loads all that the page of one organisation shows this reader. Refuses: `not_found`. */
export async function loadOrganisationPage(
  context: Context,
  wanted: { readonly id: string; readonly query: string },
): Promise<Result<OrganisationPage, 'not_found'>> {
  const organisation = await findOrganisation(context.db, wanted.id);
  if (organisation === undefined) return refuse('not_found');
  const place = await findPlace(context.db, organisation.placeId);
  if (place === undefined) return refuse('not_found');
  const mayKeep = mayKeepOrganisations(context.subject, place.path);
  const posts = await listPosts(context.db, [organisation.id]);
  const memberCount = await countMembers(context.db, organisation.id);
  const showsMembers = mayKeep || context.subject.organisationIds.includes(organisation.id);
  const shownMembers = showsMembers ? await listMembers(context.db, organisation.id) : [];
  const pastTerms = await listPastTerms(context.db, organisation.id);
  const names = await namesFor(context, place, [
    ...posts.flatMap((post) => (post.holder ? [post.holder.personId] : [])),
    ...pastTerms.map((term) => term.personId),
    ...shownMembers.map((member) => member.personId),
  ]);
  return succeed({
    ...(await loadRelated(context, organisation)),
    posts: await postLines(context, { posts, names, below: place }),
    pastTerms: pastTerms.flatMap((term) => {
      const { postId, postNames, startsOn, endedOn, endReason } = term;
      if (endedOn === undefined) return [];
      const name = names.get(term.personId) ?? '';
      const past = { postId, postNames, name, startsOn, endedOn };
      return [mayKeep ? { ...past, endReason } : past];
    }),
    abolishedPosts: await loadAbolished(context, organisation),
    memberCount: showsMembers || memberCount >= LEAST_PUBLISHED ? memberCount : undefined,
    members: shownMembers.map((member) => ({
      personId: member.personId,
      name: names.get(member.personId) ?? '',
      joinedOn: member.joinedOn,
    })),
    mayKeep,
    choices: mayKeep ? await loadChoices(context, place, wanted.query) : noChoices,
    seenAt: context.now,
  });
}

/**
 * Loads a post with whom one may appoint to it, for those who keep its organisation.
 * Refuses: `not_found`, `not_allowed`.
 */
export async function loadPostPage(
  context: Context,
  wanted: {
    readonly postId: string;
    readonly query: string;
    /** Whom seeking has found, above the communities. */
    readonly personIds: readonly string[];
  },
): Promise<Result<PostPage, 'not_found' | 'not_allowed'>> {
  const post = await findPost(context.db, wanted.postId);
  const organisation = post && (await findOrganisation(context.db, post.organisationId));
  const place = organisation && (await findPlace(context.db, organisation.placeId));
  if (!post || !organisation || !place) return refuse('not_found');
  if (!mayKeepOrganisations(context.subject, place.path)) return refuse('not_allowed');
  const names = await namesFor(context, place, post.holder ? [post.holder.personId] : []);
  const [line] = await postLines(context, { posts: [post], names, below: place });
  const [organisationLine] = await organisationLines(context, [organisation]);
  if (!line || !organisationLine) return refuse('not_found');
  const seeks = organisation.communityId === undefined;
  const people = seeks
    ? await soughtPeople(context, wanted.personIds)
    : (await loadChoices(context, place, wanted.query)).people;
  const { query } = wanted;
  return succeed({ post: line, organisation: organisationLine, people, query, seeks });
}

/** Above the communities people are called as neighbours call them, whoever reads. */
async function soughtPeople(context: Context, ids: readonly string[]): Promise<PostPage['people']> {
  const names = await namesOf(context.db, [...new Set(ids)], 'L1');
  return [...names].map(([personId, name]) => ({ personId, name }));
}

async function loadAbolished(
  context: Context,
  organisation: Organisation,
): Promise<OrganisationPage['abolishedPosts']> {
  const posts = await listAbolishedPosts(context.db, organisation.id);
  const places = await findPlaces(
    context.db,
    posts.map(({ placeId }) => placeId),
  );
  return posts.flatMap(({ id, kind, placeId, abolishedOn }) => {
    const place = places.get(placeId);
    return place === undefined
      ? []
      : [{ id, names: kind.names, place: lineOf(place), abolishedOn }];
  });
}

async function loadRelated(context: Context, organisation: Organisation) {
  const parent =
    organisation.parentId === undefined
      ? undefined
      : await findOrganisation(context.db, organisation.parentId);
  const under = await listOrganisationsUnder(context.db, organisation.id);
  const lines = await organisationLines(context, [
    organisation,
    ...(parent ? [parent] : []),
    ...under,
  ]);
  const [own, ...rest] = lines;
  if (own === undefined) throw new Error('An organisation stands at a place.');
  return {
    organisation: own,
    parent: parent ? rest[0] : undefined,
    under: parent ? rest.slice(1) : rest,
  };
}

async function loadChoices(
  context: Context,
  place: Place,
  query: string,
): Promise<OrganisationPage['choices']> {
  const children = await listChildren(context.db, place.path);
  const buildings = await listWithin(context.db, place.path, BUILDING_LEVEL);
  const below = place.level < BUILDING_LEVEL ? children.filter(isNoBuilding) : children;
  const found =
    place.communityId === undefined
      ? []
      : await searchPeople(context.db, { communityId: place.communityId, query });
  const names = await namesFor(
    context,
    place,
    found.map(({ id }) => id),
  );
  const kinds = await listPostKinds(context.db);
  return {
    query,
    postKinds: kinds.map(({ code, names }) => ({ code, names })),
    places: [
      ...[place, ...below].map(lineOf),
      ...buildings
        .filter(({ id }) => id !== place.id)
        .map((one) => ({ id: one.id, names: withCompound(one, children) })),
    ],
    people: found.map(({ id }) => ({ personId: id, name: names.get(id) ?? '' })),
    organisations: [...(await listParents(context, place))],
  };
}

function isNoBuilding(place: Place): boolean {
  return place.level !== BUILDING_LEVEL;
}

/** Lists what a body at a place may stand under: the bodies there and at the places above it. */
export async function listParents(
  context: Context,
  place: Place,
): Promise<readonly OrganisationLine[]> {
  const above = await listAncestors(context.db, place.path);
  const placeIds = [...above, place].map(({ id }) => id);
  return organisationLines(context, await listOrganisationsAt(context.db, placeIds));
}

/** Names a building with its compound: in a community there are several buildings 7. */
export function withCompound(building: Place, children: readonly Place[]): Names {
  const within = children.find(
    ({ path, id }) => id !== building.id && isWithin(building.path, path),
  );
  return within === undefined ? building.names : joinNames([within, building]);
}

/** Finds how the reader may call these people: by full name, or as neighbours call them. */
export async function namesFor(
  context: Context,
  place: Place,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const level = maySeeFullNames(context.subject, place.path) ? 'L2' : 'L1';
  return namesOf(context.db, personIds, level);
}

/** Turns organisations into lines for a page, with the names of their places. */
export async function organisationLines(
  context: Context,
  organisations: readonly Organisation[],
): Promise<readonly OrganisationLine[]> {
  const places = await findPlaces(
    context.db,
    organisations.map(({ placeId }) => placeId),
  );
  return organisations.flatMap(({ id, name, kind, telephone, openedOn, closedOn, placeId }) => {
    const place = places.get(placeId);
    if (place === undefined) return [];
    return [{ id, name, kind, telephone, openedOn, closedOn, place: lineOf(place) }];
  });
}

/** Turns posts into lines for a page, with the names of places and holders. */
export async function postLines(
  context: Context,
  shown: {
    readonly posts: readonly Post[];
    /** How the reader may call the holders. */
    readonly names: ReadonlyMap<string, string>;
    /** The place of the page; what lies between it and the place of a post is named as well. */
    readonly below: Place;
  },
): Promise<PostLine[]> {
  const { posts, names, below } = shown;
  const places = await findPlaces(
    context.db,
    posts.map(({ placeId }) => placeId),
  );
  const between = await listBetween(context, below, [...places.values()]);
  return posts.flatMap(({ id, kind, placeId, holder, organisationId }) => {
    const place = places.get(placeId);
    if (place === undefined) return [];
    const called = holder && { ...holder, name: names.get(holder.personId) ?? '' };
    const within = between.filter(
      (one) => one.path !== place.path && isWithin(place.path, one.path),
    );
    const line = within.length === 0 ? {} : { within: joinNames(within) };
    return [{ id, organisationId, kind, place: { ...lineOf(place), ...line }, holder: called }];
  });
}

/** Lists the places that lie between one and those far below it, the highest first. */
async function listBetween(
  context: Context,
  top: Place,
  places: readonly Place[],
): Promise<readonly Place[]> {
  const paths = new Set(places.flatMap(({ path }) => ancestorPaths(path)));
  const wanted = [...paths].filter((path) => path !== top.path && isWithin(path, top.path));
  const ids = await idsOfPaths(context.db, wanted);
  const found = await findPlaces(context.db, [...ids.values()]);
  return [...found.values()].toSorted((one, other) => one.level - other.level);
}

/** Joins names as one says where something is: the whole first, in English the part. */
function joinNames(places: readonly Place[]): Names {
  return {
    hant: places.map(({ names }) => names.hant).join(''),
    hans: places.map(({ names }) => names.hans).join(''),
    en: places
      .map(({ names }) => names.en)
      .toReversed()
      .join(', '),
  };
}

function lineOf(place: Place) {
  return { id: place.id, names: place.names };
}
