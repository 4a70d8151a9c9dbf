import { COMMUNITY_LEVEL, findPlace, listWithin } from '#/features/places/index.ts';
import { DEFAULT_PAGE, MAX_PAGE } from '#/features/matters/model/limits.ts';
import type { Profile, Queue } from '#/features/matters/model/matter.ts';
import { OWN_QUEUES } from '#/features/matters/model/saved-filter.ts';
import type { DeskChoice } from '#/features/matters/model/saved-filter.ts';
import type { Finding } from '#/features/matters/model/record.ts';
import type { Desk, DeskCounts, DeskRow, MatterCard } from '#/features/matters/model/view.ts';
import { answersFor, listSightOf, mayWorkDesk } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { readCursor, writeCursor } from '#/features/matters/rules/cursor.ts';
import { organisationQueue } from '#/features/matters/rules/routing.ts';
import { listFindings } from '#/features/matters/store/audit.ts';
import type { CardRow, Within } from '#/features/matters/store/cards.ts';
import {
  countDesk,
  countShown,
  listDeskRows,
  listPassedFrom,
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
import { STREET_LEVEL, findSpot } from './spot.ts';
import { categoriesOf, withinOf } from './within.ts';

export { deskFilters } from '#/features/matters/store/desk.ts';
export type { DeskFilter } from '#/features/matters/store/desk.ts';

export type DeskInput = {
  /** The place whose desk it is: a street, a community, a building, a grid. */
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
export type Work = {
  readonly communityIds: readonly string[];
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
  const { sight, ...scope } = work.value;
  const limit = Math.min(input.limit ?? DEFAULT_PAGE, MAX_PAGE);
  const found = await listDeskRows(context.db, {
    ...scope,
    sight,
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
 * Counts what the desk of a place shows under each of its filters, as far as anything is counted.
 * Refuses: `place_unknown`, `not_allowed`.
 */
export async function countDeskOf(
  context: Context,
  input: Pick<DeskInput, 'placeId' | 'queue' | 'profile' | 'groups'>,
): Promise<Result<DeskCounts, DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  const reference = await readReference(context.db);
  const numbers = await countDesk(context.db, {
    ...work.value,
    profile: input.profile,
    categories: categoriesOf(reference, input.groups),
    now: context.now,
  });
  return succeed({
    open: numbers.all,
    overdue: numbers.overdue,
    toDecide: numbers.to_decide,
    unheld: numbers.unheld,
    waiting: numbers.waiting,
    toCheck: numbers.to_check,
    passedOn: numbers.passed_on,
    mine: numbers.mine,
  });
}

/**
 * Counts what one view of a desk shows, as far as anything is counted.
 * Refuses: `place_unknown`, `not_allowed`.
 */
export async function countShownOf(
  context: Context,
  view: DeskChoice,
): Promise<Result<number, DeskRefusal>> {
  const work = await findWork(context, view);
  if (!work.ok) return work;
  const reference = await readReference(context.db);
  const groups = view.group === undefined ? undefined : [view.group];
  const scope = { ...work.value, profile: undefined, now: context.now };
  const categories = categoriesOf(reference, groups);
  return succeed(await countShown(context.db, { ...scope, categories, filter: view.show }));
}

/**
 * Lists the queues of a place's communities in which matters are open, with how many.
 * Refuses: `place_unknown`, `not_allowed`.
 */
export async function readQueues(
  context: Context,
  input: { readonly placeId: string },
): Promise<Result<readonly { readonly queue: Queue; readonly open: number }[], DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  const { communityIds, queues } = work.value;
  const all = await listQueues(context.db, communityIds);
  return succeed(all.filter(({ queue }) => queues === undefined || queues.includes(queue)));
}

/**
 * Lists what the auditor found wrong in a community, or in those of a street.
 * Refuses: `place_unknown`, `not_allowed` (only for its staff).
 */
export async function readFindings(
  context: Context,
  input: { readonly placeId: string },
): Promise<Result<readonly Finding[], DeskRefusal>> {
  const work = await findWork(context, input);
  if (!work.ok) return work;
  if (work.value.queues !== undefined) return refuse('not_allowed');
  const found: Finding[] = [];
  for (const communityId of work.value.communityIds) {
    found.push(...(await listFindings(context.db, communityId, MAX_PAGE - found.length)));
  }
  return succeed(found);
}

/**
 * Finds what a reader works at a place. Refuses: `place_unknown`, `not_allowed` (works neither
 * there nor in a body that is asked there).
 */
export async function findWork(
  context: Context,
  input: { readonly placeId: string; readonly queue?: string | undefined },
): Promise<Result<Work, DeskRefusal>> {
  const { subject } = context;
  const where = await findReach(context, input.placeId);
  if (where === undefined) return refuse('place_unknown');
  const { communityIds, within } = where;
  const chosen = input.queue === undefined ? undefined : brand<Queue>(input.queue);
  if (mayWorkDesk(subject, where.path)) {
    const queues = chosen && (await findQueues(context, { ...where, chosen }));
    return succeed({ communityIds, within, queues, sight: listSightOf(subject, where) });
  }
  const mine = subject.organisationIds.map((id) => organisationQueue(id));
  if (mine.length === 0) return refuse('not_allowed');
  const own = await listQueues(context.db, communityIds);
  const waiting = own.map(({ queue }) => queue);
  // What was handed on and is not taken over yet is still on the desk it comes from.
  const passed = await listPassedFrom(context.db, communityIds);
  const queues = [...new Set([...waiting, ...passed])]
    .filter((queue) => mine.some((one) => queue === one || queue.startsWith(`${one}/`)))
    .filter((queue) => chosen === undefined || chosen === OWN_QUEUES || queue === chosen);
  // What waits in one's own queue is one's own to see, however narrowly it was told.
  const sight: ListSight = {
    ...listSightOf(subject, where),
    visibilities: ['all', 'neighbours', 'staff'],
  };
  return succeed({ communityIds, within, queues, sight });
}

/** One's own queues are those in which something is open and which one answers for. */
async function findQueues(
  { db, subject }: Context,
  { path, communityIds, chosen }: Reach & { readonly chosen: Queue },
): Promise<readonly Queue[]> {
  if (chosen !== OWN_QUEUES) return [chosen];
  const all = await listQueues(db, communityIds);
  return all.map(({ queue }) => queue).filter((queue) => answersFor(subject, queue, path));
}

/** How far a desk reaches: one community or a part of it, or every community of a street. */
type Reach = Pick<Work, 'communityIds' | 'within'> & {
  readonly path: string;
  readonly communityId: string;
};

async function findReach({ db }: Context, placeId: string): Promise<Reach | undefined> {
  const spot = await findSpot(db, placeId);
  if (spot !== undefined) {
    const { path, communityId } = spot;
    return { path, communityId, communityIds: [communityId], within: await withinOf(db, spot) };
  }
  const place = await findPlace(db, placeId);
  if (place?.level !== STREET_LEVEL) return undefined;
  const communities = await listWithin(db, place.path, COMMUNITY_LEVEL);
  const communityIds = communities.map(({ id }) => id);
  return { path: place.path, communityId: place.id, communityIds, within: undefined };
}

/** Makes lines of a desk of what was found: cards with what presses. */
export async function deskRows(
  context: Context,
  rows: readonly CardRow[],
  sight: ListSight,
): Promise<readonly DeskRow[]> {
  const cards = await showCards(context, rows, () => sight);
  const kinds = await listRequestKinds(context.db, rows);
  const byId = new Map<string, MatterCard>(cards.map((card) => [card.id, card]));
  return rows.flatMap((row) => {
    const card = byId.get(row.id);
    if (card === undefined) return [];
    const nextDueAt = row.nextDueAt ?? undefined;
    return [
      {
        ...card,
        nextStage: row.nextStage ?? undefined,
        nextDueAt,
        isPressing: isPast(nextDueAt, context.now),
        holderId: row.holderId ?? undefined,
        requests: kinds.get(row.id) ?? [],
      },
    ];
  });
}
