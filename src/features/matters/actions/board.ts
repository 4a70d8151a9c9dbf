import { DEFAULT_PAGE, MAX_PAGE } from '#/features/matters/model/limits.ts';
import type { Profile } from '#/features/matters/model/matter.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import type { Board, BoardCounts } from '#/features/matters/model/view.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import { readCursor, writeCursor } from '#/features/matters/rules/cursor.ts';
import { countCards, listCards, listInHands } from '#/features/matters/store/board.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { showCards } from './show.ts';
import { findSpot } from './spot.ts';
import { categoriesOf, withinOf } from './within.ts';

/** Which cards a board shows: those to take up, one's own tasks, those in hand, those done. */
export const boardFilters = ['open', 'mine', 'in_hand', 'done', 'closed'] as const;
export type BoardFilter = (typeof boardFilters)[number];

export type BoardInput = {
  /** A community or a place in one; below the community only its subtree is shown. */
  readonly placeId: string;
  readonly filter: BoardFilter;
  readonly profile?: Profile | undefined;
  readonly groups?: readonly string[] | undefined;
  /** `nearness` puts the reader's building first, then their compound; else only age counts. */
  readonly order: 'nearness' | 'age';
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

/**
 * Shows the board of a place: what a reader may see there, the nearest and latest first.
 * Refuses: `place_unknown` (no community and no place in one).
 */
export async function readBoard(
  context: Context,
  input: BoardInput,
): Promise<Result<Board, 'place_unknown'>> {
  const around = await look(context, input);
  if (around === undefined) return refuse('place_unknown');
  const { spot, sight } = around;
  const { personId } = context.subject;
  if (input.filter === 'mine') {
    const of = { communityId: spot.communityId, personId: personId ?? '' };
    const rows = personId === undefined ? [] : await listInHands(context.db, of, MAX_PAGE);
    return succeed({ cards: await showCards(context, rows, () => sight), next: undefined });
  }
  const limit = Math.min(input.limit ?? DEFAULT_PAGE, MAX_PAGE);
  const found = await listCards(context.db, {
    communityId: spot.communityId,
    sight,
    shows: input.filter,
    profile: input.profile,
    categories: around.categories,
    within: around.within,
    near: input.order === 'nearness' ? await homeOf(context, spot.communityId) : undefined,
    after: readCursor(input.after),
    // One more than is shown tells whether there is a next page.
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return succeed({
    cards: await showCards(
      context,
      shown.map(({ row }) => row),
      () => sight,
    ),
    next: hasMore
      ? writeCursor({ tier: last.tier, at: last.row.raisedAt, id: last.row.id })
      : undefined,
  });
}

/**
 * Counts what the board of a place shows under each of its filters, up to a thousand.
 * Refuses: `place_unknown`.
 */
export async function countBoard(
  context: Context,
  input: Pick<BoardInput, 'placeId' | 'profile' | 'groups'>,
): Promise<Result<BoardCounts, 'place_unknown'>> {
  const around = await look(context, input);
  if (around === undefined) return refuse('place_unknown');
  const { spot, sight, categories, within } = around;
  const { communityId } = spot;
  const { profile } = input;
  return succeed(await countCards(context.db, { communityId, sight, profile, categories, within }));
}

async function look(context: Context, input: Pick<BoardInput, 'placeId' | 'groups'>) {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return undefined;
  const community = { path: spot.communityPath, communityId: spot.communityId };
  const [reference, within] = await Promise.all([
    readReference(context.db),
    withinOf(context.db, spot),
  ]);
  return {
    spot,
    sight: listSightOf(context.subject, community),
    categories: categoriesOf(reference, input.groups),
    within,
  } as const;
}

/** Finds the building and the compound of the reader's first home in a community. */
async function homeOf(
  context: Context,
  communityId: string,
): Promise<Pick<Spot, 'buildingId' | 'compoundId'> | undefined> {
  const home = context.subject.homes.find((one) => one.communityId === communityId);
  return home === undefined ? undefined : findSpot(context.db, home.householdId);
}
