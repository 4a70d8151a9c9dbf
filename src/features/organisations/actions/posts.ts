import { namesOf, seekPeople } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { brand } from '#/lib/brand.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Organisation, OrganisationId, Post, PostId } from '#/features/organisations/model.ts';
import { mayAbolish, mayAddPost, mayAppoint, mayEndTerm } from '#/features/organisations/rules.ts';
import { endMembership, insertMember } from '#/features/organisations/store/members.ts';
import {
  abolishPost,
  beginTerm,
  endTerm,
  findLastHeld,
  findPost,
  insertPost,
  listPostKinds,
} from '#/features/organisations/store/posts.ts';
import { lockForKeeping, record, today } from './organisations.ts';

type Denied = 'not_found' | 'not_allowed';
type InOrganisation = { readonly organisationId: OrganisationId };

/**
 * Makes a post in an organisation that answers for a place.
 * Refuses: `not_found`, `not_allowed`, `unknown_kind`, `unknown_place`, `organisation_closed`,
 * `place_outside_organisation`.
 */
export async function createPost(
  context: Context,
  wanted: { readonly organisationId: string; readonly kind: string; readonly placeId: string },
): Promise<
  Result<
    InOrganisation & { readonly id: PostId },
    Denied | 'unknown_kind' | 'unknown_place' | 'organisation_closed' | 'place_outside_organisation'
  >
> {
  const found = await lockForKeeping(context, wanted.organisationId);
  if (!found.ok) return found;
  const organisation = found.value;
  const kind = (await listPostKinds(context.db)).find(({ code }) => code === wanted.kind);
  if (kind === undefined) return refuse('unknown_kind');
  const place = await findPlace(context.db, wanted.placeId);
  if (place === undefined) return refuse('unknown_place');
  const fits = mayAddPost(organisation, { organisation: organisation.path, post: place.path });
  if (!fits.ok) return fits;
  const id = brand<PostId>(context.newId());
  await insertPost(context.db, {
    id,
    organisationId: organisation.id,
    communityId: organisation.communityId,
    placeId: place.id,
    kindCode: kind.code,
    createdAt: context.now,
  });
  await record(context, organisation, { verb: 'create_post', id });
  return succeed({ id, organisationId: organisation.id });
}

export type Appointment = {
  readonly postId: string;
  readonly personId: string;
  readonly startsOn: Temporal.PlainDate | undefined;
  readonly plannedEndOn: Temporal.PlainDate | undefined;
};

/**
 * Appoints a person to a post, from today unless a day is given.
 * Refuses: `not_found`, `not_allowed`, `unknown_person`, `organisation_closed`,
 * `post_already_held` (also to the slower of two who appoint at once), `term_in_future`,
 * `term_backwards`.
 */
export async function appointHolder(
  context: Context,
  wanted: Appointment,
): Promise<
  Result<
    InOrganisation & { readonly postId: PostId },
    | Denied
    | 'unknown_person'
    | 'organisation_closed'
    | 'post_already_held'
    | 'term_in_future'
    | 'term_backwards'
  >
> {
  const found = await lockWithPost(context, wanted.postId);
  if (!found.ok) return found;
  const { organisation, post } = found.value;
  if (!(await namesOf(context.db, [wanted.personId], 'L1')).has(wanted.personId)) {
    return refuse('unknown_person');
  }
  const startsOn = wanted.startsOn ?? today(context);
  const term = { startsOn, plannedEndOn: wanted.plannedEndOn };
  const fits = mayAppoint(post, organisation, { ...term, today: today(context) });
  if (!fits.ok) return fits;
  const hasBegun = await beginTerm(context.db, {
    ...term,
    id: context.newId(),
    communityId: organisation.communityId,
    postId: post.id,
    personId: wanted.personId,
    appointedBy: context.subject.actorId,
  });
  if (!hasBegun) return refuse('post_already_held');
  await record(context, organisation, { verb: 'appoint', id: post.id });
  await askForCoverage(context, organisation);
  return succeed({ organisationId: organisation.id, postId: post.id });
}

/**
 * Finds whom one may appoint to a post of a body above the communities, where no list of residents
 * is offered, by how they are reached. Writes no journal: nothing has happened yet.
 * Refuses: `not_found` (a body of a community, too, which has its list), `not_allowed`, and as
 * `seekPeople` does.
 */
export async function seekHolder(
  context: Context,
  wanted: { readonly postId: string; readonly contact: string },
): Promise<
  Result<
    { readonly postId: PostId; readonly personIds: string[] },
    Denied | 'person_not_found' | 'too_many_requests'
  >
> {
  const found = await lockWithPost(context, wanted.postId);
  if (!found.ok) return found;
  const { organisation, post } = found.value;
  if (organisation.communityId !== undefined) return refuse('not_found');
  const sought = await seekPeople(context, wanted.contact);
  return sought.ok ? succeed({ postId: post.id, personIds: [...sought.value] }) : sought;
}

/**
 * Ends the present holder's term with a reason that stays in the history.
 * Refuses: `not_found`, `not_allowed`, `post_not_held`, `term_backwards`.
 */
export async function endHolding(
  context: Context,
  wanted: { readonly postId: string; readonly reason: string },
): Promise<
  Result<InOrganisation & { readonly postId: PostId }, Denied | 'post_not_held' | 'term_backwards'>
> {
  const found = await lockWithPost(context, wanted.postId);
  if (!found.ok) return found;
  const { organisation, post } = found.value;
  const on = today(context);
  const fits = mayEndTerm(post, on);
  if (!fits.ok) return fits;
  if (post.holder === undefined) return refuse('post_not_held');
  const hasEnded = await endTerm(context.db, {
    termId: post.holder.id,
    on,
    reason: wanted.reason,
  });
  if (!hasEnded) return refuse('post_not_held');
  await record(context, organisation, { verb: 'end_term', id: post.id });
  await askForCoverage(context, organisation);
  return succeed({ organisationId: organisation.id, postId: post.id });
}

/**
 * Abolishes a post that nobody holds, today unless an earlier day is given; who held it stays on
 * record.
 * Refuses: `not_found`, `not_allowed`, `post_still_held`, `abolished_in_future`,
 * `abolished_before_history`.
 */
export async function abolish(
  context: Context,
  wanted: { readonly postId: string; readonly on: Temporal.PlainDate | undefined },
): Promise<
  Result<
    InOrganisation & { readonly postId: PostId },
    Denied | 'post_still_held' | 'abolished_in_future' | 'abolished_before_history'
  >
> {
  const found = await lockWithPost(context, wanted.postId);
  if (!found.ok) return found;
  const { organisation, post } = found.value;
  const on = wanted.on ?? today(context);
  const lastHeldOn = await findLastHeld(context.db, post.id);
  const fits = mayAbolish(post, { on, today: today(context), lastHeldOn });
  if (!fits.ok) return fits;
  if (!(await abolishPost(context.db, post.id, on))) return refuse('not_found');
  await record(context, organisation, { verb: 'abolish_post', id: post.id });
  return succeed({ organisationId: organisation.id, postId: post.id });
}

type Member = { readonly organisationId: string; readonly personId: string };

/**
 * Takes a person into an organisation.
 * Refuses: `not_found`, `not_allowed`, `organisation_closed`, `unknown_person`, `already_member`.
 */
export async function addMember(
  context: Context,
  wanted: Member,
): Promise<
  Result<InOrganisation, Denied | 'organisation_closed' | 'unknown_person' | 'already_member'>
> {
  const found = await lockForKeeping(context, wanted.organisationId);
  if (!found.ok) return found;
  const organisation = found.value;
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (!(await namesOf(context.db, [wanted.personId], 'L1')).has(wanted.personId)) {
    return refuse('unknown_person');
  }
  const hasJoined = await insertMember(context.db, {
    ...wanted,
    id: context.newId(),
    communityId: organisation.communityId,
    joinedOn: today(context),
  });
  if (!hasJoined) return refuse('already_member');
  await record(context, organisation, { verb: 'add_member', id: organisation.id });
  return succeed({ organisationId: organisation.id });
}

/**
 * Lets a member leave the organisation.
 * Refuses: `not_found`, `not_allowed`, `not_a_member`.
 */
export async function removeMember(
  context: Context,
  wanted: Member,
): Promise<Result<InOrganisation, Denied | 'not_a_member'>> {
  const found = await lockForKeeping(context, wanted.organisationId);
  if (!found.ok) return found;
  const organisation = found.value;
  const hasLeft = await endMembership(context.db, wanted, today(context));
  if (!hasLeft) return refuse('not_a_member');
  await record(context, organisation, { verb: 'remove_member', id: organisation.id });
  return succeed({ organisationId: organisation.id });
}

async function lockWithPost(
  context: Context,
  postId: string,
): Promise<
  Result<
    { readonly organisation: Organisation & { readonly path: string }; readonly post: Post },
    Denied
  >
> {
  const known = await findPost(context.db, postId);
  if (known === undefined) return refuse('not_found');
  const found = await lockForKeeping(context, known.organisationId);
  if (!found.ok) return found;
  // Read again under the lock: the holder may have changed while we waited for it.
  const post = await findPost(context.db, postId);
  if (post === undefined) return refuse('not_found');
  return succeed({ organisation: found.value, post });
}

/** Who answers for whom has changed: the counts of the community follow after the commit. */
async function askForCoverage(context: Context, organisation: Organisation): Promise<void> {
  if (organisation.communityId === undefined) return;
  await context.addJob({
    name: 'organisations.count_coverage',
    payload: { communityId: organisation.communityId },
    key: `coverage:${organisation.communityId}`,
  });
}
