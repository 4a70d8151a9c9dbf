import type { Profile, Queue, Visibility } from '#/features/matters/model/matter.ts';
import type { Condition, Route, Target } from '#/features/matters/model/reference.ts';
import type { NearOrganisation, SpotPlace } from '#/features/matters/model/surroundings.ts';
import { brand } from '#/lib/brand.ts';
import { dateOf, isWorkingDay } from '#/lib/working-calendar.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';
import { isBetween } from './quiet-hours.ts';

/** What the expressions of the routing table may ask about. */
export type RoutingFacts = {
  readonly profile: Profile;
  readonly category: string;
  readonly group: string;
  readonly clockClass: string;
  readonly visibility: Visibility;
  /** The places of the matter, the highest first and itself last. */
  readonly line: readonly SpotPlace[];
  readonly organisations: readonly NearOrganisation[];
  readonly at: Temporal.Instant;
  readonly calendar: WorkingCalendar;
  /** The code of the grid (網格) whose border the point of the matter lies in. */
  readonly grid?: string | undefined;
  /** The level at which whoever a complaint is about stands or serves. */
  readonly againstLevel?: number | undefined;
};

/** What an expression depends on; who is there to be asked comes after. */
export type ConditionFacts = Omit<RoutingFacts, 'organisations'>;

/** A queue taken apart again, for asking who stands behind it. */
export type QueueParts =
  | { readonly organisationId: string; readonly post: string | undefined }
  | { readonly role: string; readonly placeId: string };

const COMMUNITY_LEVEL = 50;
/** Who looks after what no route names: the dispatcher of the community. */
const LAST_ROLE = 'dispatcher';

/**
 * Finds who has to look at a matter: the targets of the first route whose condition holds, the
 * first of them that somebody stands behind. A matter that no route knows waits for the community's
 * dispatcher: none is ever without a queue.
 */
export function findQueue(routes: readonly Route[], facts: RoutingFacts): Queue {
  for (const route of routes) {
    if (!holds(route.condition, facts)) continue;
    for (const target of route.targets) {
      const queue = resolveTarget(target, facts);
      if (queue !== undefined) return queue;
    }
  }
  return communityQueue(LAST_ROLE, facts.line);
}

/** Tells whether a route that holds asks for a post, so that posts have to be known. */
export function asksForPosts(routes: readonly Route[], facts: ConditionFacts): boolean {
  return routes.some(
    ({ condition, targets }) =>
      targets.some((target) => 'post' in target && target.post !== undefined) &&
      holds(condition, facts),
  );
}

/** Lists the kinds of bodies that some route asks. */
export function routedKinds(routes: readonly Route[]): ReadonlySet<string> {
  const targets = routes.flatMap((route) => route.targets);
  return new Set(
    targets.flatMap((target) => ('organisation' in target ? [target.organisation] : [])),
  );
}

/** Tells whether a route asks what a matter lies in, so that its grid has to be known. */
export function asksForGrids(routes: readonly Route[]): boolean {
  return routes.some(({ condition }) => mentionsWithin(condition));
}

/** Tells whether an expression holds for a matter. */
export function holds(condition: Condition, facts: ConditionFacts): boolean {
  if ('always' in condition) return true;
  if ('all' in condition) return condition.all.every((inner) => holds(inner, facts));
  if ('any' in condition) return condition.any.some((inner) => holds(inner, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  if ('profile' in condition) return condition.profile.includes(facts.profile);
  if ('category' in condition) return condition.category.includes(facts.category);
  if ('group' in condition) return condition.group.includes(facts.group);
  if ('clockClass' in condition) return condition.clockClass.includes(facts.clockClass);
  if ('visibility' in condition) return condition.visibility.includes(facts.visibility);
  if ('within' in condition) {
    const { within } = condition;
    const isInGrid = facts.grid !== undefined && within.includes(facts.grid);
    return isInGrid || facts.line.some(({ placeId }) => within.includes(placeId));
  }
  if ('insideKind' in condition) {
    return facts.line.some(({ kind }) => condition.insideKind.includes(kind));
  }
  return holdsInTime(condition, facts);
}

/** Writes the queue of a body, perhaps for the holder of one of its posts. */
export function organisationQueue(organisationId: string, post?: string): Queue {
  const suffix = post === undefined ? '' : `/${post}`;
  return brand<Queue>(`organisation:${organisationId}${suffix}`);
}

/** Writes the queue of those who hold a role at a place. */
export function roleQueue(role: string, placeId: string): Queue {
  return brand<Queue>(`role:${role}@${placeId}`);
}

/** Takes a queue apart. */
export function readQueue(queue: Queue): QueueParts {
  const [kind = '', rest = ''] = queue.split(':', 2);
  if (kind === 'organisation') {
    const [organisationId = '', post] = rest.split('/', 2);
    return { organisationId, post };
  }
  const [role = '', placeId = ''] = rest.split('@', 2);
  return { role, placeId };
}

function mentionsWithin(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(mentionsWithin);
  if ('any' in condition) return condition.any.some(mentionsWithin);
  return 'not' in condition ? mentionsWithin(condition.not) : 'within' in condition;
}

function holdsInTime(
  condition:
    | { readonly between: readonly [string, string] }
    | { readonly weekday: readonly number[] }
    | { readonly isWorkingDay: boolean },
  { at, calendar }: ConditionFacts,
): boolean {
  const local = at.toZonedDateTimeISO(calendar.zone);
  if ('weekday' in condition) return condition.weekday.includes(local.dayOfWeek);
  if ('isWorkingDay' in condition) {
    return isWorkingDay(dateOf(at, calendar), calendar) === condition.isWorkingDay;
  }
  const [from, to] = condition.between;
  return isBetween(local.toPlainTime(), { from, to });
}

function resolveTarget(target: Target, facts: RoutingFacts): Queue | undefined {
  if ('above' in target) return roleQueue(target.role, placeAbove(facts).placeId);
  if ('role' in target) {
    const { role, atKind } = target;
    if (atKind === undefined) return communityQueue(role, facts.line);
    const place = facts.line.findLast(({ kind }) => kind === atKind);
    return place === undefined ? undefined : roleQueue(role, place.placeId);
  }
  const fitting = facts.organisations.filter(
    ({ kind, heldPosts }) =>
      kind === target.organisation &&
      (target.post === undefined || heldPosts.includes(target.post)),
  );
  for (const { placeId } of facts.line.toReversed()) {
    const here = fitting
      .filter((organisation) => organisation.placeId === placeId)
      .toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1))[0];
    if (here !== undefined) return organisationQueue(here.organisationId, target.post);
  }
  return undefined;
}

function communityQueue(role: string, line: readonly SpotPlace[]): Queue {
  return roleQueue(role, communityOf(line).placeId);
}

function communityOf(line: readonly SpotPlace[]): SpotPlace {
  const community = line.find(({ level }) => level === COMMUNITY_LEVEL) ?? line.at(-1);
  if (community === undefined) throw new RangeError('A matter lies in no place.');
  return community;
}

/**
 * Who is complained about does not judge it, nor do those beside them: of bodies within a community
 * the community judges, of the community's own people the place above it.
 */
function placeAbove({ line, againstLevel }: RoutingFacts): SpotPlace {
  const community = communityOf(line);
  if (againstLevel === undefined || againstLevel > community.level) return community;
  return line.findLast(({ level }) => level < againstLevel) ?? line[0] ?? community;
}
