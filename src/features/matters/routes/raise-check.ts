import { z } from 'zod';
import { openDraft } from '#/features/matters/actions/drafts.ts';
import { findSpot } from '#/features/matters/actions/spot.ts';
import { findAlike } from '#/features/matters/actions/suggest.ts';
import { raiseMatter } from '#/features/matters/actions/raise.ts';
import type { RaiseInput, RaiseOutput, RaiseRefusal } from '#/features/matters/actions/raise.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { MAX_BODY, MAX_PHOTOS, MAX_TITLE } from '#/features/matters/model/limits.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import { COMPLAINT } from '#/features/matters/model/reference.ts';
import { raiseCheckPage } from '#/features/matters/pages/raise-check.ts';
import { readQueue } from '#/features/matters/rules/routing.ts';
import { listOwnPhotos } from '#/features/matters/store/photos.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { raisingRefusals as words } from '#/features/matters/words/raise-refusals.ts';
import { findOrganisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashToken } from '#/platform/auth/sessions.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { flag, line, list, optionalLine, placeId, prose, uuid } from '#/platform/http/fields.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment } from '#/platform/i18n/format.ts';
import { cardLines, categoryLine } from './cards.ts';
import { aboutField, againstOf, findAnswerable } from './raise-about.ts';
import { checkShape, draftField, optionalDraftField, raisedShape } from './raise-shapes.ts';
import type { CheckShown } from './raise-shapes.ts';
import { findCommunity, openTold, readTold } from './raise-told.ts';
import type { Told } from './raise-told.ts';
import { nameSpots } from './spots.ts';

const MAX_CODE = 64;
const MOST_ALIKE = 3;

/** The fourth screen: is it one of these, and is all right. */
export const checkPage = endpoint({
  name: 'matters.raise_check_page',
  method: 'GET',
  path: '/raise/check',
  summary: 'Shows what was told to be checked, and open matters that may be the same.',
  policy: everyone,
  input: z.object({ draft: draftField }),
  output: checkShape,
  words,
  run: loadCheckPage,
  page: raiseCheckPage,
});

async function loadCheckPage(
  context: Context,
  input: { readonly draft: string },
): Promise<Result<CheckShown, 'draft_gone' | 'place_unknown' | 'category_not_here'>> {
  const opened = await openTold(context, input.draft);
  if (!opened.ok) return opened;
  const told = opened.value;
  const reference = await readReference(context.db);
  const alike = await loadAlike(context, told);
  if (!alike.ok) return alike;
  const community = await findCommunity(context, told.placeId);
  const id = told.isPlaceChosen ? told.placeId : undefined;
  const names = await nameSpots(context.db, {
    placeIds: id === undefined ? [] : [id],
    below: community?.path ?? '',
  });
  return succeed({
    draft: told.token,
    body: told.body,
    photos: [...told.photos],
    category: told.category === undefined ? undefined : categoryLine(reference, told.category),
    suggestedCategory: told.suggestedCategory,
    where: id === undefined ? undefined : names.get(id),
    profile: profileOf(told, reference.categories.get(told.category ?? '')?.profiles),
    visibility: told.visibility,
    isAnonymous: told.isAnonymous,
    about: await loadAbout(context, told),
    alike: [...alike.value],
    isSignedIn: context.subject.actorId !== undefined,
  });
}

/** What was chosen for a complaint is nothing to do with another kind of matter. */
async function loadAbout(context: Context, told: Told): Promise<CheckShown['about']> {
  const { about, category, placeId: id } = told;
  if (about === undefined || category !== COMPLAINT || id === undefined) return undefined;
  const spot = await findSpot(context.db, id);
  return spot && findAnswerable(context, spot, about);
}

/** A category that was changed last may allow another kind of matter than before. */
function profileOf(
  told: Told,
  allowed: readonly Matter['profile'][] = [],
): Matter['profile'] | undefined {
  return allowed.find((one) => one === told.profile) ?? allowed[0];
}

async function loadAlike(
  context: Context,
  told: Told,
): Promise<Result<CheckShown['alike'], 'place_unknown' | 'category_not_here'>> {
  const { category, placeId: id, body } = told;
  if (category === undefined || id === undefined || !told.isPlaceChosen) return succeed([]);
  const found = await findAlike(context, { placeId: id, category, text: body });
  if (!found.ok) return found;
  const community = await findCommunity(context, id);
  const below = community?.path ?? '';
  const reader = { below, isStaff: false };
  return succeed(await cardLines(context, found.value.slice(0, MOST_ALIKE), reader));
}

/** Raises a matter, from the last screen or by a program, all at once. */
export const raise = endpoint({
  name: 'matters.raise',
  method: 'POST',
  path: '/matters',
  summary: 'Raises a matter: it gets a number, somebody who looks after it, and its deadlines.',
  policy: signedIn,
  input: z.object({
    profile: z.enum(profiles),
    category: line(MAX_CODE),
    suggestedCategory: optionalLine(MAX_CODE),
    placeId,
    title: optionalLine(MAX_TITLE),
    body: prose(MAX_BODY),
    visibility: z.enum(visibilities).default('all'),
    isAnonymous: flag,
    /** Whom a complaint is about: `organisation:` or `person:` and the id. */
    about: aboutField,
    /** Ids of photos that were sent before. */
    photos: list(uuid, MAX_PHOTOS),
    draft: optionalDraftField,
  }),
  output: raisedShape,
  words,
  run: async (context, { draft, about, ...told }) =>
    raiseAndTell(context, { ...told, ...againstOf(about), draftToken: draft }),
  onward: (_, { id, said }) => ({ to: `/matters/${id}`, notice: said }),
});

/**
 * Raises a matter with photos of the teller's own, and says who has it and by when.
 * Refuses as `raiseMatter` does, and `photo_gone`.
 */
export async function raiseAndTell(
  context: Context,
  input: RaiseInput,
): Promise<Result<z.infer<typeof raisedShape>, RaiseRefusal | 'photo_gone'>> {
  const own = await listOwnPhotos(context.db, input.photos, {
    tokenHash: input.draftToken === undefined ? undefined : hashToken(input.draftToken),
    actorId: context.subject.actorId,
    now: context.now,
  });
  if (!input.photos.every((id) => own.has(id))) return refuse('photo_gone');
  const paperForm = await paperFormOf(context, input);
  const raised = await raiseMatter(context, { ...input, paperForm });
  if (!raised.ok) return raised;
  const { reference, isRepeat } = raised.value;
  const said = await tellOf(context, raised.value);
  return succeed({ id: publicIdOf(raised.value), reference, isRepeat, said });
}

/** The draft knows from which sheet of paper it is copied; no form and no program says it. */
async function paperFormOf(
  context: Context,
  { draftToken }: RaiseInput,
): Promise<string | undefined> {
  const draft = draftToken === undefined ? undefined : await openDraft(context, draftToken);
  return draft && readTold(draftToken ?? '', draft).paperForm;
}

async function tellOf(context: Context, raised: RaiseOutput): Promise<string> {
  const say = raiseWords[context.language];
  if (raised.isRepeat) return say.repeated(raised.reference);
  const { matter } = raised;
  const reader = { language: context.language, zone: context.services.zone, now: context.now };
  const { deadlineAt } = matter;
  const when = deadlineAt === undefined ? undefined : formatMoment(reader, deadlineAt);
  return say.raised[matter.profile](matter.reference, await keeperOf(context, matter), when);
}

/** Names the body or the role that has to look at it now. */
async function keeperOf(context: Context, matter: Matter): Promise<string> {
  const say = raiseWords[context.language];
  const queue = readQueue(matter.queue);
  if ('role' in queue) {
    const role = say.roles[queue.role] ?? say.office;
    if (queue.placeId === matter.communityId) return role;
    // Of a place other than the community it is said which.
    const place = await findPlace(context.db, queue.placeId);
    return place === undefined ? role : say.roleAt(role, nameIn(place.names, context.language));
  }
  return (await findOrganisation(context.db, queue.organisationId))?.name ?? say.office;
}
