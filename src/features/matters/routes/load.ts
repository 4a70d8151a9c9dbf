import { findPlace } from '#/features/places/index.ts';
import { readByReference } from '#/features/matters/actions/view.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import type { LinkShown, MatterView, PersonShown } from '#/features/matters/model/view.ts';
import { findCardExtras } from '#/features/matters/store/card-extras.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findActingWay } from '#/platform/journal/deeds.ts';
import type { LiveParts } from '#/platform/http/live/marks.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { categoryLine, shownState } from './cards.ts';
import type { MatterPage, PersonLine } from './shapes.ts';
import { nameQueues, passedOf, queueNames } from './queues.ts';
import { nameSpots } from './spots.ts';

/** Finds the key of a matter that an address names. Refuses: `not_found`. */
export async function keyOf(
  context: Context,
  name: MatterName,
): Promise<Result<MatterKey, 'not_found'>> {
  const found = await findByReference(context.db, name.communityId, name.reference);
  if (found === undefined) return refuse('not_found');
  return succeed({ communityId: found.communityId, id: found.id });
}

/** Loads all that the page of a matter shows this reader. Refuses: `not_found`. */
export async function loadMatter(
  context: Context,
  name: MatterName,
): Promise<Result<MatterPage, 'not_found'>> {
  const read = await readByReference(context, name);
  return read.ok ? succeed(await pageOf(context, read.value)) : read;
}

/** Each step, word and photo that the reader is shown; what is hidden later changes its mark. */
export function liveMatter({ community, story, comments, photos }: MatterPage): LiveParts {
  return {
    communityIds: [community.id],
    things: [
      ...story.map(({ at, verb, note, hidden }) => [`${at}`, verb, note, hidden?.cause]),
      ...comments.map(({ at, body, hidden }) => [`${at}`, body, hidden?.cause]),
      ...photos.map(({ id }) => id),
    ],
  };
}

async function pageOf(context: Context, view: MatterView): Promise<MatterPage> {
  const community = await findPlace(context.db, view.communityId);
  if (community === undefined) throw new Error(`${view.communityId} is no place.`);
  const { homePlaceId, telephone } = view.asker;
  const placeIds = [view.placeId, ...(homePlaceId === undefined ? [] : [homePlaceId])];
  const spots = await nameSpots(context.db, { placeIds });
  const reference = await readReference(context.db);
  const isStaff = view.isOnDuty;
  const isInside = isStaff || view.parts.some((part) => part !== 'neighbour');
  const hasContact = telephone !== undefined || homePlaceId !== undefined;
  const person = (one: PersonShown) => lineOf(context, one);
  return {
    ...(await headOf(context, view, { isInside, isStaff })),
    category: { ...categoryLine(reference, view.category), names: view.categoryNames },
    where: spots.get(view.placeId) ?? { id: community.id, names: community.names },
    community: { id: community.id, names: community.names },
    asker: person(view.asker),
    about: view.about,
    contact: hasContact ? { telephone, home: spots.get(homePlaceId ?? '')?.names } : undefined,
    contactSeenBy: view.contactSeenBy.map(person),
    hands: view.hands.map(({ person: one, role, since, until }) => ({
      person: person(one),
      role,
      since,
      until,
    })),
    offers: view.offersOpen.map((offer) => ({ ...offer, person: person(offer.person) })),
    requests: view.requests.map((request) => ({ ...request, person: person(request.person) })),
    ...toldOf(
      view,
      person,
      await nameQueues(
        context,
        view.events.flatMap(({ passedTo }) => passedTo ?? []),
      ),
    ),
    verdict: view.verdicts.at(-1),
    clocks: view.clocks.map(({ stage, dueAt, state }) => ({ stage, dueAt, state })),
    cameIn: isStaff || view.isMine ? await cameInOf(context, view) : undefined,
    queue: isStaff ? await queueNames(context, view.queue) : undefined,
    passed: await passedOf(context, view),
    mergedInto: view.mergedInto && linkOf(view, view.mergedInto),
    mergedHere: view.mergedHere.map((link) => linkOf(view, link)),
    allowed: {
      ...view.allowed,
      verbs: [...view.allowed.verbs],
      commentAs: [...view.allowed.commentAs],
    },
  };
}

/** How it came in is nothing to do with neighbours: the asker and those on duty are told. */
async function cameInOf({ db }: Context, { id }: MatterView): Promise<MatterPage['cameIn']> {
  return findActingWay(db, { feature: 'matters', verb: 'raise', subjectId: id });
}

async function headOf(
  context: Context,
  view: MatterView,
  reader: { readonly isInside: boolean; readonly isStaff: boolean },
) {
  const isOver = view.bucket === 'closed';
  const isNear = reader.isInside || view.parts.includes('neighbour');
  const { personId } = context.subject;
  const extras = await findCardExtras(context.db, { keys: [view], personId });
  return {
    id: publicIdOf(view),
    reference: view.reference,
    title: view.title,
    body: view.body,
    hidden: view.hidden,
    profile: view.profile,
    visibility: view.visibility,
    bucket: view.bucket,
    state: shownState(view.state, reader.isInside ? 'inside' : 'outside'),
    raisedAt: view.raisedAt,
    deadlineAt: isOver ? undefined : view.deadlineAt,
    isOverdue: !isOver && view.isOverdue,
    scheduledFor: isNear ? view.scheduledFor : undefined,
    followers: view.followers,
    commentCount: view.comments,
    isMine: view.isMine,
    isInMyHands: view.isInMyHands,
    isFollowing: extras.get(view.id)?.isFollowing ?? false,
    isAnonymous: view.isAnonymous,
    isStaff: reader.isStaff,
    isAskerBeyond: view.isAskerBeyond,
    isSignedIn: context.subject.actorId !== undefined,
  };
}

function toldOf(
  view: MatterView,
  person: (one: PersonShown) => PersonLine,
  bodies: ReadonlyMap<Queue, Names>,
): Pick<MatterPage, 'story' | 'comments' | 'photos' | 'hiddenPhotos'> {
  return {
    story: view.events.map(({ at, verb, by, to, typedBy, note, visibility, hidden, passedTo }) => ({
      at,
      verb,
      by: person(by),
      to: to && person(to),
      typedBy: typedBy && person(typedBy),
      note,
      visibility,
      hidden,
      body: passedTo && bodies.get(passedTo),
    })),
    comments: view.commentList.map(({ at, by, body, visibility, hidden }) => ({
      at,
      by: person(by),
      body,
      visibility,
      hidden,
    })),
    hiddenPhotos: [...view.hiddenPhotos],
    photos: view.photoList.map(({ fileId: id, ...photo }) => ({ id, ...photo })),
  };
}

function lineOf({ subject }: Context, { voice, name, personId }: PersonShown): PersonLine {
  return { voice, name, isYou: personId !== undefined && personId === subject.personId };
}

function linkOf(
  view: MatterView,
  { reference, title }: LinkShown,
): MatterPage['mergedHere'][number] {
  const { communityId } = view;
  return { id: publicIdOf({ communityId, reference }), reference, title };
}
