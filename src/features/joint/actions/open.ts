import { isAbout, listConcerned, readQueue } from '#/features/matters/index.ts';
import type { Concerned, Queue } from '#/features/matters/index.ts';
import { pathsOf } from '#/features/places/index.ts';
import { nextWake } from '#/features/joint/rules/clocks.ts';
import { isInside, standingOf } from '#/features/joint/policy.ts';
import type { Standing } from '#/features/joint/policy.ts';
import type { Joint, JointRefusal, Task } from '#/features/joint/model.ts';
import { findJoint, lockJoint, saveJoint } from '#/features/joint/store/joints.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';

/** A joint task with what the reader is to it. */
export type Opened = {
  readonly joint: Joint;
  readonly standing: Standing;
  readonly matter: Concerned;
};

/** What an action on a joint task gives back. */
export type JointOutput = { readonly id: string };

/** Why an action on a joint task may come to nothing. */
export type ActionRefusal = 'sign_in_required' | 'not_found' | 'not_allowed' | JointRefusal;

/** Opens a joint task for reading. Refuses `not_found`, also when it is not theirs to see. */
export async function openJoint(
  context: Context,
  id: string,
): Promise<Result<Opened, 'not_found'>> {
  return opened(context, await findJoint(context.db, id));
}

/** Tells what a reader is to each of some joint tasks, and leaves out those not theirs to see. */
export async function openMany(
  context: Context,
  joints: readonly Joint[],
): Promise<readonly Opened[]> {
  const all: Opened[] = [];
  for (const joint of joints) {
    const one = await opened(context, joint);
    if (one.ok) all.push(one.value);
  }
  return all;
}

async function opened(
  { db, subject }: Context,
  joint: Joint | undefined,
): Promise<Result<Opened, 'not_found'>> {
  if (joint === undefined) return refuse('not_found');
  const matter = await findConcerned(db, joint.task);
  if (matter === undefined || isDenied(subject, matter)) return refuse('not_found');
  const standing = standingOf(subject, joint, await pathsOf(db, placesIn(joint)));
  return isInside(standing) ? succeed({ joint, standing, matter }) : refuse('not_found');
}

/** Finds who has to do with the matter of a joint task. */
export async function findConcerned(
  db: Db,
  { communityId, matterId }: Pick<Task, 'communityId' | 'matterId'>,
): Promise<Concerned | undefined> {
  return (await listConcerned(db, communityId, [matterId]))[0];
}

/** Whom a complaint is about has no part in what is done about it. */
function isDenied(subject: Subject, matter: Concerned): boolean {
  return isAbout(subject, {
    againstPersonId: matter.againstPersonId ?? undefined,
    againstOrganisationId: matter.againstOrganisationId ?? undefined,
  });
}

/** The places by which offices are named in a joint task, and its community. */
function placesIn({ task, calls }: Joint): readonly string[] {
  const desks = [task.caller, task.superior, task.lead, ...calls.map(({ body }) => body)];
  const places = desks.flatMap((desk) => {
    const parts = readQueue(desk);
    return 'placeId' in parts ? [parts.placeId] : [];
  });
  return [...new Set([task.communityId, ...places])];
}

/** One thing somebody does in a joint task. */
export type Doing = {
  readonly verb: string;
  /** Whether it is theirs to do. */
  readonly allows: (opened: Opened) => boolean;
  readonly step: (opened: Opened, by: string) => Result<Joint, JointRefusal>;
  /** The desks that hear of it. */
  readonly desks: (joint: Joint) => readonly Queue[];
};

/**
 * Does something in a joint task: open and hold, decide, save, record.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `lead_called_already`, and what the step
 * refuses.
 */
export async function act(
  context: Context,
  id: string,
  doing: Doing,
): Promise<Result<JointOutput & { readonly joint: Joint }, ActionRefusal>> {
  const { db, subject } = context;
  const { personId } = subject;
  if (subject.actorId === undefined || personId === undefined) return refuse('sign_in_required');
  const held = await opened(context, await lockJoint(db, id));
  if (!held.ok) return held;
  if (!doing.allows(held.value)) return refuse('not_allowed');
  const stepped = doing.step(held.value, personId);
  if (!stepped.ok) return stepped;
  const joint = stepped.value;
  if (!(await saveJoint(db, held.value.joint, joint))) return refuse('lead_called_already');
  await recordJoint(context, joint.task, { verb: doing.verb, desks: doing.desks(joint) });
  return succeed({ id, joint });
}

/** Writes what happened in a joint task, and whose desks hear of it. */
export async function recordJoint(
  context: Context,
  { communityId, id, matterId }: Task,
  what: {
    readonly verb: string;
    readonly desks: readonly Queue[];
    readonly data?: { readonly [key: string]: Json };
  },
): Promise<void> {
  await context.record({
    feature: 'joint',
    verb: what.verb,
    subjectId: id,
    communityId,
    data: { ...what.data, matter: matterId, desks: [...new Set(what.desks)] },
  });
}

/** Tells whether a joint task still waits for anybody. */
export function isOpen(joint: Joint): boolean {
  return nextWake(joint) !== undefined;
}
