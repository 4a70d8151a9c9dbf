import { z } from 'zod';
import { dateText, endOfDay } from '#/features/matters/index.ts';
import {
  decideOn,
  declineCall,
  giveLead,
  noteAttendance,
  reportIn,
} from '#/features/joint/actions/answer.ts';
import {
  assessJoint,
  callOffJoint,
  finishJoint,
  finishPart,
  giveTo,
} from '#/features/joint/actions/finish.ts';
import type { ActionRefusal, JointOutput } from '#/features/joint/actions/open.ts';
import {
  MAX_COMES_AS,
  MAX_PART,
  MAX_REASON,
  MAX_RESULT,
  MAX_WORDS,
  MOST_CALLED,
  assessments,
  outcomes,
} from '#/features/joint/model.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { refusalWords } from '#/features/joint/words/refusals.ts';
import type { JointWords } from '#/features/joint/words/shape.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalProse, prose, uuid } from '#/platform/http/fields.ts';

const one = z.object({ id: uuid });
const ofCall = one.extend({ callId: uuid });

/** Something one does in a joint task: what is sent, what is done, what is said of it then. */
type ActingSpec<Input extends { readonly id: string }> = {
  readonly name: `joint.${string}`;
  readonly method?: 'POST' | 'PUT';
  readonly path: `/joint-tasks/:id/${string}`;
  readonly summary: string;
  readonly input: z.core.$ZodType<Input>;
  readonly run: (context: Context, input: Input) => Promise<Result<JointOutput, ActionRefusal>>;
  readonly saved: keyof JointWords['saved'];
};

/** Whoever has signed in gets as far as the action, which decides by what they are to it. */
function acting<Input extends { readonly id: string }>(spec: ActingSpec<Input>): AnyEndpoint {
  const { name, method = 'POST', path, summary, input } = spec;
  return endpoint({
    name,
    method,
    path,
    summary,
    input,
    policy: signedIn,
    output: z.object({ id: z.uuid() }),
    words: refusalWords,
    run: async (context: Context, given: Input) => {
      const done = await spec.run(context, given);
      return done.ok ? succeed({ id: done.value.id }) : done;
    },
    onward: (language, { id }) => ({
      to: `/joint-tasks/${id}`,
      notice: jointWords[language].saved[spec.saved],
    }),
  });
}

const report = acting({
  name: 'joint.report',
  path: '/joint-tasks/:id/reports',
  summary: 'Reports for an office that is called: it comes, and as what.',
  input: ofCall.extend({ comesAs: line(MAX_COMES_AS) }),
  run: reportIn,
  saved: 'report',
});

const decline = acting({
  name: 'joint.decline',
  path: '/joint-tasks/:id/declines',
  summary: 'Says for an office that is called that it cannot come; whoever called decides.',
  input: ofCall.extend({ reason: prose(MAX_REASON) }),
  run: declineCall,
  saved: 'decline',
});

const decision = acting({
  name: 'joint.decide',
  path: '/joint-tasks/:id/decisions',
  summary: 'Excuses an office that is called, or has it come all the same.',
  input: ofCall.extend({ verdict: z.enum(['excuse', 'insist']), words: prose(MAX_REASON) }),
  run: decideOn,
  saved: 'decide',
});

const lead = acting({
  name: 'joint.change_lead',
  method: 'PUT',
  path: '/joint-tasks/:id/lead',
  summary: 'Lets another of the offices that are called lead.',
  input: ofCall,
  run: giveLead,
  saved: 'lead',
});

const attendance = acting({
  name: 'joint.attend',
  path: '/joint-tasks/:id/attendance',
  summary: 'Notes who came and what was agreed; who comes later is added by the same.',
  input: one.extend({ arrived: list(uuid, MOST_CALLED), agreed: optionalProse(MAX_RESULT) }),
  run: (context, { id, arrived, agreed }) => noteAttendance(context, { id, arrived, agreed }),
  saved: 'attend',
});

const part = acting({
  name: 'joint.add_part',
  path: '/joint-tasks/:id/parts',
  summary: 'Gives one of the offices a part of it, until the end of a day.',
  input: ofCall.extend({ what: prose(MAX_PART), dueOn: dateText }),
  run: (context, { id, callId, what, dueOn }) =>
    giveTo(context, { id, callId, what, dueAt: endOfDay(dueOn, context.services.zone) }),
  saved: 'part',
});

const ended = acting({
  name: 'joint.end_part',
  path: '/joint-tasks/:id/outcomes',
  summary: 'Says of a part that it is done, or why it is not.',
  input: one.extend({ partId: uuid, outcome: z.enum(outcomes), words: prose(MAX_WORDS) }),
  run: finishPart,
  saved: 'endPart',
});

const closing = acting({
  name: 'joint.close',
  path: '/joint-tasks/:id/closing',
  summary: 'Closes a joint task, once those who had to come came, with what came of it.',
  input: one.extend({ result: prose(MAX_RESULT) }),
  run: finishJoint,
  saved: 'close',
});

const assessment = acting({
  name: 'joint.assess',
  path: '/joint-tasks/:id/assessment',
  summary: 'Says for whoever called the offices whether it is solved.',
  input: one.extend({ answer: z.enum(assessments), words: optionalProse(MAX_WORDS) }),
  run: (context, { id, answer, words }) => assessJoint(context, { id, answer, words }),
  saved: 'assess',
});

const callingOff = acting({
  name: 'joint.call_off',
  path: '/joint-tasks/:id/calling-off',
  summary: 'Calls a joint task off, with the reason.',
  input: one.extend({ reason: prose(MAX_WORDS) }),
  run: callOffJoint,
  saved: 'callOff',
});

export const actingRoutes: readonly AnyEndpoint[] = [
  report,
  decline,
  decision,
  lead,
  attendance,
  part,
  ended,
  closing,
  assessment,
  callingOff,
];
