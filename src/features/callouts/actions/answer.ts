import { readUrgent } from '#/features/matters/index.ts';
import type { MatterName } from '#/features/matters/index.ts';
import type { Answer, CallRefusal } from '#/features/callouts/model.ts';
import { listAlerts, saveAnswer } from '#/features/callouts/store/alerts.ts';
import { findLatestCall } from '#/features/callouts/store/calls.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { recordCall } from './look.ts';

export type AnswerInput = MatterName & {
  readonly answer: Answer;
  /** How long the way takes, for a yes. */
  readonly minutes?: number | undefined;
};

/**
 * Says yes or no to a call. Who said no may still say yes while help is sought; who goes already is
 * told so. Whether somebody goes is settled a moment later, among all who said yes.
 * Refuses: `sign_in_required`, `not_found` (also who was not asked), `call_over` (somebody goes, or
 * it is over), `you_go_already`.
 */
export async function answerCall(
  context: Context,
  input: AnswerInput,
): Promise<Result<MatterName, CallRefusal>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  const matter = await readUrgent(context, input);
  const call = matter && (await findLatestCall(context.db, matter));
  if (call === undefined) return refuse('not_found');
  const alerts = await listAlerts(context.db, call);
  const own = alerts.find((alert) => alert.personId === personId);
  if (own === undefined) return refuse('not_found');
  if (own.chosenAt !== undefined) return refuse('you_go_already');
  if (call.endedAt !== undefined) return refuse('call_over');
  const minutes = input.answer === 'yes' ? input.minutes : undefined;
  const said = { personId, answer: input.answer, minutes, at: context.now };
  // It may have been settled that they go since it was looked at.
  if (!(await saveAnswer(context.db, call, said))) return refuse('you_go_already');
  await recordCall(context, call, { verb: 'answer', data: { answer: input.answer } });
  await context.addJob({
    name: 'callouts.look',
    payload: { communityId: call.communityId, id: call.matterId },
    key: `callouts.look:${call.matterId}`,
  });
  return succeed({ communityId: input.communityId, reference: input.reference });
}
