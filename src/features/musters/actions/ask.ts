import { listResidences } from '#/features/people/index.ts';
import { findPlace, pathsOf } from '#/features/places/index.ts';
import { listResting } from '#/features/volunteers/index.ts';
import { MOST_ASKED } from '#/features/musters/model.ts';
import type { Muster } from '#/features/musters/model.ts';
import { listTeams, lockMuster, saveMuster } from '#/features/musters/store/musters.ts';
import { insertAsked } from '#/features/musters/store/asked.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import { recordMuster } from './record.ts';
import { listInTeam } from './teams.ts';

/**
 * Asks everybody a muster is for: the members of its teams who live in its area and have not said
 * that they are not to be called for now; never whoever made it. Done again it asks nobody twice.
 */
export async function askMembers(context: Context, id: string): Promise<void> {
  const { db, now } = context;
  const muster = await lockMuster(db, id);
  if (muster === undefined || muster.endedAt !== undefined) return;
  const personIds = await findMembers(context, muster);
  const asked = await insertAsked(db, muster, { personIds, at: now });
  if (asked === 0 && muster.askedAt !== undefined) return;
  await saveMuster(db, { ...muster, askedAt: muster.askedAt ?? now });
  await recordMuster(context, muster, { verb: 'ask', data: { asked } });
}

async function findMembers(context: Context, muster: Muster): Promise<readonly string[]> {
  const { db, now } = context;
  const members = new Set<string>();
  for (const team of await listTeams(db, muster)) {
    for (const personId of await listInTeam(context, team)) members.add(personId);
  }
  members.delete(muster.madeBy);
  const resting = await listResting(db, [...members], now);
  const called = [...members].filter((personId) => !resting.has(personId));
  const living = muster.areaId === muster.communityId ? called : await livingIn(db, muster, called);
  return living.slice(0, MOST_ASKED);
}

async function livingIn(
  db: Context['db'],
  { areaId }: Muster,
  personIds: readonly string[],
): Promise<readonly string[]> {
  const area = await findPlace(db, areaId);
  if (area === undefined) return [];
  const residences = await listResidences(db, personIds);
  const paths = await pathsOf(
    db,
    residences.map(({ householdId }) => householdId),
  );
  const inside = residences.filter(({ householdId }) =>
    isWithin(paths.get(householdId) ?? '', area.path),
  );
  return [...new Set(inside.map(({ personId }) => personId))];
}
