import { findPerson, listHelpers, namingOf } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { patternOf } from '#/platform/personal/departure.ts';
import type { Leaver, Obstacle } from '#/platform/personal/departure.ts';
import {
  closeLeaving,
  findLeaving,
  insertLeaving,
  lockDue,
  withdrawLeaving,
} from '#/features/rights/store/leavings.ts';
import type { Leaving } from '#/features/rights/store/leavings.ts';

const HOURS_PER_DAY = 24;

/**
 * Asks to leave: on the day that is named, everything that names the person goes. They may think
 * again until then, and whoever acts for them is told.
 * Refuses: `not_found`, `only_oneself`, `already_leaving`, `last_steward`, `only_guardian`,
 * `post_still_held`, `matter_in_hand`.
 */
export async function askToLeave(
  context: Context,
  wish: { readonly takesWords: boolean; readonly leavers: readonly Leaver[] },
): Promise<Result<Leaving, 'not_found' | 'only_oneself' | 'already_leaving' | Obstacle>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  const person = await findPerson(context.db, personId);
  if (person === undefined) return refuse('not_found');
  const obstacle = await findObstacle(context, personId, wish.leavers);
  if (obstacle !== undefined) return refuse(obstacle);
  const { communityId } = person;
  const leaving: Leaving = {
    id: context.newId(),
    communityId,
    personId,
    askedBy: actorId,
    askedAt: context.now,
    dueAt: context.now.add({ hours: context.services.leavingDays * HOURS_PER_DAY }),
    takesWords: wish.takesWords,
  };
  if (!(await insertLeaving(context.db, leaving))) return refuse('already_leaving');
  await context.addJob({
    name: 'rights.leave',
    payload: { id: leaving.id },
    runAt: leaving.dueAt,
    key: `rights.leave:${leaving.id}`,
  });
  for (const { helperId } of await listHelpers(context.db, personId, context.now)) {
    await context.addJob({ name: 'rights.tell_leaving', payload: { helperId, personId } });
  }
  await context.record({
    feature: 'rights',
    verb: 'ask_to_leave',
    subjectId: personId,
    communityId,
  });
  return succeed(leaving);
}

/**
 * Thinks again: nothing is taken out.
 * Refuses: `not_found`, `only_oneself`, `not_leaving`.
 */
export async function stayAfterAll(
  context: Context,
): Promise<Result<object, 'not_found' | 'only_oneself' | 'not_leaving'>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  const leaving = await findLeaving(context.db, personId);
  if (leaving === undefined) return refuse('not_leaving');
  if (!(await withdrawLeaving(context.db, personId, context.now))) return refuse('not_leaving');
  const { communityId } = leaving;
  await context.record({ feature: 'rights', verb: 'stay', subjectId: personId, communityId });
  return succeed({});
}

/**
 * Takes out everything that names somebody whose day has come. Done twice, it does nothing the
 * second time; while others would be left with nobody, it waits for another night.
 */
export async function carryOutLeaving(
  context: Context,
  id: string,
  leavers: readonly Leaver[],
): Promise<boolean> {
  const leaving = await lockDue(context.db, id, context.now);
  if (leaving === undefined) return false;
  const { personId, takesWords, communityId } = leaving;
  if ((await findObstacle(context, personId, leavers)) !== undefined) return false;
  const pattern = patternOf(await namingOf(context.db, personId));
  for (const leaver of leavers) {
    await leaver.forget(context, { personId, takesWords, pattern });
  }
  await closeLeaving(context.db, leaving, context.now);
  await context.record({ feature: 'rights', verb: 'left', subjectId: personId, communityId });
  return true;
}

/** Finds what stands in the way of leaving, if anything does. */
export async function findObstacle(
  context: Pick<Context, 'db' | 'now'>,
  personId: string,
  leavers: readonly Leaver[],
): Promise<Obstacle | undefined> {
  for (const leaver of leavers) {
    const obstacle = await leaver.findObstacle(context, personId);
    if (obstacle !== undefined) return obstacle;
  }
  return undefined;
}
