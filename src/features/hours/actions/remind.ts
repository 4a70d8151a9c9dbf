import { findOrganisation, listPosts } from '#/features/organisations/index.ts';
import { listGrants } from '#/features/people/index.ts';
import type { HoursRecord } from '#/features/hours/model.ts';
import { keepers } from '#/features/hours/policy.ts';
import { takeUntold } from '#/features/hours/store/untold.ts';
import type { Context } from '#/platform/action/context.ts';
import { isLedBy } from './leading.ts';

/** How many persons one entry of the journal names. */
const MOST_NAMED = 200;

/**
 * Has those told, once a day, for whose word time that others gave has begun to wait: whoever
 * asked, else who leads the team, else who keeps the records. Each record is told of once, however
 * many wait, and nobody is reminded again.
 */
export async function tellOfWaiting(context: Context): Promise<void> {
  const untold = await takeUntold(context.db, context.now);
  const known = new Map<string, readonly string[]>();
  for (const [communityId, records] of Map.groupBy(untold, (one) => one.communityId)) {
    const told = new Set<string>();
    for (const record of records) {
      for (const id of await listConfirmers(context, record, known)) told.add(id);
    }
    const all = [...told].toSorted();
    for (let from = 0; from < all.length; from += MOST_NAMED) {
      await context.record({
        feature: 'hours',
        verb: 'wait',
        subjectId: communityId,
        communityId,
        data: { told: all.slice(from, from + MOST_NAMED) },
      });
    }
  }
}

/** Those closest to it who may confirm: neither its person nor whoever wrote it down. */
async function listConfirmers(
  context: Context,
  record: HoursRecord,
  known: Map<string, readonly string[]>,
): Promise<readonly string[]> {
  const { personId, recordedBy, matter, teamId, communityId } = record;
  const mayBe = (id: string) => id !== personId && id !== recordedBy;
  if (matter !== undefined && mayBe(matter.askerId)) return [matter.askerId];
  const once = async (key: string, load: () => Promise<readonly string[]>) => {
    const found = known.get(key) ?? (await load());
    known.set(key, found);
    return found.filter(mayBe);
  };
  const leaders =
    teamId === undefined ? [] : await once(teamId, () => listLeaders(context, teamId));
  if (leaders.length > 0) return leaders;
  return once(communityId, () => listKeepers(context, communityId));
}

async function listLeaders({ db }: Context, teamId: string): Promise<readonly string[]> {
  const team = await findOrganisation(db, teamId);
  if (team === undefined || team.closedOn !== undefined) return [];
  const posts = await listPosts(db, [teamId]);
  const holders = new Set(posts.flatMap(({ holder }) => holder?.personId ?? []));
  return [...holders].filter((id) =>
    isLedBy(
      team.kind.code,
      posts.filter(({ holder }) => holder?.personId === id),
    ),
  );
}

async function listKeepers({ db, now }: Context, communityId: string): Promise<readonly string[]> {
  const { compare } = Temporal.Instant;
  const grants = await listGrants(db, { placeId: communityId });
  const holding = grants.filter(
    ({ role, startsAt, endsAt, withdrawn }) =>
      keepers.includes(role) &&
      withdrawn === undefined &&
      compare(startsAt, now) <= 0 &&
      (endsAt === undefined || compare(endsAt, now) > 0),
  );
  return [...new Set(holding.map(({ personId }) => personId))];
}
