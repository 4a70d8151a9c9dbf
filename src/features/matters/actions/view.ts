import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { Matter, State, Verb, Voice } from '#/features/matters/model/matter.ts';
import type { Assignment, Comment, MatterEvent, Offer } from '#/features/matters/model/record.ts';
import type {
  Allowed,
  ClockShown,
  MatterView,
  PersonShown,
} from '#/features/matters/model/view.ts';
import { isLive } from '#/features/matters/rules/clocks.ts';
import type { Clock } from '#/features/matters/rules/clocks.ts';
import { openVerbs } from '#/features/matters/rules/decide.ts';
import { bucketOf, isClosed } from '#/features/matters/rules/states.ts';
import { listComments, listEvents } from '#/features/matters/store/events.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { isFollower, listOffers, listOpenRequests } from '#/features/matters/store/neighbours.ts';
import { listHiddenPhotos } from '#/features/matters/store/hiding.ts';
import { listPhotos, listVerdicts } from '#/features/matters/store/outcomes.ts';
import { listContactSights, listLinks, noteContactSight } from '#/features/matters/store/sights.ts';
import { hasPassedOn } from '#/features/matters/policy.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { nameAgainst } from './against.ts';
import { categoryOf, leadOf, openToRead, situationOf } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { isPast, makeShower } from './show.ts';
import type { Shower } from './show.ts';
import { recordMatter } from './take-step.ts';

/**
 * Reads a matter with everything the reader may see of it. Whoever is shown how to reach the asker
 * is noted, once, where the asker can read it.
 * Refuses: `not_found`, also when it is not theirs to see.
 */
export async function readMatter(
  context: Context,
  input: MatterKey,
): Promise<Result<MatterView, 'not_found'>> {
  const opened = await openToRead(context, input);
  if (!opened.ok) return opened;
  await noteSight(context, opened.value);
  return succeed(await show(context, opened.value));
}

/**
 * Reads a matter by the number read out on the telephone.
 * Refuses: `not_found`, also when it is not theirs to see.
 */
export async function readByReference(
  context: Context,
  input: { readonly communityId: string; readonly reference: string },
): Promise<Result<MatterView, 'not_found'>> {
  const found = await findByReference(context.db, input.communityId, input.reference);
  return found === undefined ? refuse('not_found') : readMatter(context, found);
}

type Parts = {
  readonly events: readonly MatterEvent[];
  readonly comments: readonly Comment[];
  readonly offers: readonly Offer[];
  readonly requests: Awaited<ReturnType<typeof listOpenRequests>>;
  readonly contactReaders: readonly string[];
};

function isOneOf({ actorId, personId }: Subject, ids: readonly string[]): boolean {
  return ids.some((id) => id === actorId || id === personId);
}

async function show(context: Context, opened: Seen): Promise<MatterView> {
  const { matter, spot, reference, assignments, taker, sight } = opened;
  const { db, now, subject } = context;
  const parts = await loadParts(context, opened);
  const shower = await showerFor(context, opened, parts);
  // Whoever is acted for sees who did; so do those who may see persons anyway.
  const seesTyping = sight.others === 'name' || taker.parts.includes('asker');
  const photos = await listPhotos(db, matter);
  const links = await listLinks(db, matter, matter.mergedInto);
  const isFollowing =
    subject.personId !== undefined && (await isFollower(db, matter, subject.personId));
  return {
    ...bareView(matter, now),
    placeId: sight.spot === 'exact' ? matter.placeId : (matter.buildingId ?? matter.placeId),
    point: shownPoint(opened),
    passedFrom: sight.notes.includes('parties') ? matter.passedFrom : undefined,
    isMine: taker.parts.includes('asker'),
    isInMyHands: taker.parts.includes('holder'),
    categoryNames: categoryOf(reference, matter, spot).names,
    parts: taker.parts,
    isOnDuty: isOnDuty(context, opened),
    isAskerBeyond: isAskerBeyond(opened),
    isFollowing,
    asker: shower.asker(),
    about: seesAbout(opened) ? await nameAgainst(db, matter, levelOf(opened)) : undefined,
    hands: assignments.map((one) => handOf(one, shower)),
    offersOpen: parts.offers.map((offer) => ({
      id: offer.id,
      at: offer.at,
      person: shower.person(offer.personId, 'neighbour'),
      words: offer.words,
    })),
    requests: parts.requests.map((request) => ({
      kind: request.kind,
      at: request.at,
      person: shower.person(request.personId, request.kind === 'pause' ? 'holder' : 'neighbour'),
      reason: request.reason,
      until: request.until,
    })),
    events: parts.events.map((event) => eventOf(event, { matter, shower, seesTyping })),
    commentList: parts.comments.map(({ id, at, body, visibility, personId, voice, hidden }) => ({
      id,
      at,
      body,
      visibility,
      hidden,
      by: shower.person(personId, voice),
    })),
    hiddenPhotos: await listHiddenPhotos(db, matter),
    photoList: photos.map(({ fileId, stage, at, ...by }) => ({
      fileId,
      stage,
      at,
      isMine: isOneOf(subject, [by.personId, by.actorId]),
    })),
    verdicts: (await listVerdicts(db, matter)).map(({ at, answer, isSatisfied, thanks }) => ({
      at,
      answer,
      isSatisfied,
      thanks,
    })),
    clocks: opened.clocks.filter(isLive).map((clock) => clockOf(clock, now)),
    mergedInto: links.find(({ isTarget }) => isTarget),
    mergedHere: links.filter(({ isTarget }) => !isTarget),
    contactSeenBy: parts.contactReaders.map((id) => shower.person(id, 'staff')),
    allowed: allowedTo(opened, { ...parts, isFollowing, photoCount: photos.length }),
  };
}

/** Steps of those who are sent to look, who need not be staff: a building leader, say. */
const lookingVerbs: ReadonlySet<Verb> = new Set<Verb>(['verify_found', 'pass_check']);

function isAskerBeyond({ sight, taker }: Seen): boolean {
  const isKnown = sight.asker === 'contact' || taker.parts.includes('asker');
  return sight.notes.includes('staff') && !isKnown;
}

function isOnDuty({ subject }: Context, opened: Seen): boolean {
  const { matter, spot, sight, taker } = opened;
  return (
    sight.notes.includes('staff') ||
    hasPassedOn(subject, matter, { where: spot, taker }) ||
    openVerbs(situationOf(opened), taker).some((verb) => lookingVerbs.has(verb))
  );
}

function seesAbout({ taker, sight }: Seen): boolean {
  return taker.parts.includes('asker') || sight.notes.includes('staff');
}

function levelOf({ sight }: Seen): 'L1' | 'L2' {
  return sight.others === 'name' ? 'L2' : 'L1';
}

async function loadParts(context: Context, opened: Seen): Promise<Parts> {
  const { matter, taker, sight } = opened;
  const { db, subject } = context;
  const isParty = sight.notes.includes('parties');
  const isAnswering = taker.parts.includes('holder') || taker.parts.includes('dispatcher');
  const offers = (await listOffers(db, matter)).filter(({ answer }) => answer === undefined);
  const seesContactLog = taker.parts.includes('asker') || sight.notes.includes('staff');
  return {
    events: await listEvents(db, matter, sight.notes),
    comments: await listComments(db, matter, sight.notes),
    offers: offers.filter(({ personId }) => isAnswering || personId === subject.personId),
    requests: isParty ? await listOpenRequests(db, matter) : [],
    contactReaders: seesContactLog ? await listContactSights(db, matter) : [],
  };
}

async function showerFor(context: Context, opened: Seen, parts: Parts): Promise<Shower> {
  const { matter, assignments, sight } = opened;
  const personIds = [
    ...assignments.map(({ personId }) => personId),
    ...parts.events.flatMap((event) => [event.personId, event.actorId, event.addressedTo]),
    ...parts.comments.map(({ personId }) => personId),
    ...parts.offers.map(({ personId }) => personId),
    ...parts.requests.map(({ personId }) => personId),
    ...parts.contactReaders,
  ];
  return makeShower(context, {
    askerId: matter.askerId,
    communityId: matter.communityId,
    personIds,
    sight,
  });
}

function bareView(matter: Matter, now: Temporal.Instant) {
  const { counts } = matter;
  return {
    communityId: matter.communityId,
    id: matter.id,
    reference: matter.reference,
    buildingId: matter.buildingId,
    compoundId: matter.compoundId,
    profile: matter.profile,
    category: matter.category,
    suggestedCategory: matter.suggestedCategory,
    title: matter.title,
    body: matter.body,
    hidden: matter.hidden,
    visibility: matter.visibility,
    isAnonymous: matter.isAnonymous,
    state: matter.state,
    bucket: bucketOf(matter.state, matter.holderId),
    raisedAt: matter.raisedAt,
    stateSince: matter.stateSince,
    scheduledFor: matter.scheduledFor,
    queue: matter.queue,
    sendBacks: counts.sendBacks,
    deadlineAt: matter.deadlineAt,
    isOverdue: isPast(matter.deadlineAt, now) && matter.state !== 'done',
    followers: counts.followers,
    comments: counts.comments,
    offers: counts.offers,
    photos: counts.photos,
  };
}

/** The point of a thing outdoors is everybody's; that of a flat says who lives there. */
function shownPoint({ matter, spot, sight }: Seen): Matter['point'] {
  const isIndoors = matter.buildingId !== undefined && matter.buildingId !== spot.placeId;
  return sight.spot === 'exact' || !isIndoors ? matter.point : undefined;
}

function handOf(assignment: Assignment, shower: Shower): MatterView['hands'][number] {
  const voice = assignment.role === 'lead' ? 'holder' : 'helper';
  return {
    person: shower.person(assignment.personId, voice),
    role: assignment.role,
    since: assignment.startedAt,
    until: assignment.endedAt,
    endReason: assignment.endReason,
  };
}

function eventOf(
  event: MatterEvent,
  around: { readonly matter: Matter; readonly shower: Shower; readonly seesTyping: boolean },
): MatterView['events'][number] {
  const { matter, shower, seesTyping } = around;
  const isForAnother = event.actorId !== undefined && event.actorId !== event.personId;
  const typedBy: PersonShown | undefined =
    seesTyping && isForAnother ? shower.person(event.actorId, event.voice) : undefined;
  return {
    at: event.at,
    verb: event.verb,
    fromState: event.fromState,
    toState: event.toState,
    by: shower.person(event.personId, event.voice),
    to:
      event.addressedTo === undefined
        ? undefined
        : shower.person(event.addressedTo, listenerOf(matter, event)),
    typedBy,
    note: event.note,
    visibility: event.visibility,
    hidden: event.hidden,
    passedTo: event.passedTo,
  };
}

/** As what somebody is spoken to: the asker, or whoever had or was given it. */
function listenerOf({ askerId }: Matter, { verb, addressedTo }: MatterEvent): Voice {
  if (addressedTo === askerId) return 'asker';
  return verb.endsWith('_offer') ? 'helper' : 'holder';
}

function clockOf(clock: Clock, now: Temporal.Instant): ClockShown {
  const { stage, dueAt, isProvisional } = clock;
  if (dueAt === undefined) return { stage, dueAt, state: 'standing', isProvisional };
  return { stage, dueAt, state: isPast(dueAt, now) ? 'late' : 'running', isProvisional };
}

const workingStates: ReadonlySet<State> = new Set([
  'claimed',
  'assigned',
  'in_progress',
  'scheduled',
  'waiting_asker',
  'waiting_partner',
  'rework',
  'reopened',
]);

function allowedTo(
  opened: Seen,
  around: Pick<Parts, 'requests'> & { readonly isFollowing: boolean; readonly photoCount: number },
): Allowed {
  const { matter, taker, sight, assignments } = opened;
  const has = (...wanted: readonly string[]) => taker.parts.some((part) => wanted.includes(part));
  const isSignedIn = taker.ids.length > 0;
  const isUnderWay = !isClosed(matter.state) && matter.state !== 'done';
  const hasHolder = matter.holderId !== undefined;
  const isAsked = around.requests.some(({ kind }) => kind === 'release');
  const isAssigned = leadOf(assignments)?.origin === 'assigned';
  const isNearby = has('neighbour', 'staff', 'dispatcher');
  return {
    verbs: openVerbs(situationOf(opened), taker),
    offerHelp: isUnderWay && has('neighbour', 'staff') && !has('asker', 'holder', 'helper'),
    answerOffers: has('holder', 'dispatcher') && hasHolder && isUnderWay,
    stopHelping: has('helper'),
    follow: isSignedIn && !has('asker') && !around.isFollowing,
    requestRelease:
      isUnderWay &&
      hasHolder &&
      !isAsked &&
      (isNearby || has('asker')) &&
      (!has('holder') || isAssigned),
    refuseRelease: has('holder') && isAsked,
    requestPause: has('holder') && workingStates.has(matter.state),
    rearrange: has('dispatcher', 'staff') && !taker.isAgainst && !isClosed(matter.state),
    addPhotos: isSignedIn && sight.notes.includes('parties') && around.photoCount < MAX_PHOTOS,
    commentAs: isSignedIn ? sight.notes : [],
  };
}

async function noteSight(context: Context, { matter, taker, sight }: Seen): Promise<void> {
  const readerId = context.subject.actorId;
  if (sight.asker !== 'contact' || readerId === undefined || taker.parts.includes('asker')) return;
  const isFirst = await noteContactSight(context.db, matter, { readerId, at: context.now });
  if (isFirst) await recordMatter(context, matter, { verb: 'see_contact' });
}
