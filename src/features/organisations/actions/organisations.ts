import { findPlace } from '#/features/places/index.ts';
import { brand } from '#/lib/brand.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Organisation, OrganisationId } from '#/features/organisations/model.ts';
import { mayKeepOrganisations } from '#/features/organisations/policy.ts';
import { mayClose, mayStandUnder } from '#/features/organisations/rules.ts';
import {
  findOrganisation,
  listKinds,
  listSelfAndAbove,
  lockOrganisation,
  lockStanding,
  saveOrganisation,
} from '#/features/organisations/store/organisations.ts';
import { listPosts } from '#/features/organisations/store/posts.ts';

type Denied = 'not_found' | 'not_allowed';

export type NewOrganisation = {
  readonly placeId: string;
  readonly kind: string;
  readonly name: string;
  readonly telephone: string | undefined;
  readonly parentId: string | undefined;
};

/**
 * Founds an organisation at a place, today.
 * Refuses: `unknown_place`, `not_allowed` (no such role there), `unknown_kind`, `unknown_parent`
 * (there is none, or it has been closed).
 */
export async function foundOrganisation(
  context: Context,
  wanted: NewOrganisation,
): Promise<
  Result<
    { readonly id: OrganisationId },
    'unknown_place' | 'not_allowed' | 'unknown_kind' | 'unknown_parent'
  >
> {
  const place = await findPlace(context.db, wanted.placeId);
  if (place === undefined) return refuse('unknown_place');
  if (!mayKeepOrganisations(context.subject, place.path)) return refuse('not_allowed');
  const kind = (await listKinds(context.db)).find(({ code }) => code === wanted.kind);
  if (kind === undefined) return refuse('unknown_kind');
  if (wanted.parentId !== undefined && !(await isOpen(context, wanted.parentId))) {
    return refuse('unknown_parent');
  }
  const id = brand<OrganisationId>(context.newId());
  await saveOrganisation(context.db, {
    id,
    communityId: place.communityId,
    placeId: place.id,
    kindCode: kind.code,
    parentId: wanted.parentId === undefined ? undefined : brand<OrganisationId>(wanted.parentId),
    name: wanted.name,
    telephone: wanted.telephone,
    openedOn: today(context),
    closedOn: undefined,
  });
  await record(context, { ...place, placeId: place.id }, { verb: 'found', id });
  return succeed({ id });
}

export type OrganisationChange = {
  readonly id: string;
  readonly name: string;
  readonly telephone: string | undefined;
  readonly parentId: string | undefined;
};

/**
 * Changes an organisation's name, telephone and parent.
 * Refuses: `not_found`, `not_allowed`, `organisation_closed`, `unknown_parent`, `parent_circle`.
 */
export async function changeOrganisation(
  context: Context,
  change: OrganisationChange,
): Promise<
  Result<
    { readonly id: OrganisationId },
    Denied | 'organisation_closed' | 'unknown_parent' | 'parent_circle'
  >
> {
  const found = await lockForKeeping(context, change.id);
  if (!found.ok) return found;
  const organisation = found.value;
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  // A parent that has been closed since stays where it stands until another is chosen.
  if (change.parentId !== undefined && change.parentId !== organisation.parentId) {
    if (!(await isOpen(context, change.parentId))) return refuse('unknown_parent');
    await lockStanding(context.db);
    const above = await listSelfAndAbove(context.db, change.parentId);
    const standing = mayStandUnder(organisation.id, above);
    if (!standing.ok) return standing;
  }
  const parentId =
    change.parentId === undefined ? undefined : brand<OrganisationId>(change.parentId);
  await saveOrganisation(context.db, {
    ...organisation,
    kindCode: organisation.kind.code,
    name: change.name,
    telephone: change.telephone,
    parentId,
  });
  await record(context, organisation, { verb: 'change', id: organisation.id });
  return succeed({ id: organisation.id });
}

/**
 * Closes an organisation; its history stays.
 * Refuses: `not_found`, `not_allowed`, `organisation_closed`, `still_has_holders`.
 */
export async function closeOrganisation(
  context: Context,
  { id }: { readonly id: string },
): Promise<
  Result<{ readonly id: OrganisationId }, Denied | 'organisation_closed' | 'still_has_holders'>
> {
  const found = await lockForKeeping(context, id);
  if (!found.ok) return found;
  const organisation = found.value;
  const closing = mayClose(organisation, await listPosts(context.db, [organisation.id]));
  if (!closing.ok) return closing;
  await saveOrganisation(context.db, {
    ...organisation,
    kindCode: organisation.kind.code,
    closedOn: today(context),
  });
  await record(context, organisation, { verb: 'close', id: organisation.id });
  return succeed({ id: organisation.id });
}

async function isOpen(context: Context, id: string): Promise<boolean> {
  const found = await findOrganisation(context.db, id);
  return found !== undefined && found.closedOn === undefined;
}

/** Loads and locks an organisation for somebody who may keep it; to others it does not exist. */
export async function lockForKeeping(
  context: Context,
  id: string,
): Promise<Result<Organisation & { readonly path: string }, Denied>> {
  const organisation = await lockOrganisation(context.db, id);
  if (organisation === undefined) return refuse('not_found');
  const place = await findPlace(context.db, organisation.placeId);
  if (place === undefined) return refuse('not_found');
  if (!mayKeepOrganisations(context.subject, place.path)) return refuse('not_allowed');
  return succeed({ ...organisation, path: place.path });
}

/** Tells today's date on the neighbourhood's calendar. */
export function today(context: Context): Temporal.PlainDate {
  return context.now.toZonedDateTimeISO(context.services.zone).toPlainDate();
}

/** Writes the journal entry of an action on an organisation or one of its posts. */
export async function record(
  context: Context,
  at: { readonly communityId: string | undefined; readonly placeId: string },
  what: { readonly verb: string; readonly id: string },
): Promise<void> {
  await context.record({
    feature: 'organisations',
    verb: what.verb,
    subjectId: what.id,
    communityId: at.communityId,
    placeId: at.placeId,
  });
}
