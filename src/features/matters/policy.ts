import type { Role, Subject } from '#/platform/access/subject.ts';
import { holdsRole, holdsRoleAnywhere, isNeighbour } from '#/platform/access/subject.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Matter, NoteVisibility, Part, Queue, Visibility } from './model/matter.ts';
import type { Taker } from './rules/decide.ts';
import { readQueue } from './rules/routing.ts';
import { isClosed } from './rules/states.ts';

/** Whom a complaint is about, if it is one. */
type Complaint = Pick<Matter, 'againstPersonId' | 'againstOrganisationId'>;

/** Where a matter is, for asking whose roles reach it. */
export type Where = { readonly path: string; readonly communityId: string };

/** What a reader sees of a matter; whoever may not see it at all gets none of this. */
export type Sight = {
  /** The asker: nothing, how neighbours call them, the name, or the name with how to reach them. */
  readonly asker: 'hidden' | 'neighbour' | 'name' | 'contact';
  /** Those who help, comment and follow. */
  readonly others: 'hidden' | 'neighbour' | 'name';
  /** Which lines of the story. */
  readonly notes: readonly NoteVisibility[];
  /** The very flat and point, or only the building. */
  readonly spot: 'exact' | 'building';
};

/** What a reader sees in lists of a community; narrower than or the same as matter by matter. */
export type ListSight = {
  readonly personId: string | undefined;
  readonly visibilities: readonly Visibility[];
  /** The bodies about which a complaint is not theirs to see. */
  readonly organisationIds: readonly string[];
  /** Who acts for another: a complaint about themselves is not theirs to see, whoever raised it. */
  readonly actingId: string | undefined;
  readonly spot: Sight['spot'];
};

const DISPATCHERS: readonly Role[] = ['dispatcher', 'community_worker'];
const STAFF: readonly Role[] = ['community_worker', 'dispatcher', 'grid_worker'];
const VERIFIERS: readonly Role[] = ['grid_worker', 'building_leader', 'community_worker'];
const QUEUE_ROLES: readonly Role[] = [
  'building_leader',
  'grid_worker',
  'community_worker',
  'dispatcher',
];

/**
 * Tells whether somebody may bring what an old book of a community says, and take it out: whoever
 * reads all that its staff reads there, and works for that community.
 */
export function mayTakeOver(subject: Subject, path: string): boolean {
  return subject.grants.some(
    (grant) =>
      grant.role === 'community_worker' &&
      grant.communityId !== undefined &&
      isWithin(path, grant.path),
  );
}

/** Tells what somebody is to a matter, and whether the complaint is about them. */
export function takerOf(
  subject: Subject,
  matter: Matter,
  around: { readonly where: Where; readonly helperIds: readonly string[] },
): Taker {
  const { where, helperIds } = around;
  const { personId, actorId } = subject;
  const parts: Part[] = [];
  if (personId !== undefined && personId === matter.askerId) parts.push('asker');
  if (personId !== undefined && personId === matter.holderId) parts.push('holder');
  if (personId !== undefined && helperIds.includes(personId)) parts.push('helper');
  if (isNeighbour(subject, where.communityId)) parts.push('neighbour');
  if (holdsRole(subject, STAFF, where.path) || answersFor(subject, matter.queue, where.path)) {
    parts.push('staff');
  }
  if (holdsRole(subject, DISPATCHERS, where.path)) parts.push('dispatcher');
  if (holdsRole(subject, VERIFIERS, where.path)) parts.push('verifier');
  const ids = [...new Set([personId, actorId].filter((id) => id !== undefined))];
  return { parts, ids, isAgainst: isAbout(subject, matter) };
}

/** The system, which acts when time is up. */
export const systemTaker: Taker = { parts: ['system'], ids: [], isAgainst: false };

/**
 * Tells what a reader sees of a matter, or that they do not see it. Roles above the community see
 * no more of persons than neighbours do, and whoever a complaint is about reads it as a stranger.
 */
export function sightOf(
  subject: Subject,
  matter: Matter,
  around: { readonly where: Where; readonly taker: Taker },
): Sight | undefined {
  const { where, taker } = around;
  const actingId = actingIdOf(subject);
  const isAboutActor = actingId !== undefined && matter.againstPersonId === actingId;
  if (isAboutActor && matter.visibility !== 'all') return undefined;
  const has = (part: Part) => taker.parts.includes(part);
  // A building leader who looks after a report is a neighbour with a duty, not staff.
  const isStaff = !taker.isAgainst && (has('staff') || has('dispatcher'));
  const isParty =
    has('asker') || has('holder') || has('helper') || hasPassedOn(subject, matter, around);
  const mayRead =
    matter.visibility === 'all' ||
    isParty ||
    isStaff ||
    (matter.visibility === 'neighbours' && has('neighbour') && !taker.isAgainst);
  if (!mayRead) return undefined;
  const seesPersons = isStaff && holdsBelowCommunity(subject, where.path);
  const reader: Reader = {
    isAsker: has('asker'),
    isParty,
    isStaff,
    seesPersons,
    seesContact: seesPersons || (has('holder') && !isClosed(matter.state)),
    seesNeighbours: has('neighbour') || isParty || isStaff,
  };
  return {
    asker: askerSight(matter, reader),
    others: othersSight(reader),
    notes: notesFor(reader),
    spot: reader.seesContact || reader.isAsker ? 'exact' : 'building',
  };
}

/** Tells whether somebody handed a matter on: until it is taken over they read it, no more. */
export function hasPassedOn(
  subject: Subject,
  { passedFrom }: Matter,
  { where, taker }: { readonly where: Where; readonly taker: Taker },
): boolean {
  return (
    passedFrom !== undefined && !taker.isAgainst && answersFor(subject, passedFrom, where.path)
  );
}

/** Tells what a reader sees in lists of a community. */
export function listSightOf(subject: Subject, community: Where): ListSight {
  const isStaff = holdsRole(subject, STAFF, community.path);
  const isLocal = isNeighbour(subject, community.communityId);
  const visibilities: Visibility[] = ['all'];
  if (isStaff || isLocal) visibilities.push('neighbours');
  if (isStaff) visibilities.push('staff');
  return {
    personId: subject.personId,
    visibilities,
    organisationIds: bodiesOf(subject),
    actingId: actingIdOf(subject),
    spot: holdsBelowCommunity(subject, community.path) ? 'exact' : 'building',
  };
}

/** Tells whether somebody works the desk of any place by a role of theirs. */
export function worksSomewhere(subject: Subject): boolean {
  return holdsRoleAnywhere(subject, STAFF);
}

/** Tells whether somebody is sent to look at a place: before the work and after it. */
export function mayGoRound(subject: Subject, path: string): boolean {
  return holdsRole(subject, VERIFIERS, path);
}

/** Finds where somebody goes round: the first place in a community that they look after. */
export function roundPlaceOf({ grants }: Subject): string | undefined {
  const looks = (role: Role) => VERIFIERS.includes(role) || STAFF.includes(role);
  return grants.find(({ role, communityId }) => communityId !== undefined && looks(role))?.placeId;
}

/** Tells whether somebody works the desk of a place: sees its queues and what presses. */
export function mayWorkDesk(subject: Subject, path: string): boolean {
  return holdsRole(subject, STAFF, path);
}

/** Tells whether somebody may write the ready answers of a body that stands at a place. */
export function mayWriteTemplates(subject: Subject, path: string): boolean {
  return holdsRole(subject, DISPATCHERS, path);
}

/** Lists the bodies somebody belongs to or works for. */
export function ownBodies({ organisationIds, grants }: Subject): readonly string[] {
  return [...new Set([...organisationIds, ...grants.flatMap((one) => one.organisationId ?? [])])];
}

/** Tells whether somebody decides whose a matter is that was sent back too often. */
export function mayDecideQueue(subject: Subject, path: string): boolean {
  return holdsRole(subject, DISPATCHERS, path);
}

/** Tells whether somebody may set categories, deadlines, routes and calendars of a place. */
export function maySetReference(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward'], path);
}

/** Tells whether somebody may set them for everywhere: a steward above the communities. */
export function maySetEverywhere(subject: Subject): boolean {
  return subject.grants.some(
    ({ role, communityId }) => role === 'steward' && communityId === undefined,
  );
}

/** Tells whether what waits in a queue at a place is for somebody to look after. */
export function answersFor(subject: Subject, waiting: Queue, path: string): boolean {
  const queue = readQueue(waiting);
  if ('organisationId' in queue) return subject.organisationIds.includes(queue.organisationId);
  const role = QUEUE_ROLES.find((known) => known === queue.role);
  return role !== undefined && holdsRole(subject, [role], path);
}

/** Who acts for another, if anybody does: what the other may see is shown to them. */
export function actingIdOf({ actorId, personId }: Subject): string | undefined {
  return actorId === personId ? undefined : actorId;
}

/** The bodies to whose members is denied what concerns a complaint about them. */
function bodiesOf({ organisationIds, restingOrganisationIds = [] }: Subject): readonly string[] {
  return [...organisationIds, ...restingOrganisationIds];
}

/** Tells whether a complaint is about somebody, or about a body they belong to. */
export function isAbout(
  subject: Subject,
  { againstPersonId, againstOrganisationId }: Complaint,
): boolean {
  const isPerson =
    againstPersonId !== undefined &&
    (againstPersonId === subject.personId || againstPersonId === subject.actorId);
  const isBody =
    againstOrganisationId !== undefined && bodiesOf(subject).includes(againstOrganisationId);
  return isPerson || isBody;
}

/** Data of persons need a role granted at the community or below it, however high another is. */
function holdsBelowCommunity(subject: Subject, path: string): boolean {
  return subject.grants.some(
    (grant) =>
      grant.communityId !== undefined && STAFF.includes(grant.role) && isWithin(path, grant.path),
  );
}

type Reader = {
  readonly isAsker: boolean;
  readonly isParty: boolean;
  readonly isStaff: boolean;
  readonly seesPersons: boolean;
  readonly seesContact: boolean;
  readonly seesNeighbours: boolean;
};

function askerSight(matter: Matter, reader: Reader): Sight['asker'] {
  if (reader.seesContact) return 'contact';
  if (reader.isAsker) return 'name';
  if (matter.isAnonymous && !reader.isStaff) return 'hidden';
  return reader.seesNeighbours ? 'neighbour' : 'hidden';
}

function othersSight({ seesPersons, seesNeighbours }: Reader): Sight['others'] {
  if (seesPersons) return 'name';
  return seesNeighbours ? 'neighbour' : 'hidden';
}

function notesFor({ isStaff, isParty }: Reader): readonly NoteVisibility[] {
  if (isStaff) return ['public', 'parties', 'staff'];
  return isParty ? ['public', 'parties'] : ['public'];
}
