import type { Muster, MusterEnd, MusterKey, MusterRefusal } from '#/features/musters/model.ts';
import { LASTS_HOURS } from '#/features/musters/model.ts';
import { answersUntil, isOver } from '#/features/musters/rules.ts';
import { listLeft, listTeams, lockMuster, saveMuster } from '#/features/musters/store/musters.ts';
import { noteCame } from '#/features/musters/store/asked.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { fill } from './answer.ts';
import { keeps } from './teams.ts';
import { recordMuster } from './record.ts';

/** How many musters that were left one look ends; the rest are there at the next. */
const MOST_LEFT = 100;

/** Holds a muster for whoever keeps it; to others there is none. */
async function openOwn(context: Context, id: string): Promise<Muster | undefined> {
  const muster = await lockMuster(context.db, id);
  if (muster === undefined) return undefined;
  const teams = await listTeams(context.db, muster);
  return (await keeps(context, { ...muster, teams })) ? muster : undefined;
}

/**
 * Changes how many are wanted; whoever stands in line moves up.
 * Refuses: `not_found` (also who does not keep it), `muster_over`, `fewer_than_coming` (`coming`).
 */
export async function changeWanted(
  context: Context,
  { id, wanted }: { readonly id: string; readonly wanted: number },
): Promise<Result<MusterKey, MusterRefusal>> {
  const muster = await openOwn(context, id);
  if (muster === undefined) return refuse('not_found');
  if (isOver(muster, context.now)) return refuse('muster_over');
  if (wanted < muster.coming) return refuse('fewer_than_coming', { coming: `${muster.coming}` });
  const changed = { ...muster, wanted };
  await saveMuster(context.db, changed);
  await recordMuster(context, muster, { verb: 'change', data: { wanted } });
  await fill(context, changed);
  return succeed({ communityId: muster.communityId, id });
}

/**
 * Calls a muster off and says why; whoever was to come, or stood in line, is told at once.
 * Refuses: `not_found` (also who does not keep it), `muster_over`.
 */
export async function standDown(
  context: Context,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Result<MusterKey, MusterRefusal>> {
  const muster = await openOwn(context, id);
  if (muster === undefined) return refuse('not_found');
  if (isOver(muster, context.now)) return refuse('muster_over');
  await end(context, muster, { as: 'stood_down', words });
  return succeed({ communityId: muster.communityId, id });
}

/**
 * Says that it is done, and who of those who were to come was there.
 * Refuses: `not_found` (also who does not keep it), `not_begun`, `muster_over`.
 */
export async function closeMuster(
  context: Context,
  {
    id,
    came,
    words,
  }: { readonly id: string; readonly came: readonly string[]; readonly words?: string | undefined },
): Promise<Result<MusterKey, MusterRefusal>> {
  const muster = await openOwn(context, id);
  if (muster === undefined) return refuse('not_found');
  if (Temporal.Instant.compare(context.now, muster.startsAt) < 0) return refuse('not_begun');
  if (muster.endedAt !== undefined) return refuse('muster_over');
  const there = await noteCame(context.db, muster, came);
  await end(context, muster, { as: 'held', words, came: there });
  return succeed({ communityId: muster.communityId, id });
}

async function end(
  context: Context,
  muster: Muster,
  how: { readonly as: MusterEnd; readonly words: string | undefined; readonly came?: number },
): Promise<void> {
  const ended = { endedAt: context.now, endedAs: how.as, endWords: how.words };
  await saveMuster(context.db, { ...muster, ...ended });
  const data = { as: how.as, ...(how.came === undefined ? {} : { came: how.came }) };
  await recordMuster(context, muster, { verb: 'end', data });
}

/** Ends what nobody ended a day after it began; who came is not on record then. */
export async function endLeft(context: Context): Promise<void> {
  const { db, now } = context;
  const left = await listLeft(db, now.subtract({ hours: LASTS_HOURS }), MOST_LEFT);
  for (const id of left) {
    const muster = await lockMuster(db, id);
    if (muster === undefined || muster.endedAt !== undefined) continue;
    if (Temporal.Instant.compare(now, answersUntil(muster)) < 0) continue;
    await end(context, muster, { as: 'held', words: undefined });
  }
}
