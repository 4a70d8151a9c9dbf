import {
  acceptMatter,
  answerClocks,
  answerQuestion,
  askToVerify,
  assignMatter,
  checkWork,
  claimMatter,
  closeMatter,
  commentOnMatter,
  confirmMatter,
  declineMatter,
  markDone,
  mergeMatter,
  offerHelp,
  pauseWork,
  releaseMatter,
  resumeWork,
  returnMatter,
  sayNotFixed,
  scheduleWork,
  startWork,
  verifyMatter,
  waitFor,
  withdrawMatter,
} from '#/features/matters/index.ts';
import type { Result } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Step } from './story-shapes.ts';

/** A step of a course about to be taken, with the words that go with it. */
export type StepToTake = {
  readonly step: Step;
  readonly communityId: string;
  readonly id: string;
  readonly words: string;
  /** Who is to have it in hand, for an assignment. */
  readonly assigneeId: string | undefined;
  /** The matter it is the same as, for a merger. */
  readonly targetId: string | undefined;
  readonly wishesToHelp: boolean;
  /** What is shown of the work when it is done. */
  readonly photos: readonly string[];
};

type Outcome = Promise<Result<unknown>>;
type Taker = (context: Context, to: StepToTake) => Outcome;

const SCHEDULED_HOURS = 20;

/** How each verb of a course is done: by the action anybody would do it with. */
const takers: { readonly [verb: string]: Taker } = {
  accept: acceptMatter,
  answer: (context, to) => answerQuestion(context, { ...to, reason: to.words }),
  ask_to_verify: askToVerify,
  assign: (context, to) => assignMatter(context, { ...to, assigneeId: to.assigneeId ?? '' }),
  claim: claimMatter,
  close_no_help_wanted: (context, to) =>
    closeMatter(context, { ...to, as: 'no_help_wanted', reason: to.words }),
  comment: (context, to) => commentOnMatter(context, { ...to, body: to.words }),
  confirm_by_others: (context, to) => confirm(context, to, 'by_others'),
  confirm_partly: (context, to) => confirm(context, to, 'partly'),
  confirm_solved: (context, to) => confirm(context, to, 'solved'),
  decline: (context, to) => declineMatter(context, { ...to, reason: to.words }),
  fail_check: (context, to) => checkWork(context, { ...to, verdict: 'failed', reason: to.words }),
  mark_done: (context, to) =>
    markDone(context, {
      ...to,
      note: to.words,
      photos: to.photos.map((fileId) => ({ fileId, stage: 'after' })),
    }),
  merge: (context, to) =>
    mergeMatter(context, { ...to, targetId: to.targetId ?? '', reason: to.words }),
  not_fixed: (context, to) => sayNotFixed(context, { ...to, reason: to.words }),
  offer: offerHelp,
  pass_check: (context, to) => checkWork(context, { ...to, verdict: 'passed' }),
  pause: (context, to) =>
    pauseWork(context, {
      ...to,
      reason: to.words,
      until: context.now.add({ hours: 24 * (to.step.untilDays ?? 30) }),
    }),
  release: (context, to) => releaseMatter(context, { ...to, reason: to.words }),
  resume: resumeWork,
  return: (context, to) => returnMatter(context, { ...to, reason: to.words }),
  schedule: (context, to) =>
    scheduleWork(context, { ...to, at: context.now.add({ hours: SCHEDULED_HOURS }) }),
  start: startWork,
  verify_absent: (context, to) =>
    verifyMatter(context, { ...to, sighting: 'absent', reason: to.words }),
  verify_found: (context, to) =>
    verifyMatter(context, { ...to, sighting: 'found', reason: to.words }),
  wait_for_asker: (context, to) => waitFor(context, { ...to, whom: 'asker', reason: to.words }),
  wait_for_partner: (context, to) => waitFor(context, { ...to, whom: 'partner', reason: to.words }),
  withdraw: (context, to) => withdrawMatter(context, { ...to, reason: to.words }),
};

function confirm(
  context: Context,
  to: StepToTake,
  answer: 'solved' | 'partly' | 'by_others',
): Outcome {
  const isSatisfied = answer === 'solved';
  const { wishesToHelp, words } = to;
  return confirmMatter(context, { ...to, answer, isSatisfied, thanks: words, wishesToHelp });
}

/** Takes one step by its action; what only time does is done by the clocks. */
export async function takeCourseStep(context: Context, to: StepToTake): Outcome {
  if (to.step.by === 'system') return succeed(await answerClocks(context, to));
  const taker = takers[to.step.do];
  if (taker === undefined) throw new Error(`No action does ${to.step.do}.`);
  return taker(context, to);
}
