import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Coverage, Organisation, OrganisationRefusal, Post } from './model.ts';

type Refused<Refusal extends OrganisationRefusal> = Result<undefined, Refusal>;

/**
 * Decides whether a post may be made in an organisation for a place.
 * Refuses: `organisation_closed`, `place_outside_organisation` (a committee of one compound answers
 * for nothing in the next).
 */
export function mayAddPost(
  organisation: Pick<Organisation, 'closedOn'>,
  paths: { readonly organisation: string; readonly post: string },
): Refused<'organisation_closed' | 'place_outside_organisation'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (!isWithin(paths.post, paths.organisation)) return refuse('place_outside_organisation');
  return succeed(undefined);
}

/**
 * Decides whether somebody may be appointed to a post from a day on.
 * Refuses: `organisation_closed`, `post_already_held` (end the present term first, so that history
 * says why), `term_backwards` (the planned end is not after the start).
 */
export function mayAppoint(
  post: Pick<Post, 'holder'>,
  organisation: Pick<Organisation, 'closedOn'>,
  term: {
    readonly startsOn: Temporal.PlainDate;
    readonly plannedEndOn: Temporal.PlainDate | undefined;
  },
): Refused<'organisation_closed' | 'post_already_held' | 'term_backwards'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (post.holder !== undefined) return refuse('post_already_held');
  const { startsOn, plannedEndOn } = term;
  if (plannedEndOn !== undefined && Temporal.PlainDate.compare(plannedEndOn, startsOn) <= 0) {
    return refuse('term_backwards');
  }
  return succeed(undefined);
}

/**
 * Decides whether a holder's term may end on a day.
 * Refuses: `post_not_held`, `term_backwards` (before it began).
 */
export function mayEndTerm(
  post: Pick<Post, 'holder'>,
  endsOn: Temporal.PlainDate,
): Refused<'post_not_held' | 'term_backwards'> {
  if (post.holder === undefined) return refuse('post_not_held');
  if (Temporal.PlainDate.compare(endsOn, post.holder.startsOn) < 0) {
    return refuse('term_backwards');
  }
  return succeed(undefined);
}

/**
 * Decides whether an organisation may close.
 * Refuses: `organisation_closed` (it is already), `still_has_holders` (their terms end first).
 */
export function mayClose(
  organisation: Pick<Organisation, 'closedOn'>,
  posts: readonly Pick<Post, 'holder'>[],
): Refused<'organisation_closed' | 'still_has_holders'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (posts.some((post) => post.holder !== undefined)) return refuse('still_has_holders');
  return succeed(undefined);
}

/**
 * Decides whether one organisation may stand under another.
 * Refuses: `parent_circle` (it is the same one, or stands under it already).
 */
export function mayStandUnder(
  organisationId: string,
  parentAndAbove: readonly string[],
): Refused<'parent_circle'> {
  return parentAndAbove.includes(organisationId) ? refuse('parent_circle') : succeed(undefined);
}

/** Tells whether a household has somebody to turn to: a held post answers for it or above it. */
export function isReached(household: string, answering: ReadonlySet<string>): boolean {
  if (answering.has(household)) return true;
  return ancestorPaths(household).some((path) => answering.has(path));
}

/**
 * Counts, for every place at or above a household up to `top`, how many households it has and how
 * many of them somebody answers for. `answering` holds the paths of held posts that reach
 * households.
 */
export function countCoverage(
  top: string,
  households: readonly string[],
  answering: ReadonlySet<string>,
): ReadonlyMap<string, Coverage> {
  const counted = new Map<string, { households: number; reached: number }>();
  for (const household of households) {
    const reached = isReached(household, answering) ? 1 : 0;
    for (const path of [...ancestorPaths(household), household]) {
      if (!isWithin(path, top)) continue;
      const before = counted.get(path) ?? { households: 0, reached: 0 };
      counted.set(path, {
        households: before.households + 1,
        reached: before.reached + reached,
      });
    }
  }
  return counted;
}
