import type { HouseholdCode } from '#/features/people/model.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import type { PaperCode } from '#/features/people/rules/paper-codes.ts';
import {
  findPaperByHash,
  lockHouseholdCodeByHash,
  useCounterCode,
} from '#/features/people/store/paper-codes.ts';
import { useSheetCode } from '#/features/people/store/sheet-codes.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { countAttempt, isUsedUp, networkOf } from '#/platform/auth/attempts.ts';
import { hashWith } from '#/platform/auth/digits.ts';
import { beginSession } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';

const WRONG_CODES_PER_NETWORK = 20;

export type WrongCode = 'paper_code_wrong' | 'too_many_requests';

/**
 * Uses a code typed from paper: one of the counter or of a sheet signs its person in, one of a
 * household tells that it opens, the number of a form where it is entered.
 * Refuses: `paper_code_wrong`, `too_many_requests`.
 */
export async function usePaperCode(
  context: Context,
  text: string,
): Promise<
  Result<
    | { readonly signedIn: SignedIn }
    | { readonly householdCode: string }
    | { readonly slipCode: string }
    | { readonly formNumber: string },
    WrongCode
  >
> {
  const code = readPaperCode(text);
  // Its own page looks whether it opens anything, and counts wrong ones.
  if (code?.kind === 'slip') return succeed({ slipCode: code.digits });
  if (code?.kind === 'form') return succeed({ formNumber: code.digits });
  if (code?.kind === 'household') {
    const found = await findHomeOfPaper(context, code.digits);
    return found.ok ? succeed({ householdCode: code.digits }) : found;
  }
  if (await isBarred(context)) return refuse('too_many_requests');
  if (code === undefined) return refuseWrong(context);
  const isOfSheet = code.kind === 'sheet';
  const use = isOfSheet ? useSheetCode : useCounterCode;
  const personId = await use(context.db, hashOf(context, code), context.now);
  if (personId === undefined) return refuseWrong(context);
  const way = isOfSheet ? 'sheet_code' : 'counter_code';
  return succeed({ signedIn: await beginSession(context, personId, way) });
}

/** The household whose paper somebody holds. */
export type PaperHome = {
  readonly communityId: string;
  readonly householdId: string;
  /** The number of the paper itself. */
  readonly paperId: string;
};

/**
 * Finds the household of a paper without using it. A paper that has opened its accounts, or is too
 * old to open any, still says where one is, to call for help; one that was replaced does not. Wrong
 * codes are counted.
 * Refuses: `paper_code_wrong`, `too_many_requests`.
 */
export async function findHomeOfPaper(
  context: Context,
  text: string,
): Promise<Result<PaperHome, WrongCode>> {
  return find(context, text, findPaperByHash);
}

/**
 * Finds the household of a code and holds the code until the transaction ends. Wrong codes are
 * counted.
 * Refuses: `paper_code_wrong`, `too_many_requests`.
 */
export async function lockHousehold(
  context: Context,
  text: string,
): Promise<Result<HouseholdCode, WrongCode>> {
  return find(context, text, lockHouseholdCodeByHash);
}

async function find<Found>(
  context: Context,
  text: string,
  search: (db: Db, hash: Buffer, now: Temporal.Instant) => Promise<Found | undefined>,
): Promise<Result<Found, WrongCode>> {
  if (await isBarred(context)) return refuse('too_many_requests');
  const code = readPaperCode(text);
  const found =
    code?.kind === 'household'
      ? await search(context.db, hashOf(context, code), context.now)
      : undefined;
  return found === undefined ? refuseWrong(context) : succeed(found);
}

/** Hashes a code as it is looked up by. */
export function hashOf(context: Context, code: PaperCode): Buffer {
  return hashWith(context.services.secret, `${code.kind}_code`, code.digits);
}

function wrongCodes(context: Context) {
  const subject = networkOf(context.client.address);
  return { kind: 'people.wrong_paper_code', subject, most: WRONG_CODES_PER_NETWORK };
}

async function isBarred(context: Context): Promise<boolean> {
  return isUsedUp(context.db, wrongCodes(context), context.now);
}

async function refuseWrong(context: Context) {
  await countAttempt(context.db, wrongCodes(context), context.now);
  return refuse('paper_code_wrong');
}
