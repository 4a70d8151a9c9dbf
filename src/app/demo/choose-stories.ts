import type { NewPlace } from '#/features/places/index.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Random } from '#/lib/random.ts';
import type { Populated } from './populated.ts';
import type { Course, Phrases, Story, Variant, Where } from './story-shapes.ts';

/** One matter of the demonstration before it happens: what, where, whose, when, how it goes. */
export type PlannedMatter = {
  readonly story: Story;
  readonly variant: Variant;
  readonly course: Course;
  readonly title: string;
  readonly body: string;
  readonly placeId: string;
  readonly askerId: string;
  readonly handlerId: string | undefined;
  readonly raisedAt: Temporal.Instant;
};

export type ChoosingParts = {
  readonly populated: Populated;
  readonly stories: readonly Story[];
  readonly courses: ReadonlyMap<string, Course>;
  readonly levelOfSpot: ReadonlyMap<string, string>;
  readonly phrases: Phrases;
  /** Titles already told in the community: nothing is told twice there. */
  readonly told: Set<string>;
  readonly random: Random;
  readonly now: Temporal.Instant;
  readonly zone: string;
};

const DAYS = 365;
/** Of a full year so much is told: enough to look lived in, and loaded while one waits. */
const TOLD_SHARE = 0.2;

/** Chooses a year of matters for a neighbourhood, the earliest first. */
export function chooseMatters(parts: ChoosingParts): readonly PlannedMatter[] {
  const { populated, random } = parts;
  const fitting = parts.stories.flatMap((story) =>
    story.variants.filter((variant) => fits(parts, story, variant)).map((one) => ({ story, one })),
  );
  const cast = fitting.filter(({ story }) => story.cast !== undefined);
  const others = random.shuffle(fitting.filter(({ story }) => story.cast === undefined));
  const wanted = Math.round(populated.neighbourhood.matters.perYear * TOLD_SHARE);
  const planned: PlannedMatter[] = [];
  for (const { story, one } of [...cast, ...others]) {
    if (planned.length >= wanted) break;
    if (parts.told.has(one.title)) continue;
    const matter = plan(parts, story, one);
    if (matter === undefined) continue;
    parts.told.add(one.title);
    planned.push(matter);
  }
  return planned.toSorted((a, b) => Temporal.Instant.compare(a.raisedAt, b.raisedAt));
}

function fits({ populated }: ChoosingParts, story: Story, variant: Variant): boolean {
  const { neighbourhood, organisations } = populated;
  const kind = variant.needsOrganisation ?? story.needsOrganisation;
  const hasBody = kind === undefined || organisations.kinds.has(kind);
  return hasBody && isThere(variant.where ?? story.where, neighbourhood);
}

function isThere(where: Where, at: Populated['neighbourhood']): boolean {
  if ('everywhere' in where) return true;
  if ('neighbourhoods' in where) return where.neighbourhoods.includes(at.slug);
  if ('anyOf' in where) return where.anyOf.some((feature) => at.features.includes(feature));
  return where.allOf.every((feature) => at.features.includes(feature));
}

function plan(parts: ChoosingParts, story: Story, variant: Variant): PlannedMatter | undefined {
  const { populated } = parts;
  const course = courseOf(parts, variant);
  const asker = askerOf(parts, story);
  const place = placeOf(parts, story, asker.home);
  if (course === undefined || place === undefined) return undefined;
  const castHandler = story.cast?.handler;
  const handlerId =
    castHandler === undefined
      ? handlerOf(parts, variant, asker.id)
      : populated.people.byKey.get(castHandler);
  // Whoever holds the post may have asked; nobody is called to help himself.
  if (handlerId === asker.id) return undefined;
  const fill = filler(parts, place);
  return {
    story,
    variant,
    course,
    title: fill(variant.title),
    body: fill(variant.body),
    placeId: place.id,
    askerId: asker.id,
    handlerId,
    raisedAt: momentOf(parts, story, variant),
  };
}

function courseOf({ courses, random }: ChoosingParts, variant: Variant): Course | undefined {
  const course = courses.get(variant.course);
  const drift = course?.drift.find(({ share }) => random.chance(share));
  return drift === undefined ? course : courses.get(drift.to);
}

function askerOf({ populated, random }: ChoosingParts, story: Story) {
  const { people, planned } = populated;
  const cast = story.cast?.asker === undefined ? undefined : people.byKey.get(story.cast.asker);
  const chosen = people.active.find(({ id }) => id === cast) ?? random.pick(people.active);
  return { ...chosen, home: planned.households.find(({ id }) => id === chosen.householdId) };
}

/**
 * Finds the place of the spot: the asker's own flat, stairwell or building, or one of the others.
 */
function placeOf(
  { populated, levelOfSpot, random }: ChoosingParts,
  story: Story,
  home: NewPlace | undefined,
):
  | { readonly id: string; readonly path: string; readonly nameHant?: string | undefined }
  | undefined {
  const { planned } = populated;
  if (story.cast?.building !== undefined) return planned.find(story.cast.building);
  const level = levelOfSpot.get(story.spot) ?? 'building';
  if (level === 'community' || home === undefined) return planned.community;
  if (level === 'household') return home;
  const kinds = level === 'compound' ? ['compound', 'lane'] : [level];
  const above = planned.places.find(
    (place) => kinds.includes(place.kind) && isWithin(home.path, place.path),
  );
  return above ?? random.pick(planned.places.filter(({ kind }) => kind === 'building'));
}

function handlerOf(
  { populated, random }: ChoosingParts,
  variant: Variant,
  askerId: string,
): string | undefined {
  const { people, organisations } = populated;
  const wanted = variant.handler;
  if (wanted?.organisation !== undefined)
    return organisations.holderOfKind.get(wanted.organisation);
  const able = populated.neighbourhood.people.filter(
    ({ abilities, voice }) =>
      (wanted?.ability !== undefined && abilities.includes(wanted.ability)) ||
      (wanted?.voice !== undefined && voice === wanted.voice),
  );
  const named = able.flatMap(({ key }) => people.byKey.get(key) ?? []);
  const helpers = people.active.slice(0, Math.max(8, Math.floor(people.active.length / 3)));
  const pool = [...named, ...named, ...helpers.map(({ id }) => id)].filter((id) => id !== askerId);
  return pool.length === 0 ? undefined : random.pick(pool);
}

/** Fills the blanks of a text with what stands at the place. */
function filler(parts: ChoosingParts, place: { readonly path: string }) {
  const { populated, random } = parts;
  const { planned, people } = populated;
  const on = planned.places.filter(({ path }) => isWithin(place.path, path));
  const named = (kind: string) => on.find((one) => one.kind === kind)?.nameHant ?? '';
  const anyBuilding = () => random.pick(planned.places.filter(({ kind }) => kind === 'building'));
  const someone = people.people.find(({ id }) => id === random.pick(people.active).id);
  const values: Readonly<Record<string, () => string>> = {
    building: () => named('building') || (anyBuilding().nameHant ?? ''),
    unit: () => named('unit'),
    floor: () => String(random.int(2, 6)),
    compound: () => named('compound') || named('lane') || planned.community.names.hant,
    neighbour: () => someone?.called ?? someone?.name ?? '',
    family: () => someone?.name.slice(0, 1) ?? '',
  };
  return (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => values[slot]?.() ?? '');
}

function momentOf(
  { now, zone, random }: ChoosingParts,
  story: Story,
  variant: Variant,
): Temporal.Instant {
  const daysAgo = story.cast?.daysAgo;
  if (daysAgo !== undefined) return now.subtract({ hours: Math.round(24 * daysAgo), minutes: 7 });
  const months = variant.months ?? story.months;
  for (;;) {
    const ago = random.int(1, DAYS * 24 * 60);
    const at = now.subtract({ minutes: ago }).toZonedDateTimeISO(zone);
    const isAwake = at.hour >= 7 && at.hour <= 22;
    if ((months === null || months.includes(at.month)) && (isAwake || random.chance(0.04))) {
      return at.toInstant();
    }
  }
}
