import { z } from 'zod';
import { labelPlaces, levelAt, loadHomes, namesOf } from '#/features/people/index.ts';
import { BUILDING_LEVEL, findPlace, listHouseholdsWithin } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { instant } from '#/platform/http/fields.ts';
import { readThroughGlass } from '#/features/guard/actions/glass.ts';
import { findToReview, listStewarded } from '#/features/guard/actions/glass-reviews.ts';
import { findings, glassOffices } from '#/features/guard/model.ts';
import type { Glass } from '#/features/guard/model.ts';
import { amongOpened, isOpen, isOwnGlass, officeFor } from '#/features/guard/rules/glass.ts';
import { MOST_GLASSES, listGlassesOf } from '#/features/guard/store/glass.ts';

/** Doors of one building; a larger one is named by the code of a household. */
const MOST_HOUSEHOLDS = 500;

const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

const lineShape = z.object({
  id: z.uuid(),
  /** Who broke it; empty once they have left. */
  by: z.string(),
  /** Whose record it was, for stewards who may know it and for nobody else. */
  of: z.string().optional(),
  /** Which of several opened at once this is, as the people of one home are. */
  among: z.object({ number: z.int(), count: z.int() }).optional(),
  community: namesShape,
  office: z.enum(glassOffices),
  matter: z.string().optional(),
  reason: z.string(),
  brokenAt: instant,
  endsAt: instant,
  isOpen: z.boolean(),
  review: z
    .object({ finding: z.enum(findings), words: z.string().optional(), at: instant })
    .optional(),
});
export type GlassLine = z.infer<typeof lineShape>;

const linesShape = z.array(lineShape).max(MOST_GLASSES).readonly();

export const glassesShape = z.object({
  mayBreak: z.boolean(),
  /** About the reader. */
  mine: linesShape,
  /** By the reader. */
  own: linesShape,
  /** Where the reader is steward, and has to look. */
  waiting: linesShape,
  reviewed: linesShape,
});
export type GlassesShown = z.infer<typeof glassesShape>;

export const glassShape = z.object({
  name: z.string(),
  called: z.string().optional(),
  telephone: z.string().optional(),
  email: z.string().optional(),
  homes: z.array(namesShape).max(MOST_GLASSES).readonly(),
  community: namesShape,
  matter: z.string().optional(),
  reason: z.string(),
  endsAt: instant,
});
export type GlassShown = z.infer<typeof glassShape>;

export const breakingShape = z.object({
  place: z.object({ id: z.string(), names: namesShape }).optional(),
  households: z.array(z.object({ id: z.string(), names: namesShape })).max(MOST_HOUSEHOLDS),
  matter: z.string().optional(),
});
export type BreakingShown = z.infer<typeof breakingShape>;

export const reviewShape = z.object({ glass: lineShape, isOwn: z.boolean() });
export type GlassReviewShown = z.infer<typeof reviewShape>;

/** Loads the glasses about a reader, by a reader, and those they look at as a steward. */
export async function loadGlasses(context: Context): Promise<Result<GlassesShown, never>> {
  const { db, subject } = context;
  // Whoever acts for another sees what was done to that person, and breaks none.
  const readerId = subject.personId ?? '';
  const isOneself = subject.actorId === subject.personId;
  const concerning = await listGlassesOf(db, readerId);
  const stewarded = await listStewarded(context);
  const tell = await tellerOf(context, [...concerning, ...stewarded], stewarded);
  const mine = concerning.filter(({ personId }) => personId === readerId);
  const own = isOneself ? concerning.filter(({ actorId }) => actorId === readerId) : [];
  return succeed({
    mayBreak: officeFor(subject.grants) !== undefined,
    mine: mine.map(tell),
    own: own.map(tell),
    waiting: stewarded.filter(({ review }) => review === undefined).map(tell),
    reviewed: stewarded.filter(({ review }) => review !== undefined).map(tell),
  });
}

/** Loads a glass for the steward who signs it off. Refuses: `not_found`. */
export async function loadToReview(
  context: Context,
  glassId: string,
): Promise<Result<GlassReviewShown, 'not_found'>> {
  const found = await findToReview(context, glassId);
  if (!found.ok) return found;
  const tell = await tellerOf(context, [found.value], [found.value]);
  const isOwn = isOwnGlass(found.value, context.subject.actorId ?? '');
  return succeed({ glass: tell(found.value), isOwn });
}

/** Makes what tells a glass; whose record it was is named only of those that stewards look at. */
async function tellerOf(
  context: Context,
  glasses: readonly Glass[],
  stewarded: readonly Glass[],
): Promise<(glass: Glass) => GlassLine> {
  const { db, now } = context;
  // Whom the reader reaches as a steward of the community is named, before any door is opened.
  const about = stewarded.map(({ personId }) => personId);
  const of = await namesOf(db, about, 'L2');
  const personIds = glasses.map(({ actorId }) => actorId);
  // Whoever broke a glass is told to its person, and to the stewards, in full.
  await openDoor(db, { personIds });
  const names = await namesOf(db, personIds, 'L2');
  const communities = await labelPlaces(
    db,
    glasses.map(({ communityId }) => communityId),
  );
  return (glass) => {
    const { id, actorId, personId, communityId, office, matter, reason, review } = glass;
    const unknown = { hant: communityId, hans: communityId, en: communityId };
    return {
      id,
      by: names.get(actorId) ?? '',
      of: of.get(personId),
      among: amongOpened(glass, glasses),
      community: communities.get(communityId) ?? unknown,
      office,
      matter,
      reason,
      brokenAt: glass.brokenAt,
      endsAt: glass.endsAt,
      isOpen: isOpen(glass, now),
      review: review && { finding: review.finding, words: review.words, at: review.at },
    };
  };
}

/** Loads what the form asks that breaks a glass: whose door it is, or for which matter. */
export async function loadBreaking(
  context: Context,
  wanted: { readonly place?: string | undefined; readonly matter?: string | undefined },
): Promise<Result<BreakingShown, 'not_found'>> {
  const { db } = context;
  const { matter } = wanted;
  if (wanted.place === undefined) return succeed({ place: undefined, households: [], matter });
  const place = await findPlace(db, wanted.place);
  if (place === undefined || place.level !== BUILDING_LEVEL) return refuse('not_found');
  const within = (await listHouseholdsWithin(db, place.path)).slice(0, MOST_HOUSEHOLDS);
  const labels = await labelPlaces(db, [place.id, ...within.map(({ id }) => id)]);
  return succeed({
    place: { id: place.id, names: labels.get(place.id) ?? place.names },
    households: within.flatMap(({ id }) => {
      const names = labels.get(id);
      return names === undefined ? [] : [{ id, names }];
    }),
    matter: undefined,
  });
}

/** Loads the record behind a glass that the reader broke. Refuses: `not_found`. */
export async function loadGlass(
  context: Context,
  glassId: string,
): Promise<Result<GlassShown, 'not_found'>> {
  const found = await readThroughGlass(context, glassId);
  if (!found.ok) return found;
  const { glass, person } = found.value;
  const { name, called, telephone, email, communityId } = person;
  const homes = await loadHomes(context, person.id);
  const unknown = { hant: communityId, hans: communityId, en: communityId };
  return succeed({
    name,
    called,
    telephone,
    email,
    homes: homes.map(({ place }) => place.names),
    community: (await labelPlaces(context.db, [communityId])).get(communityId) ?? unknown,
    matter: glass.matter,
    reason: glass.reason,
    endsAt: glass.endsAt,
  });
}

/** Tells whether the homes of a building are beyond a reader who could break a glass. */
export function isBeyond(
  { subject }: Context,
  place: { readonly path: string; readonly communityId: string | undefined },
): boolean {
  return officeFor(subject.grants) !== undefined && levelAt(subject, place) < 2;
}
