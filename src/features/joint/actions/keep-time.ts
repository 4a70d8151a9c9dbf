import { ring } from '#/features/joint/rules/clocks.ts';
import { callOff, goesOn } from '#/features/joint/rules/steps.ts';
import type { Joint } from '#/features/joint/model.ts';
import { listGoingOn, lockJoint, saveJoint } from '#/features/joint/store/joints.ts';
import type { Context } from '#/platform/action/context.ts';
import { allOf, tellMatter } from './finish.ts';
import { findConcerned, recordJoint } from './open.ts';

/** So many are looked at each hour; more never go on at once. */
const MOST_LOOKED_AT = 2_000;

/**
 * Does what the clocks of a joint task ask for: whoever owes something is reminded, and when the
 * time is over their superior is told, and told again each week. What nobody needs any more,
 * because the matter is closed, is called off.
 */
export async function answerClock(context: Context, id: string): Promise<void> {
  const joint = await lockJoint(context.db, id);
  if (joint === undefined) return;
  if (await isOverBeforeMeeting(context, joint)) return endWithMatter(context, joint);
  const rung = ring(joint, context.now);
  if (rung.reminders.length === 0) return;
  await saveJoint(context.db, joint, rung.joint);
  const { task } = rung.joint;
  for (const { owing, of, isOverdue } of rung.reminders) {
    const above = of === task.caller ? [task.superior] : [task.superior, task.caller];
    await recordJoint(context, task, {
      verb: isOverdue ? 'overdue' : 'remind',
      desks: isOverdue ? [of, ...above] : [of],
      data: { owing },
    });
  }
}

/**
 * Looks after every joint task whose meeting is still to come: where the matter is closed, nobody
 * is left waiting.
 */
export async function auditJoints(context: Context): Promise<void> {
  for (const { id } of await listGoingOn(context.db, MOST_LOOKED_AT)) {
    const joint = await lockJoint(context.db, id);
    if (joint !== undefined && (await isOverBeforeMeeting(context, joint))) {
      await endWithMatter(context, joint);
    }
  }
}

async function isOverBeforeMeeting({ db }: Context, { task }: Joint): Promise<boolean> {
  if (!goesOn(task) || task.state === 'met') return false;
  return (await findConcerned(db, task))?.isClosed !== false;
}

async function endWithMatter(context: Context, joint: Joint): Promise<void> {
  const ended = callOff(joint, undefined, context.now);
  if (!ended.ok) return;
  await saveJoint(context.db, joint, ended.value);
  const desks = [joint.task.caller, ...allOf(joint)];
  await recordJoint(context, joint.task, { verb: 'call_off', desks });
  await tellMatter(context, joint, { verb: 'call_off', note: undefined });
}
