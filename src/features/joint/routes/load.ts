import { nameMatters, nameQueues, openBeside, publicIdOf } from '#/features/matters/index.ts';
import type { Beside, Queue } from '#/features/matters/index.ts';
import { isCalling, isLeading } from '#/features/joint/actions/answer.ts';
import { findCaller, readChoices } from '#/features/joint/actions/call.ts';
import { openJoint, openMany } from '#/features/joint/actions/open.ts';
import type { Opened } from '#/features/joint/actions/open.ts';
import { MAX_DECLINES } from '#/features/joint/model.ts';
import type { Call, Joint, Part } from '#/features/joint/model.ts';
import { ownCommunities, ownDesks } from '#/features/joint/policy.ts';
import { missing } from '#/features/joint/rules/steps.ts';
import { countOpenFor, listFor, listOfMatter } from '#/features/joint/store/joints.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { JointShown, JointsShown, NewShown, OfMatter, PublicJoint } from './shapes.ts';

type MatterName = Parameters<typeof openBeside>[1];
type NameOf = (desk: Queue) => Names;

/** Loads one joint task for those who have to do with it. Refuses: `not_found`. */
export async function loadJoint(
  context: Context,
  id: string,
): Promise<Result<JointShown, 'not_found'>> {
  const opened = await openJoint(context, id);
  if (!opened.ok) return opened;
  const [shown] = await showMany(context, [opened.value]);
  return shown === undefined ? refuse('not_found') : succeed(shown);
}

/** Loads the joint tasks somebody has to do with. */
export async function loadList(
  context: Context,
  shows: JointsShown['shows'],
): Promise<Result<JointsShown, never>> {
  const { db, subject } = context;
  const listed = await listFor(db, {
    desks: ownDesks(subject),
    communityIds: ownCommunities(subject),
    shows,
  });
  const joints = await showMany(context, await openMany(context, listed));
  // What the reader has to do stands before what others do.
  const own = joints.filter(({ owed }) => owed.length > 0);
  return succeed({ shows, joints: [...own, ...joints.filter((one) => !own.includes(one))] });
}

/** Counts the joint tasks somebody has to do with at their own desks. */
export function countOwn({ db, subject }: Pick<Context, 'db' | 'subject'>): Promise<number> {
  return countOpenFor(db, ownDesks(subject));
}

/** Loads the joint tasks of a matter as whoever sees it reads them. Refuses: `not_found`. */
export async function loadOfMatter(
  context: Context,
  name: MatterName,
): Promise<Result<OfMatter, 'not_found'>> {
  const opened = await openBeside(context, name);
  if (!opened.ok) return opened;
  const matter = opened.value;
  const { communityId, id: matterId } = matter;
  const joints = await listOfMatter(context.db, { communityId, matterId });
  const inside = new Set((await openMany(context, joints)).map(({ joint }) => joint));
  const nameOf = await namesIn(context, joints);
  return succeed({
    matter: headOf(matter),
    joints: joints.map((joint) => publicOf(joint, { nameOf, isInside: inside.has(joint) })),
    mayCall: !matter.isClosed && (await findCaller(context, matter)) !== undefined,
  });
}

/** Loads what somebody chooses from who calls others to a matter. */
export async function loadNew(
  context: Context,
  name: MatterName,
): Promise<Result<NewShown, 'not_found' | 'not_allowed' | 'matter_closed'>> {
  const choices = await readChoices(context, name);
  if (!choices.ok) {
    const { refusal } = choices;
    return refuse(refusal === 'not_allowed' || refusal === 'matter_closed' ? refusal : 'not_found');
  }
  const { matter, caller, callable } = choices.value;
  const desks = [caller, ...callable.map(({ body }) => body)];
  const names = await nameQueues(context, desks);
  return succeed({
    matter: headOf(matter),
    caller: nameIn(names, caller),
    callable: callable.map((one) => ({ ...one, names: nameIn(names, one.body) })),
    isUrgent: matter.isUrgent,
  });
}

function headOf({ publicId, reference, title }: Beside): OfMatter['matter'] {
  return { id: publicId, reference, title };
}

async function showMany(
  context: Context,
  opened: readonly Opened[],
): Promise<readonly JointShown[]> {
  const nameOf = await namesIn(
    context,
    opened.map(({ joint }) => joint),
  );
  const matters = await nameMatters(
    context,
    opened.map(({ joint: { task } }) => ({ communityId: task.communityId, id: task.matterId })),
  );
  return opened.map((one) => {
    const { joint, standing } = one;
    const { task, parts } = joint;
    const matter = matters.get(task.matterId);
    const about = { nameOf, now: context.now };
    return {
      ...bareOf(joint, nameOf),
      matter: matter && {
        id: publicIdOf(matter),
        reference: matter.reference,
        title: matter.title,
      },
      lead: nameOf(task.lead),
      superior: nameOf(task.superior),
      reportDueAt: task.reportDueAt,
      calls: inOrder(joint).map((call) => insideCall(one, call, about)),
      parts: parts.map((part) => partOf(one, part, about)),
      assessmentWords: task.assessed?.words,
      owed: owedBy(one, context.now),
      missing: missing(joint).map(({ body }) => nameOf(body)),
      openParts: parts.filter(({ ended }) => ended === undefined).length,
      isCalling: isCalling(one),
      isLeading: isLeading(one),
      isSuperior: standing.isSuperior,
    };
  });
}

function bareOf({ task }: Joint, nameOf: NameOf) {
  const { id, what, meetingPlace, askedAt, meetAt, state, agreed, result, assessed } = task;
  return {
    id,
    caller: nameOf(task.caller),
    what,
    meetingPlace,
    askedAt,
    meetAt,
    state,
    agreed,
    result,
    assessment: assessed?.answer,
    calledOff: task.calledOff && { reason: task.calledOff.reason },
  };
}

function publicOf(
  joint: Joint,
  { nameOf, isInside }: { readonly nameOf: NameOf; readonly isInside: boolean },
): PublicJoint {
  return {
    ...bareOf(joint, nameOf),
    calls: inOrder(joint).map((call) => publicCall(joint, call, nameOf)),
    isInside,
  };
}

/** The lead first, then those who have to come, then those who are invited. */
function inOrder({ task, calls }: Joint): readonly Call[] {
  const rank = ({ body, isRequired }: Call) => Number(body !== task.lead) + Number(!isRequired);
  return calls.toSorted((a, b) => rank(a) - rank(b));
}

function publicCall({ task }: Joint, call: Call, nameOf: NameOf): PublicJoint['calls'][number] {
  const { body, isRequired, state, attendance } = call;
  const isLead = body === task.lead;
  return { body, names: nameOf(body), isLead, isRequired, state, attendance };
}

type About = { readonly nameOf: NameOf; readonly now: Temporal.Instant };

function insideCall(
  { joint, standing }: Opened,
  call: Call,
  { nameOf, now }: About,
): JointShown['calls'][number] {
  const { id, reportDueAt, comesAs, reason, decision, declines, owed } = call;
  return {
    ...publicCall(joint, call, nameOf),
    id,
    reportDueAt,
    comesAs,
    reason: call.state === 'declined' ? reason : undefined,
    decision,
    declines,
    isLate: owed !== undefined && isPast(owed.until, now),
    isMine: standing.callIds.includes(id),
  };
}

function partOf(
  { joint, standing }: Opened,
  part: Part,
  { nameOf, now }: About,
): JointShown['parts'][number] {
  const body = joint.calls.find(({ id }) => id === part.callId)?.body ?? joint.task.lead;
  return {
    id: part.id,
    names: nameOf(body),
    what: part.what,
    dueAt: part.dueAt,
    outcome: part.ended?.outcome,
    words: part.ended?.words,
    isLate: isPast(part.dueAt, part.ended?.at ?? now),
    isMine: standing.callIds.includes(part.callId),
  };
}

/** Lists what the reader owes in a joint task, as far as it can be done now. */
function owedBy(opened: Opened, now: Temporal.Instant): JointShown['owed'] {
  const { joint, standing } = opened;
  const { task, calls, parts } = joint;
  const owed: JointShown['owed'] = [];
  const add = (owing: JointShown['owed'][number]['owing'], until: Temporal.Instant) =>
    owed.push({ owing, until, isLate: isPast(until, now) });
  for (const call of calls) {
    if (call.owed === undefined) continue;
    const isOwn = standing.callIds.includes(call.id) && task.state === 'called';
    if (call.state === 'called' && isOwn) add('report', call.owed.until);
    const isDecider = call.declines < MAX_DECLINES ? isCalling(opened) : standing.isSuperior;
    if (call.state === 'declined' && isDecider) add('decide', call.owed.until);
  }
  for (const { callId, owed: due } of parts) {
    if (due !== undefined && standing.callIds.includes(callId)) add('part', due.until);
  }
  if (task.owed === undefined) return owed;
  const { until } = task.owed;
  if (task.state === 'called' && standing.isLead && isPast(task.meetAt, now)) add('attend', until);
  if (task.state === 'met' && standing.isLead) add('close', until);
  if (task.state === 'closed' && standing.isCaller) add('assess', until);
  return owed;
}

function isPast(at: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, now) <= 0;
}

async function namesIn(context: Context, joints: readonly Joint[]): Promise<NameOf> {
  const desks = joints.flatMap(({ task, calls }) => [
    task.caller,
    task.superior,
    task.lead,
    ...calls.map(({ body }) => body),
  ]);
  const names = await nameQueues(context, desks);
  return (desk) => nameIn(names, desk);
}

function nameIn(names: ReadonlyMap<Queue, Names>, desk: Queue): Names {
  const found = names.get(desk);
  if (found === undefined) throw new Error(`${desk} was not named.`);
  return found;
}
