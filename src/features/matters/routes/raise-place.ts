import { z } from 'zod';
import { keepDraft } from '#/features/matters/actions/drafts.ts';
import { findSpot } from '#/features/matters/actions/spot.ts';
import { MAX_QUERY } from '#/features/matters/model/limits.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import { COMPLAINT } from '#/features/matters/model/reference.ts';
import { raisePlacePage } from '#/features/matters/pages/raise-place.ts';
import { categoryAt } from '#/features/matters/rules/settings.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { raisingRefusals as words } from '#/features/matters/words/raise-refusals.ts';
import {
  COMMUNITY_LEVEL,
  HOUSEHOLD_LEVEL,
  listLine,
  listChildren,
  searchPlaces,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { flag, optionalChoice, optionalLine, placeId } from '#/platform/http/fields.ts';
import { aboutField, answerableLines, findAnswerable } from './raise-about.ts';
import { draftField, placePageShape } from './raise-shapes.ts';
import type { PlaceChoiceShown } from './raise-shapes.ts';
import { findCommunity, openTold } from './raise-told.ts';
import type { Told } from './raise-told.ts';
import { nameSpots } from './spots.ts';

const MOST_FOUND = 8;
const MOST_COMPOUNDS = 12;

type SpotKind = PlaceChoiceShown['options'][number]['kind'];
type Option = { readonly place: Place; readonly kind: SpotKind };

const kindsByLevel = new Map<number, SpotKind>([
  [90, 'home'],
  [80, 'unit'],
  [70, 'building'],
  [60, 'compound'],
  [COMMUNITY_LEVEL, 'community'],
]);

/** The third screen: where it is, and who may see it. */
export const placePage = endpoint({
  name: 'matters.raise_place_page',
  method: 'GET',
  path: '/raise/place',
  summary: 'Asks where it is and who may see it.',
  policy: everyone,
  input: z.object({ draft: draftField, q: optionalLine(MAX_QUERY) }),
  output: placePageShape,
  words,
  run: loadPlacePage,
  page: raisePlacePage,
});

async function loadPlacePage(
  context: Context,
  input: { readonly draft: string; readonly q?: string | undefined },
): Promise<Result<PlaceChoiceShown, 'draft_gone'>> {
  const opened = await openTold(context, input.draft);
  if (!opened.ok) return opened;
  const told = opened.value;
  const community = await findCommunity(context, told.placeId);
  const { categories } = await readReference(context.db);
  const allowed = categories.get(told.category ?? '')?.profiles ?? [];
  const options = community === undefined ? [] : await listOptions(context, community, told);
  const found =
    community === undefined || input.q === undefined
      ? []
      : await searchPlaces(context.db, input.q, { within: community.path, limit: MOST_FOUND });
  const fresh = found
    .filter(({ place }) => !options.some((option) => option.place.id === place.id))
    .map(({ place }): Option => ({ place, kind: 'found' }));
  const all = [...fresh, ...options];
  const names = await nameSpots(context.db, {
    placeIds: all.map(({ place }) => place.id),
    below: community?.path ?? '',
  });
  return succeed({
    draft: told.token,
    community: community && { id: community.id, names: community.names },
    options: all.flatMap(({ place, kind }) => {
      const named = names.get(place.id);
      return named === undefined ? [] : [{ ...named, kind }];
    }),
    chosen: (input.q === undefined ? undefined : found[0]?.place.id) ?? chosenOf(told),
    query: input.q,
    hasFound: found.length > 0,
    profiles: allowed.length > 1 ? [...allowed] : [],
    profile: told.profile,
    visibility: told.visibility,
    isAnonymous: told.isAnonymous,
    answerable: community === undefined ? [] : await loadAnswerable(context, community, told),
    about: told.about,
  });
}

/** Only a complaint is about somebody. */
async function loadAnswerable(
  context: Context,
  community: Place,
  told: Told,
): Promise<PlaceChoiceShown['answerable']> {
  if (told.category !== COMPLAINT) return [];
  const spot = await findSpot(context.db, told.placeId ?? community.id);
  return spot === undefined ? [] : [...(await answerableLines(context, spot))];
}

function chosenOf(told: Told): string | undefined {
  return told.isPlaceChosen ? told.placeId : undefined;
}

/**
 * Lists where it may be without searching: one's home and what is around it, or, away from home,
 * the place one came from and the compounds of the community.
 */
async function listOptions(
  context: Context,
  community: Place,
  told: Told,
): Promise<readonly Option[]> {
  const home = context.subject.homes.find((one) => one.communityId === community.id);
  const own = home === undefined ? [] : await lineBelow(context, home.placeId, community);
  const named = told.placeId === undefined ? [] : await lineBelow(context, told.placeId, community);
  // Somebody else's flat is nobody's choice, unless it was chosen already.
  const others = named.filter(
    ({ id, level }) => level < HOUSEHOLD_LEVEL || (told.isPlaceChosen && id === told.placeId),
  );
  const compounds =
    own.length > 0 ? [] : (await listChildren(context.db, community.path)).slice(0, MOST_COMPOUNDS);
  const places = new Map([...own, ...others, ...compounds, community].map((one) => [one.id, one]));
  const ownIds = new Set(own.map(({ id }) => id));
  return [...places.values()].map((place) => ({
    place,
    kind:
      ownIds.has(place.id) || place.id === community.id
        ? (kindsByLevel.get(place.level) ?? 'found')
        : 'found',
  }));
}

/** Lists a place and those above it as far as the community, the nearest first. */
async function lineBelow(
  context: Context,
  id: string,
  community: Place,
): Promise<readonly Place[]> {
  const line = await listLine(context.db, id);
  if (line.at(-1)?.communityId !== community.id) return [];
  return line.filter(({ level }) => level > COMMUNITY_LEVEL).toReversed();
}

const choiceInput = z
  .object({
    draft: draftField,
    /** To look for a place by `q`; all that was chosen so far is kept for afterwards. */
    step: optionalChoice(['search']),
    q: optionalLine(MAX_QUERY),
    placeId: placeId.optional(),
    profile: optionalChoice(profiles),
    visibility: z.enum(visibilities),
    isAnonymous: flag,
    about: aboutField,
  })
  .superRefine(({ step, placeId: id }, check) => {
    if (step === 'search' || id !== undefined) return;
    check.addIssue({ code: 'invalid_type', expected: 'string', input: id, path: ['placeId'] });
  });
type PlaceChoice = z.infer<typeof choiceInput>;

/** Keeps where it is and who may see it. */
export const choosePlace = endpoint({
  name: 'matters.raise_place',
  method: 'POST',
  path: '/raise/place',
  summary: 'Keeps the place, who may see it and whom it is about, or looks for another place.',
  policy: everyone,
  input: choiceInput,
  output: z.object({ draft: z.string(), next: z.enum(['place', 'check']) }),
  words,
  isUnrecorded: true,
  run: keepPlace,
  onward: (_, { draft, next }, { q }) => {
    const query = new URLSearchParams({ draft });
    if (next === 'place' && q !== undefined) query.set('q', q);
    return { to: `/raise/${next}?${query.toString()}` };
  },
});

type Kept = Promise<
  Result<
    { readonly draft: string; readonly next: 'place' | 'check' },
    'draft_gone' | 'place_unknown' | 'category_not_here' | 'about_unknown' | 'too_many_photos'
  >
>;

async function keepPlace(context: Context, choice: PlaceChoice): Kept {
  const { draft, placeId: id, profile, about } = choice;
  const opened = await openTold(context, draft);
  if (!opened.ok) return opened;
  const spot = id === undefined ? undefined : await findSpot(context.db, id);
  if (choice.step === 'search') return keepForLater(context, choice, spot?.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const code = opened.value.category;
  const category = code === undefined ? undefined : categoryAt(reference, code, spot.line);
  if (code !== undefined && category === undefined) return refuse('category_not_here');
  const isAbout = code === COMPLAINT && about !== undefined;
  if (isAbout && (await findAnswerable(context, spot, about)) === undefined) {
    return refuse('about_unknown');
  }
  const chosen = category?.profiles.find((one) => one === profile) ?? category?.profiles[0];
  const fields = { ...fieldsOf(choice), placeId: spot.placeId, isPlaceChosen: '1' };
  const kept = await keepDraft(context, {
    token: draft,
    fields: { ...fields, profile: chosen ?? '' },
  });
  return kept.ok ? succeed({ draft, next: 'check' }) : kept;
}

/** Whoever looks for another place finds all else as they left it. */
async function keepForLater(
  context: Context,
  choice: PlaceChoice,
  placeId: string | undefined,
): Kept {
  const { draft, profile } = choice;
  const where: Record<string, string> =
    placeId === undefined ? {} : { placeId, isPlaceChosen: '1' };
  const wish: Record<string, string> = profile === undefined ? {} : { profile };
  const fields = { ...fieldsOf(choice), ...where, ...wish };
  const kept = await keepDraft(context, { token: draft, fields });
  return kept.ok ? succeed({ draft, next: 'place' }) : kept;
}

function fieldsOf({ visibility, isAnonymous, about }: PlaceChoice) {
  return { visibility, isAnonymous: isAnonymous ? '1' : '', about: about ?? '' };
}
