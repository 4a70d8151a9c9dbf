import { namesOf, searchPeople } from '#/features/people/index.ts';
import { BUILDING_LEVEL, findPlace, findPlaces, listWithin } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Organisation, Post } from '#/features/organisations/model.ts';
import { mayKeepOrganisations, maySeeFullNames } from '#/features/organisations/policy.ts';
import { listMembers } from '#/features/organisations/store/members.ts';
import {
  findOrganisation,
  listOrganisationsAt,
  listOrganisationsUnder,
} from '#/features/organisations/store/organisations.ts';
import {
  findPost,
  listPastTerms,
  listPostKinds,
  listPosts,
} from '#/features/organisations/store/posts.ts';
import type { OrganisationLine, OrganisationPage, PostLine, PostPage } from './shapes.ts';

/** Counts of persons below this are not published. */
const LEAST_PUBLISHED = 5;

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
  const members = await listMembers(context.db, organisation.id);
  const showsMembers = mayKeep || context.subject.organisationIds.includes(organisation.id);
  const shownMembers = showsMembers ? members : [];
  const pastTerms = await listPastTerms(context.db, organisation.id);
  const names = await namesFor(context, place, [
    ...posts.flatMap((post) => (post.holder ? [post.holder.personId] : [])),
    ...pastTerms.map((term) => term.personId),
    ...shownMembers.map((member) => member.personId),
  ]);
  const kindOf = new Map(posts.map((post) => [String(post.id), post.kind.names]));
  return succeed({
    ...(await loadRelated(context, organisation)),
    posts: await postLines(context, posts, names),
    pastTerms: pastTerms.flatMap((term) => {
      const postNames = kindOf.get(term.postId);
      const { endedOn, endReason } = term;
      if (postNames === undefined || endedOn === undefined || endReason === undefined) return [];
      const name = names.get(term.personId) ?? '';
      return [
        { postId: term.postId, postNames, name, startsOn: term.startsOn, endedOn, endReason },
      ];
    }),
    memberCount: showsMembers || members.length >= LEAST_PUBLISHED ? members.length : undefined,
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
  wanted: { readonly postId: string; readonly query: string },
): Promise<Result<PostPage, 'not_found' | 'not_allowed'>> {
  const post = await findPost(context.db, wanted.postId);
  const organisation = post && (await findOrganisation(context.db, post.organisationId));
  const place = organisation && (await findPlace(context.db, organisation.placeId));
  if (!post || !organisation || !place) return refuse('not_found');
  if (!mayKeepOrganisations(context.subject, place.path)) return refuse('not_allowed');
  const names = await namesFor(context, place, post.holder ? [post.holder.personId] : []);
  const [line] = await postLines(context, [post], names);
  const [organisationLine] = await organisationLines(context, [organisation]);
  if (!line || !organisationLine) return refuse('not_found');
  const { people } = await loadChoices(context, place, wanted.query);
  return succeed({ post: line, organisation: organisationLine, people, query: wanted.query });
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
  const buildings = await listWithin(context.db, place.path, BUILDING_LEVEL);
  const found =
    place.communityId === undefined
      ? []
      : await searchPeople(context.db, { communityId: place.communityId, query });
  const kinds = await listPostKinds(context.db);
  const siblings = await listOrganisationsAt(context.db, [place.id]);
  return {
    query,
    postKinds: kinds.map(({ code, names }) => ({ code, names })),
    places: [place, ...buildings].map(({ id, names }) => ({ id, names })),
    people: found.map(({ id, name }) => ({ personId: id, name })),
    organisations: [...(await organisationLines(context, siblings))],
  };
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
  posts: readonly Post[],
  names: ReadonlyMap<string, string>,
): Promise<PostLine[]> {
  const places = await findPlaces(
    context.db,
    posts.map(({ placeId }) => placeId),
  );
  return posts.flatMap(({ id, kind, placeId, holder, organisationId }) => {
    const place = places.get(placeId);
    if (place === undefined) return [];
    const shown = holder && { ...holder, name: names.get(holder.personId) ?? '' };
    return [{ id, organisationId, kind, place: lineOf(place), holder: shown }];
  });
}

function lineOf(place: Place) {
  return { id: place.id, names: place.names };
}
