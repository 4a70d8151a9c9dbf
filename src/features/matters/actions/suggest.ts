import type { Point, Profile } from '#/features/matters/model/matter.ts';
import type {
  Category,
  CategoryGroup,
  ConfusablePair,
  StopQuestion,
} from '#/features/matters/model/reference.ts';
import type { AlikeCard } from '#/features/matters/model/view.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import { rankAlike } from '#/features/matters/rules/duplicates.ts';
import type { Candidate } from '#/features/matters/rules/duplicates.ts';
import { categoriesAt, categoryAt } from '#/features/matters/rules/settings.ts';
import { areConfusable, suggestCategories } from '#/features/matters/rules/suggest.ts';
import { listCandidates } from '#/features/matters/store/alike.ts';
import type { AlikeRow } from '#/features/matters/store/alike.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { boxAround } from '#/lib/geo.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { showCards } from './show.ts';
import { findSpot } from './spot.ts';

/** A category with what is asked before a matter of it is taken in. */
export type OfferedCategory = Omit<Category, 'synonyms' | 'exclusions' | 'stopQuestions'> & {
  readonly stopQuestions: readonly StopQuestion[];
};

export type CategoryChoice = {
  readonly groups: readonly CategoryGroup[];
  readonly categories: readonly OfferedCategory[];
};

/**
 * Lists the categories offered at a place, or everywhere, with their stop questions.
 * Refuses: `place_unknown`.
 */
export async function readCategories(
  context: Context,
  input: { readonly placeId: string | undefined; readonly profile?: Profile | undefined },
): Promise<Result<CategoryChoice, 'place_unknown'>> {
  const { placeId } = input;
  const spot = placeId === undefined ? undefined : await findSpot(context.db, placeId);
  if (spot === undefined && placeId !== undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const offered = categoriesAt(reference, input.profile, spot?.line ?? []);
  const used = new Set(offered.map(({ group }) => group));
  return succeed({
    groups: reference.groups.filter(({ code }) => used.has(code)),
    categories: offered.map((category) => withQuestions(category, reference.stopQuestions)),
  });
}

export type SuggestedCategories = {
  readonly categories: readonly OfferedCategory[];
  /** The one question that tells two categories apart that are taken for one another. */
  readonly question: ConfusablePair | undefined;
};

/**
 * Suggests categories for what somebody typed, the likeliest first; it only suggests.
 * Refuses: `place_unknown`.
 */
export async function suggestCategory(
  context: Context,
  input: {
    readonly placeId: string;
    readonly text: string;
    readonly profile?: Profile | undefined;
  },
): Promise<Result<SuggestedCategories, 'place_unknown'>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const offered = categoriesAt(reference, input.profile, spot.line);
  const { ranked, question } = suggestCategories(input.text, offered, reference.confusablePairs);
  const byCode = new Map(offered.map((category) => [category.code, category]));
  const categories = ranked.flatMap(({ category }) => byCode.get(category) ?? []);
  return succeed({
    categories: categories.map((one) => withQuestions(one, reference.stopQuestions)),
    question,
  });
}

export type AlikeInput = {
  readonly placeId: string;
  readonly category: string;
  readonly text: string;
  readonly point?: Point | undefined;
};

/** The farthest a sighting of the same thing is looked for, in widths of its category. */
const BOX_WIDTHS = 5;

/**
 * Finds open matters that might be the same as what is being told, the likeliest first, so that one
 * follows instead of filing.
 * Refuses: `place_unknown`, `category_not_here`.
 */
export async function findAlike(
  context: Context,
  input: AlikeInput,
): Promise<Result<readonly AlikeCard[], 'place_unknown' | 'category_not_here'>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const reference = await readReference(context.db);
  const category = categoryAt(reference, input.category, spot.line);
  if (category === undefined) return refuse('category_not_here');
  const pairs = reference.confusablePairs;
  const community = { path: spot.communityPath, communityId: spot.communityId };
  const sight = listSightOf(context.subject, community);
  const { point } = input;
  const rows = await listCandidates(context.db, {
    communityId: spot.communityId,
    sight,
    categories: [...reference.categories.keys()].filter((code) =>
      areConfusable(code, category.code, pairs),
    ),
    box:
      point === undefined
        ? undefined
        : boxAround(
            { longitude: point.lon, latitude: point.lat },
            BOX_WIDTHS * category.sigmaMetres,
          ),
    now: context.now,
  });
  const sighting = {
    text: input.text,
    category: category.code,
    sigmaMetres: category.sigmaMetres,
    point,
    placeId: spot.placeId,
    buildingId: spot.buildingId,
    at: context.now,
  };
  const ranked = rankAlike(sighting, rows.map(candidateOf), pairs);
  const cards = await showCards(context, rows, () => sight);
  const byId = new Map<string, (typeof cards)[number]>(cards.map((card) => [card.id, card]));
  return succeed(
    ranked.flatMap(({ id, probability, metres }) => {
      const card = byId.get(id);
      return card === undefined ? [] : [{ ...card, probability, metres }];
    }),
  );
}

function withQuestions(
  category: Category,
  questions: ReadonlyMap<string, StopQuestion>,
): OfferedCategory {
  const { synonyms: _, exclusions: __, stopQuestions, ...rest } = category;
  return { ...rest, stopQuestions: stopQuestions.flatMap((code) => questions.get(code) ?? []) };
}

function candidateOf(row: AlikeRow): Candidate {
  return {
    id: row.id,
    text: row.words,
    category: row.category,
    point: row.lon === null || row.lat === null ? undefined : { lon: row.lon, lat: row.lat },
    placeId: row.placeId,
    buildingId: row.buildingId ?? undefined,
    raisedAt: row.raisedAt,
  };
}
