import { createHash } from 'node:crypto';
import { MAX_PHOTOS, MAX_TITLE, REPEAT_MINUTES } from '#/features/matters/model/limits.ts';
import type {
  Matter,
  MatterId,
  Point,
  Profile,
  Visibility,
} from '#/features/matters/model/matter.ts';
import type { Category, Reference } from '#/features/matters/model/reference.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import type { Moment } from '#/features/matters/rules/clocks.ts';
import { raise, titleOf, writeReference } from '#/features/matters/rules/raising.ts';
import type { Raised } from '#/features/matters/rules/raising.ts';
import { asksForGrids, asksForPosts, findQueue } from '#/features/matters/rules/routing.ts';
import { categoryAt, clockSettingFor, routesFor } from '#/features/matters/rules/settings.ts';
import { saveClocks } from '#/features/matters/store/clock-row.ts';
import { deleteDraft } from '#/features/matters/store/drafts.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import {
  findRepeat,
  holdTelling,
  insertMatter,
  takeNumber,
} from '#/features/matters/store/matters.ts';
import { insertPhotos } from '#/features/matters/store/outcomes.ts';
import { enterForm } from '#/features/matters/store/paper-forms.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { brand } from '#/lib/brand.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { fold } from '#/lib/text.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashToken } from '#/platform/auth/sessions.ts';
import { againstLevelOf, isKnownHere } from './against.ts';
import type { Against } from './against.ts';
import { findGrid, findSpot, listNearOrganisations } from './spot.ts';
import { moveFigures, recordMatter } from './take-step.ts';

/** What somebody tells when they raise a matter. */
export type RaiseInput = {
  readonly profile: Profile;
  readonly placeId: string;
  readonly category: string;
  readonly suggestedCategory?: string | undefined;
  /** Left out, it is the first sentence of the body. */
  readonly title?: string | undefined;
  readonly body: string;
  readonly point?: Point | undefined;
  readonly visibility: Visibility;
  readonly isAnonymous: boolean;
  readonly againstPersonId?: string | undefined;
  readonly againstOrganisationId?: string | undefined;
  /** Ids of kept photos. */
  readonly photos: readonly string[];
  /** The token of the draft this was told in; it is thrown away. */
  readonly draftToken?: string | undefined;
  /** The number of the sheet of paper it is copied from; a sheet is one matter. */
  readonly paperForm?: string | undefined;
};

export type RaiseRefusal =
  | 'sign_in_required'
  | 'about_unknown'
  | 'place_unknown'
  | 'category_not_here'
  | 'nothing_told'
  | 'form_entered_already'
  | 'too_many_photos';

export type RaiseOutput = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  /** True when the same person had sent the same words a moment before: it is that matter. */
  readonly isRepeat: boolean;
  /** As it stands now. */
  readonly matter: Matter;
};

/**
 * Raises a matter: gives it a number, a queue and its clocks. The same words by the same person
 * within ten minutes are one matter.
 * Refuses: `sign_in_required`, `place_unknown` (no community or place in one), `category_not_here`
 * (no such category for this kind of matter at the place), `nothing_told`, `too_many_photos`,
 * `about_unknown` (whoever the complaint is about is not known here), `form_entered_already` (the
 * sheet it is copied from is another matter).
 */
export async function raiseMatter(
  context: Context,
  input: RaiseInput,
): Promise<Result<RaiseOutput, RaiseRefusal>> {
  const { personId, actorId } = context.subject;
  if (personId === undefined || actorId === undefined) return refuse('sign_in_required');
  if (input.body.trim() === '' && (input.title ?? '').trim() === '') return refuse('nothing_told');
  if (input.photos.length > MAX_PHOTOS) return refuse('too_many_photos');
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const category = categoryAt(reference, input.category, spot.line);
  if (!category?.profiles.includes(input.profile)) return refuse('category_not_here');
  if (!(await isKnownHere(context.db, spot, input))) return refuse('about_unknown');

  const foldedHash = hashOf(input);
  await holdTelling(context.db, { askerId: personId, foldedHash });
  const repeat = await findRepeat(context.db, {
    communityId: spot.communityId,
    askerId: personId,
    foldedHash,
    since: context.now.subtract({ minutes: REPEAT_MINUTES }),
  });
  if (repeat !== undefined) {
    if (!(await isOfForm(context, input, repeat))) return refuse('form_entered_already');
    return succeed(await answerRepeat(context, repeat));
  }

  const by = { personId, actorId };
  const around = { spot, reference, category };
  const raised = await draw(context, { input, by, ...around });
  await insertMatter(context.db, raised.matter, foldedHash);
  await saveClocks(context.db, raised.matter, { before: [], after: raised.clocks });
  if (!(await isOfForm(context, input, raised.matter))) return refuse('form_entered_already');
  await keepPhotos(context, raised.matter, input.photos);
  await tell(context, raised);
  if (input.draftToken !== undefined) await deleteDraft(context.db, hashToken(input.draftToken));
  await moveFigures(context, { before: undefined, after: raised.matter });
  await record(context, raised.matter);
  return succeed({ ...answerOf(raised.matter), isRepeat: false });
}

/**
 * Finds the queue of a matter of a category at a place: on raising it and whenever either changes.
 */
export async function routeMatter(
  context: Context,
  around: { readonly spot: Spot; readonly reference: Reference; readonly category: Category },
  matter: Pick<Matter, 'profile' | 'visibility'> & Against & { readonly point?: Matter['point'] },
): Promise<{ readonly queue: Matter['queue']; readonly moment: Moment }> {
  const { spot, reference, category } = around;
  const { profile, visibility } = matter;
  const { clockClass } = category;
  const setting = clockSettingFor(reference, { profile, clockClass }, spot.line);
  const routes = routesFor(reference, spot.line);
  const facts = {
    profile,
    visibility,
    clockClass,
    category: category.code,
    group: category.group,
    line: spot.line,
    at: context.now,
    calendar: setting.calendar,
    grid: asksForGrids(routes) ? await findGrid(context, spot, matter.point) : undefined,
    againstLevel: await againstLevelOf(context, spot, matter),
  };
  const posts = asksForPosts(routes, facts) ? 'asked' : 'not_asked';
  const organisations = await listNearOrganisations(context.db, spot, { posts });
  const queue = findQueue(routes, { ...facts, organisations });
  return { queue, moment: { ...setting, now: context.now } };
}

async function draw(
  context: Context,
  told: {
    readonly input: RaiseInput;
    readonly by: { readonly personId: string; readonly actorId: string };
    readonly spot: Spot;
    readonly reference: Reference;
    readonly category: Category;
  },
): Promise<Raised> {
  const { input, by, spot } = told;
  const { queue, moment } = await routeMatter(context, told, input);
  const { year } = context.now.toZonedDateTimeISO(context.services.zone);
  const number = await takeNumber(context.db, spot.communityId, year);
  const raising = {
    communityId: spot.communityId,
    id: brand<MatterId>(context.newId()),
    reference: writeReference(year, number),
    placeId: spot.placeId,
    buildingId: spot.buildingId,
    compoundId: spot.compoundId,
    point: input.point,
    profile: input.profile,
    category: input.category,
    suggestedCategory: input.suggestedCategory,
    title: input.title?.trim() || titleOf(input.body, MAX_TITLE),
    body: input.body.trim(),
    visibility: input.visibility,
    isAnonymous: input.isAnonymous,
    askerId: by.personId,
    actorId: by.actorId,
    againstPersonId: input.againstPersonId,
    againstOrganisationId: input.againstOrganisationId,
    queue,
  };
  return raise(raising, moment);
}

async function keepPhotos(
  context: Context,
  matter: Matter,
  fileIds: readonly string[],
): Promise<void> {
  const { askerId, actorId } = matter;
  const photos = fileIds.map((fileId) => ({
    id: context.newId(),
    fileId,
    stage: 'before' as const,
    at: context.now,
    personId: askerId,
    actorId,
  }));
  await insertPhotos(context.db, matter, photos);
}

async function tell(context: Context, { matter, states }: Raised): Promise<void> {
  await insertEvents(
    context.db,
    matter,
    states.map((toState, index) => ({
      id: context.newId(),
      at: context.now,
      verb: index === 0 ? 'raise' : 'accept',
      fromState: states[index - 1],
      toState,
      actorId: index === 0 ? matter.actorId : undefined,
      personId: index === 0 ? matter.askerId : undefined,
      voice: index === 0 ? 'asker' : 'system',
      addressedTo: undefined,
      note: undefined,
      visibility: 'public',
    })),
  );
}

async function record(context: Context, matter: Matter): Promise<void> {
  const { profile, category, suggestedCategory, state, queue } = matter;
  await recordMatter(context, matter, {
    verb: 'raise',
    data: { profile, category, suggested: suggestedCategory ?? null, state, queue },
  });
}

/** Notes that the sheet is this matter; false when it is another one. */
async function isOfForm(
  { db, now }: Context,
  { paperForm }: RaiseInput,
  matter: Matter,
): Promise<boolean> {
  return paperForm === undefined || enterForm(db, { number: paperForm, matter, at: now });
}

async function answerRepeat(context: Context, matter: Matter): Promise<RaiseOutput> {
  await recordMatter(context, matter, { verb: 'raise_again' });
  return { ...answerOf(matter), isRepeat: true };
}

function answerOf(matter: Matter): Omit<RaiseOutput, 'isRepeat'> {
  const { communityId, id, reference } = matter;
  return { communityId, id, reference, matter };
}

function hashOf({ title, body, category, placeId }: RaiseInput): Buffer {
  const words = [category, placeId, fold(title ?? ''), fold(body)].join('\n');
  return createHash('sha256').update(words).digest();
}
