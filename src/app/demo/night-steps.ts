import {
  answerCall,
  findLatestCall,
  listCalled,
  sayWorse,
  showCall,
} from '#/features/callouts/index.ts';
import { recordTime } from '#/features/hours/index.ts';
import {
  assignMatter,
  confirmMatter,
  markDone,
  openWork,
  readUrgent,
  releaseMatter,
  startWork,
  withdrawMatter,
} from '#/features/matters/index.ts';
import type { MatterName, UrgentMatter } from '#/features/matters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs, must, subjectIn } from './acting.ts';
import type { NightStep } from './night-shapes.ts';
import type { Populated } from './populated.ts';

/** A call of the night that has been raised, and how its story names those in it. */
export type Raised = {
  readonly id: string;
  readonly name: MatterName;
  readonly matterId: string;
  readonly askerId: string;
};

type Night = { readonly context: Context; readonly populated: Populated };

/** Takes one step of a call's story, by the action that whoever takes it would use. */
export async function takeNightStep(
  night: Night,
  raised: Raised,
  { step, at }: { readonly step: NightStep; readonly at: Temporal.Instant },
): Promise<void> {
  const personId = await whoIs(night, raised, step.by);
  const context = contextAs(night.context, subjectIn(night.populated, personId), at);
  const assigneeId = step.to === undefined ? '' : await whoIs(night, raised, step.to);
  const say = step.say ?? '';
  const { name } = raised;
  const key = { communityId: name.communityId, id: raised.matterId };
  const doing = {
    see: () => showCall(context, name),
    yes: () => answerCall(context, { ...name, answer: 'yes', minutes: step.minutes }),
    no: () => answerCall(context, { ...name, answer: 'no' }),
    worse: () => sayWorse(context, name),
    arrive: () => startWork(context, key),
    done: () => markDone(context, { ...key, note: say, photos: [] }),
    hours: () => recordOwnTime(context, name, say),
    thank: () =>
      confirmMatter(context, {
        ...key,
        answer: 'solved',
        isSatisfied: true,
        thanks: say,
        wishesToHelp: step.wishesToHelp ?? false,
      }),
    withdraw: () => withdrawMatter(context, { ...key, reason: say }),
    release: () => releaseMatter(context, { ...key, reason: say }),
    assign: () => assignMatter(context, { ...key, assigneeId }),
  };
  await must<unknown>(`${step.do} of ${raised.id} by ${step.by}`, doing[step.do]());
}

/** What somebody gave is from when it was settled that they go until it was done. */
async function recordOwnTime(context: Context, name: MatterName, content: string) {
  const work = await must('What was done', openWork(context, name));
  const { personId } = context.subject;
  const startedAt = work.doers.find((one) => one.personId === personId)?.since ?? work.doneAt;
  if (startedAt === undefined || work.doneAt === undefined) throw new Error('It is not done.');
  const minutes = Math.max(1, Math.ceil(startedAt.until(work.doneAt).total('minutes')));
  const given = { startedAt, minutes, content, materials: undefined };
  return recordTime(context, { ...given, matter: name });
}

async function whoIs(night: Night, raised: Raised, by: string): Promise<string> {
  const { populated, context } = night;
  if (by === 'asker') return raised.askerId;
  const found =
    populated.people.byKey.get(by) ??
    populated.grants.find(({ role }) => role === by)?.personId ??
    (await inCall(context, raised, by));
  if (found === undefined) throw new Error(`Nobody is ${by} in ${raised.id}.`);
  return found;
}

async function inCall(context: Context, raised: Raised, by: string): Promise<string | undefined> {
  const matter = await readUrgent(context, raised.name);
  if (matter === undefined) return undefined;
  if (by === 'holder') return matter.holderId;
  const [, place] = /^asked:(\d+)$/.exec(by) ?? [];
  return place === undefined ? undefined : askedAs(context, matter, Number(place));
}

async function askedAs(
  context: Context,
  matter: UrgentMatter,
  place: number,
): Promise<string | undefined> {
  const call = await findLatestCall(context.db, matter);
  const alerts = call === undefined ? [] : await listCalled(context.db, call);
  return alerts[place - 1]?.personId;
}
