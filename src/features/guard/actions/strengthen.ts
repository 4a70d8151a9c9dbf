import { countOwnCodes, spendOwnCode } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, isUsedUp } from '#/platform/auth/attempts.ts';
import { strengthenSession, wayOf } from '#/platform/auth/sessions.ts';
import { isOnPaper, obstacleOf } from '#/features/guard/rules/addresses.ts';

/** Nobody guesses fourteen digits; five are enough for tired eyes. */
const WRONG_CODES = 5;

/**
 * Makes the present session strong with a code of the sheet that one printed for oneself, which is
 * used up. That is for addresses without passkeys. Whoever came in with a code on paper confirms
 * with none: a paper that was found must not be all that it takes.
 * Refuses: `not_found`, `sheet_not_needed` (where there can be passkeys), `paper_alone`,
 * `sheet_code_wrong`, `sheet_codes_locked` (after five wrong ones in an hour).
 */
export async function strengthenBySheet(
  context: Context,
  text: string,
): Promise<
  Result<
    { readonly left: number },
    'not_found' | 'sheet_not_needed' | 'paper_alone' | 'sheet_code_wrong' | 'sheet_codes_locked'
  >
> {
  const { db, now, services, subject } = context;
  const { actorId, sessionId } = subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (obstacleOf(services.publicUrl) === undefined) return refuse('sheet_not_needed');
  if (isOnPaper(await wayOf(db, sessionId))) return refuse('paper_alone');
  const wrong = { kind: 'guard.wrong_code', subject: actorId, most: WRONG_CODES };
  if (await isUsedUp(db, wrong, now)) return refuse('sheet_codes_locked');
  if (!(await spendOwnCode(context, text))) {
    await countAttempt(db, wrong, now);
    return refuse('sheet_code_wrong');
  }
  await strengthenSession(context, sessionId);
  await context.record({ feature: 'guard', verb: 'strengthen', subjectId: actorId });
  return succeed({ left: (await countOwnCodes(context, actorId)) ?? 0 });
}
