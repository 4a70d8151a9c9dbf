import { DEFAULT_PAGE, MAX_PAGE } from '#/features/matters/model/limits.ts';
import type { Profile, Queue } from '#/features/matters/model/matter.ts';
import type { Finding } from '#/features/matters/model/record.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import type { Desk, DeskCounts, DeskRow, MatterCard } from '#/features/matters/model/view.ts';
import { listSightOf, mayWorkDesk } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { readCursor, writeCursor } from '#/features/matters/rules/cursor.ts';
import { organisationQueue } from '#/features/matters/rules/routing.ts';
import { listFindings } from '#/features/matters/store/audit.ts';
import type { CardRow, Within } from '#/features/matters/store/cards.ts';
import {
  countDesk,
  listDeskRows,
  listQueues,
  listRequestKinds,
} from '#/features/matters/store/desk.ts';
import type { DeskFilter } from '#/features/matters/store/desk.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { brand } from '#/lib/brand.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { isPast, showCards } from './show.ts';
import { findSpot } from './spot.ts';
import { categoriesOf, withinOf } from './within.ts';

export { deskFilters } from '#/features/matters/store/desk.ts';
export type { DeskFilter } from '#/features/matters/store/desk.ts';

export type DeskInput = {
  /** The place whose desk it is: a community, a building, a grid. */
  readonly placeId: string;
  readonly filter: DeskFilter;
  /** One queue of the place; all the reader works when left out. */
  readonly queue?: string | undefined;
  readonly profile?: Profile | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

type DeskRefusal = 'place_unknown' | 'not_allowed';

/** What a reader works at a place: all of it for its staff, their body's queues for others. */
type Work = {
  readonly spot: Spot;
  readonly sight: ListSight;
  readonly queues: readonly Queue[] | undefined;
  readonly within: Within | undefined;
};

/**
 * Shows the desk of a place: the open matters by what is due next, the overdue first.
 * Refuses: `place_unknown`, `not_allowed` (works neither at the place nor in a body that is asked
 * there).
 */
export async function readDesk(
  context: Context,
  input: DeskInput,
): Promise<Result<Desk, DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  const reference = await readReference(context.db);
  const { spot, sight, queues, within } = work.value;
  const limit = Math.min(input.limit ?? DEFAULT_PAGE, MAX_PAGE);
  const found = await listDeskRows(context.db, {
    communityId: spot.communityId,
    sight,
    queues,
    within,
    profile: input.profile,
    categories: categoriesOf(reference, input.groups),
    filter: input.filter,
    now: context.now,
    after: readCursor(input.after),
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const at = last?.nextDueAt;
  const hasMore = found.length > limit && last !== undefined && at !== null && at !== undefined;
  return succeed({
    rows: await deskRows(context, shown, sight),
    next: hasMore ? writeCursor({ tier: 0, at, id: last.id }) : undefined,
  });
}

/**
 * Counts what the desk of a place shows under each of its filters.
 * Refuses: `place_unknown`, `not_allowed`.
 */
export async function countDeskOf(
  context: Context,
  input: Pick<DeskInput, 'placeId' | 'queue' | 'profile' | 'groups'>,
): Promise<Result<DeskCounts, DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  const reference = await readReference(context.db);
  const { spot, sight, queues, within } = work.value;
  const numbers = await countDesk(context.db, {
    communityId: spot.communityId,
    sight,
    queues,
    within,
    profile: input.profile,
    categories: categoriesOf(reference, input.groups),
    now: context.now,
  });
  return succeed({
    open: numbers.open,
    overdue: numbers.overdue,
    toDecide: numbers.to_decide,
    unheld: numbers.unheld,
    waiting: numbers.waiting,
    toCheck: numbers.to_check,
    mine: numbers.mine,
  });
}

/**
 * Lists the queues of a community in which matters are open, with how many.
 * Refuses: `place_unknown`, `not_allowed`.
 */
export async function readQueues(
  context: Context,
  input: { readonly placeId: string },
): Promise<Result<readonly { readonly queue: Queue; readonly open: number }[], DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  const { spot, queues } = work.value;
  const all = await listQueues(context.db, spot.communityId);
  return succeed(all.filter(({ queue }) => queues === undefined || queues.includes(queue)));
}

/**
 * Lists what the auditor found wrong in a community.
 * Refuses: `place_unknown`, `not_allowed` (only for its staff).
 */
export async function readFindings(
  context: Context,
  input: { readonly placeId: string },
): Promise<Result<readonly Finding[], DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  if (work.value.queues !== undefined) return refuse('not_allowed');
  return succeed(await listFindings(context.db, work.value.spot.communityId, MAX_PAGE));
}

async function findWork(
  context: Context,
  input: { readonly placeId: string; readonly queue?: string | undefined },
): Promise<Result<Work, DeskRefusal>> {
  const { subject } = context;
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const within = await withinOf(context.db, spot);
  const where = { path: spot.path, communityId: spot.communityId };
  const chosen = input.queue === undefined ? undefined : brand<Queue>(input.queue);
  if (mayWorkDesk(subject, spot.path)) {
    const queues = chosen === undefined ? undefined : [chosen];
    return succeed({ spot, within, queues, sight: listSightOf(subject, where) });
  }
  const own = await listQueues(context.db, spot.communityId);
  const mine = subject.organisationIds.map((id) => organisationQueue(id));
  const queues = own
    .map(({ queue }) => queue)
    .filter((queue) => mine.some((one) => queue === one || queue.startsWith(`${one}/`)))
    .filter((queue) => chosen === undefined || queue === chosen);
  if (mine.length === 0) return refuse('not_allowed');
  // What waits in one's own queue is one's own to see, however narrowly it was told.
  const sight: ListSight = {
    ...listSightOf(subject, where),
    visibilities: ['all', 'neighbours', 'staff'],
  };
  return succeed({ spot, within, queues, sight });
}

async function deskRows(
  context: Context,
  rows: readonly CardRow[],
  sight: ListSight,
): Promise<readonly DeskRow[]> {
  const cards = await showCards(context, rows, () => sight);
  const [first] = rows;
  const kinds =
    first === undefined
      ? new Map()
      : await listRequestKinds(
          context.db,
          first.communityId,
          rows.map(({ id }) => id),
        );
  const byId = new Map<string, MatterCard>(cards.map((card) => [card.id, card]));
  return rows.flatMap((row) => {
    const card = byId.get(row.id);
    if (card === undefined) return [];
    const nextDueAt = row.nextDueAt ?? undefined;
    return [
      {
        ...card,
        queue: row.queue,
        nextStage: row.nextStage ?? undefined,
        nextDueAt,
        isPressing: isPast(nextDueAt, context.now),
        holderId: row.holderId ?? undefined,
        requests: kinds.get(row.id) ?? [],
      },
    ];
  });
}
