import { SHEET_CODES } from '#/features/people/model.ts';
import type { Person, Sheet } from '#/features/people/model.ts';
import { readPaperCode, SHEET_DIGITS } from '#/features/people/rules/paper-codes.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { findSheet, insertSheet, useOwnSheetCode } from '#/features/people/store/sheet-codes.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { hasRestingOffice } from '#/platform/access/strength.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf } from '#/platform/auth/digits.ts';
import { concerning, findForCounter } from './counter.ts';
import { hashOf } from './paper.ts';
import { record } from './record.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

/** A paper in a drawer is forgotten after a year. */
const SHEET_DAYS = 365;
/** Long enough to print it; whoever sits down at the device later finds no codes. */
const SHOWN_MINUTES = 15;

export type SheetRefusal = 'not_found' | 'not_allowed' | 'only_oneself' | 'role_too_high';

/** A sheet as it is shown: its codes only to whoever printed it, and only at first. */
export type SheetShown = {
  readonly person: Person;
  readonly sheet:
    | {
        readonly issuedAt: Temporal.Instant;
        readonly expiresAt: Temporal.Instant;
        readonly left: number;
        readonly codes: readonly { readonly number: number; readonly digits: string }[] | undefined;
      }
    | undefined;
};

/**
 * Issues a sheet of codes, each of which signs a person in once; the sheet before signs nobody in
 * any more. People print their own; for others only the counter does, of whom they then hear.
 * Whoever holds an office over personal data confirms with a code of their sheet, so that another
 * takes its place only in a session that is strong.
 * Refuses: `not_found`, `not_allowed` (no counter), `only_oneself` (while acting for somebody),
 * `role_too_high`, `strengthen_first`.
 */
export async function issueSheet(
  context: Context,
  personId: string,
): Promise<Result<{ readonly id: string }, SheetRefusal | 'strengthen_first'>> {
  const found = await findHolder(context, personId);
  if (!found.ok) return found;
  if (await isToConfirm(context, personId)) return refuse('strengthen_first');
  const id = context.newId();
  const ids = Array.from({ length: SHEET_CODES }, () => context.newId());
  await insertSheet(context.db, {
    id,
    personId,
    issuedBy: context.subject.actorId ?? personId,
    issuedIn: context.subject.sessionId,
    issuedAt: context.now,
    expiresAt: context.now.add({ hours: 24 * SHEET_DAYS }),
    codes: ids.map((codeId) => ({
      id: codeId,
      codeHash: hashOf(context, { kind: 'sheet', digits: sheetDigits(context, codeId) }),
    })),
  });
  const { communityId } = found.value;
  await record(context, { verb: 'issue_sign_in_sheet', communityId, ...concerning(personId) });
  return succeed({ id });
}

/**
 * Shows how the sheet of a person stands, and its codes just after they were issued.
 * Refuses: `not_found`, `not_allowed`, `only_oneself`, `role_too_high`.
 */
export async function readSheet(
  context: Context,
  personId: string,
): Promise<Result<SheetShown, SheetRefusal>> {
  const found = await findHolder(context, personId);
  if (!found.ok) return found;
  const sheet = await findSheet(context.db, personId, context.now);
  if (sheet === undefined) return succeed({ person: found.value, sheet: undefined });
  const { issuedAt, expiresAt, codes } = sheet;
  const unused = codes.filter(({ isUsed }) => !isUsed);
  const shown = unused.map(({ id, number }) => ({ number, digits: sheetDigits(context, id) }));
  return succeed({
    person: found.value,
    sheet: {
      issuedAt,
      expiresAt,
      left: unused.length,
      codes: isFresh(context, sheet) ? shown : undefined,
    },
  });
}

/** Counts the codes left of the sheet that somebody printed for themselves: it alone confirms. */
export async function countOwnCodes(
  { db, now }: Pick<Context, 'db' | 'now'>,
  personId: string,
): Promise<number | undefined> {
  const sheet = await findSheet(db, personId, now);
  if (sheet?.issuedBy !== personId) return undefined;
  return sheet.codes.filter(({ isUsed }) => !isUsed).length;
}

/** Uses up a code of the sheet that one printed for oneself; tells whether it was one. */
export async function spendOwnCode(context: Context, text: string): Promise<boolean> {
  const code = readPaperCode(text);
  const { personId, actorId } = context.subject;
  if (code?.kind !== 'sheet' || actorId === undefined || actorId !== personId) return false;
  const own = { personId: actorId, hash: hashOf(context, code) };
  return useOwnSheetCode(context.db, own, context.now);
}

/** Whoever has signed in prints a first sheet: before it there is nothing to confirm with. */
async function isToConfirm(context: Context, personId: string): Promise<boolean> {
  const { subject } = context;
  if (personId !== subject.actorId || subject.isStrong === true) return false;
  if (!hasRestingOffice(subject)) return false;
  return (await countOwnCodes(context, personId)) !== undefined;
}

function isFresh({ now, subject }: Context, sheet: Sheet): boolean {
  const until = sheet.issuedAt.add({ minutes: SHOWN_MINUTES });
  const isPrinter = sheet.issuedBy === subject.actorId && sheet.issuedIn === subject.sessionId;
  return isPrinter && Temporal.Instant.compare(now, until) < 0;
}

/** Finds whose sheet it is: one's own, or that of somebody the counter gives one. */
async function findHolder(
  context: Context,
  personId: string,
): Promise<Result<Person, SheetRefusal>> {
  const { actorId, personId: concerned } = context.subject;
  // A paper that signs in is for nobody who acts for another: they would go on without consent.
  if (actorId === undefined || actorId !== concerned) return refuse('only_oneself');
  if (personId === actorId) {
    const own = await findPerson(context.db, personId);
    return own === undefined ? refuse('not_found') : succeed(own);
  }
  const found = await findForCounter(context, personId);
  if (!found.ok) return found;
  return found.value.isVouchedFor ? succeed(found.value.person) : refuse('not_allowed');
}

function sheetDigits(context: Context, id: string): string {
  const { secret } = context.services;
  return withCheckDigit(digitsOf(secret, { purpose: 'sheet_code', id }, SHEET_DIGITS - 1));
}
