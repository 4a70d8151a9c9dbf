import { readPaperCode } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, isUsedUp, networkOf } from '#/platform/auth/attempts.ts';
import type { Slip } from '#/features/behalf/model.ts';
import { findSlipByHash } from '#/features/behalf/store/slips.ts';
import { slipHash } from './slips.ts';

/** Enough for a family that mistypes; guessing a slip takes thousands of years of them. */
const WRONG_CODES_PER_NETWORK = 20;

/**
 * Finds the slip that a code on paper opens. Wrong codes are counted.
 * Refuses: `slip_code_wrong`, `too_many_requests`.
 */
export async function openSlip(
  context: Context,
  text: string,
): Promise<Result<Slip, 'slip_code_wrong' | 'too_many_requests'>> {
  const subject = networkOf(context.client.address);
  const limit = { kind: 'behalf.wrong_slip_code', subject, most: WRONG_CODES_PER_NETWORK };
  if (await isUsedUp(context.db, limit, context.now)) return refuse('too_many_requests');
  const code = readPaperCode(text);
  const found =
    code?.kind === 'slip'
      ? await findSlipByHash(context.db, slipHash(context, code.digits), context.now)
      : undefined;
  if (found !== undefined) {
    // The code on the paper gives what stands on it.
    await openDoor(context.db, { personIds: [found.personId] });
    return succeed(found);
  }
  await countAttempt(context.db, limit, context.now);
  return refuse('slip_code_wrong');
}
