import { findPerson } from '#/features/people/index.ts';
import { findPlaces } from '#/features/places/index.ts';
import { MAX_PAGE } from '#/features/matters/model/limits.ts';
import type { MatterEvent } from '#/features/matters/model/record.ts';
import type { MatterCard } from '#/features/matters/model/view.ts';
import { actingIdOf, listSightOf } from '#/features/matters/policy.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import { listAddressed } from '#/features/matters/store/events.ts';
import {
  listFollowed,
  listHelped,
  listHelping,
  listRaised,
} from '#/features/matters/store/mine.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { showCards } from './show.ts';

/** Everything a person has to do with. */
export type MyMatters = {
  readonly raised: readonly MatterCard[];
  /** In hand, or lending a hand. */
  readonly helping: readonly MatterCard[];
  readonly helped: readonly MatterCard[];
  readonly followed: readonly MatterCard[];
  /** What was said to the person: reminders, requests, answers; the latest first. */
  readonly news: readonly News[];
};

export type News = {
  readonly communityId: string;
  readonly matterId: string;
  readonly at: Temporal.Instant;
  readonly verb: MatterEvent['verb'];
  readonly note: string | undefined;
};

const MAX_NEWS = 20;

/**
 * Shows a person all they raised, have in hand, did and follow, in every community they belong to.
 * Refuses: `sign_in_required`.
 */
export async function readMine(context: Context): Promise<Result<MyMatters, 'sign_in_required'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  const communityIds = await communitiesOf(context, personId);
  const sights = await sightsIn(context, communityIds);
  const actingId = actingIdOf(context.subject);
  const of = { communityIds, personId, actingId, sights };
  const sight: ListSight = {
    personId,
    visibilities: ['all', 'neighbours'],
    organisationIds: [],
    actingId,
    spot: 'building',
  };
  const show = async (rows: Awaited<ReturnType<typeof listRaised>>) =>
    showCards(context, rows, () => sight);
  // Whoever only follows something is no party to it, and sees what they see on the board.
  const followed = await listFollowed(context.db, of, MAX_PAGE);
  return succeed({
    raised: await show(await listRaised(context.db, of, MAX_PAGE)),
    helping: await show(await listHelping(context.db, of, MAX_PAGE)),
    helped: await show(await listHelped(context.db, of, MAX_PAGE)),
    followed: await showCards(context, followed, (id) => sights.get(id) ?? sight),
    news: await readNews(context, of),
  });
}

async function readNews(
  context: Context,
  of: {
    readonly communityIds: readonly string[];
    readonly personId: string;
    readonly actingId: string | undefined;
  },
): Promise<readonly News[]> {
  const news: News[] = [];
  for (const communityId of of.communityIds) {
    const to = { communityId, personId: of.personId, actingId: of.actingId };
    for (const { matterId, event } of await listAddressed(context.db, to, MAX_NEWS)) {
      const { at, verb, note } = event;
      news.push({ communityId, matterId, at, verb, note });
    }
  }
  return news.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at)).slice(0, MAX_NEWS);
}

/** Where one has moved away, or a matter has been kept among staff since, one sees less. */
async function sightsIn(
  context: Context,
  communityIds: readonly string[],
): Promise<ReadonlyMap<string, ListSight>> {
  const places = await findPlaces(context.db, communityIds);
  return new Map(
    [...places].map(([communityId, { path }]) => [
      communityId,
      listSightOf(context.subject, { path, communityId }),
    ]),
  );
}

/** Where one lives, works and is on record: every list names its communities. */
async function communitiesOf(context: Context, personId: string): Promise<readonly string[]> {
  const { homes, grants } = context.subject;
  const person = await findPerson(context.db, personId);
  const ids = [
    person?.communityId,
    ...homes.map(({ communityId }) => communityId),
    ...grants.map(({ communityId }) => communityId),
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
