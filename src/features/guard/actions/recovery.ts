import {
  countOwnCodes,
  listGrantsOf,
  mayGrant,
  needsStrength,
  withdrawSheet,
} from '#/features/people/index.ts';
import { pathsOf } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, isUsedUp } from '#/platform/auth/attempts.ts';
import { digitsOf } from '#/platform/auth/digits.ts';
import { endEverySession, wayOf } from '#/platform/auth/sessions.ts';
import { RECOVERY_DIGITS, RECOVERY_HOURS } from '#/features/guard/model.ts';
import type { Recovery } from '#/features/guard/model.ts';
import { isOnPaper } from '#/features/guard/rules/addresses.ts';
import { mayStillConfirm, stateOf } from '#/features/guard/rules/recovery.ts';
import { deletePasskeysOf, hasPasskeys } from '#/features/guard/store/passkeys.ts';
import {
  endRecovery,
  findRecoveryOf,
  insertRecovery,
  listWaiting,
  lockRecovery,
  saveConfirmation,
} from '#/features/guard/store/recoveries.ts';

const ASKED_PER_HOUR = 3;
const WRONG_NUMBERS = 5;

/**
 * Asks two stewards to let one in again who has lost every key: for offices that rest because
 * nothing is left to confirm with. It is told at each address of theirs, and to the stewards.
 * Refuses: `not_found`, `only_oneself`, `recovery_not_needed` (nothing rests, or there is no key to
 * lose), `paper_alone`, `recovery_elsewhere` (it was asked in another browser, and lives),
 * `too_many_requests`.
 */
export async function askRecovery(
  context: Context,
): Promise<
  Result<
    { readonly id: string },
    | 'not_found'
    | 'only_oneself'
    | 'recovery_not_needed'
    | 'paper_alone'
    | 'recovery_elsewhere'
    | 'too_many_requests'
  >
> {
  const { db, now, subject } = context;
  const { actorId, personId, sessionId, restingGrants = [] } = subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  if (!(await hasLost(context, actorId))) return refuse('recovery_not_needed');
  if (isOnPaper(await wayOf(db, sessionId))) return refuse('paper_alone');
  const limit = { kind: 'guard.ask_recovery', subject: actorId, most: ASKED_PER_HOUR };
  if (!(await countAttempt(db, limit, now))) return refuse('too_many_requests');
  const earlier = await findRecoveryOf(db, actorId);
  if (earlier !== undefined && stateOf(earlier, now) === 'over')
    await endRecovery(db, actorId, now);
  else if (earlier !== undefined) return refuse('recovery_elsewhere');
  const id = context.newId();
  const expiresAt = now.add({ hours: RECOVERY_HOURS });
  const recovery = { id, personId: actorId, sessionId, askedAt: now, expiresAt };
  if (!(await insertRecovery(db, recovery))) return refuse('recovery_elsewhere');
  const payload = { personId: actorId, step: 'asked' };
  await context.addJob({ name: 'guard.tell_recovery', payload });
  const [grant] = restingGrants;
  const where = { communityId: grant?.communityId, placeId: grant?.placeId };
  const data = { recovery: id, calls: 'stewards' };
  const happening = { feature: 'guard', verb: 'ask_recovery', subjectId: actorId };
  await context.record({ ...happening, ...where, data });
  return succeed({ id });
}

/** Tells whether an office rests, and there is something with which one could once confirm. */
export async function hasLost(context: Context, personId: string): Promise<boolean> {
  const { isStrong, restingGrants = [] } = context.subject;
  if (isStrong === true || restingGrants.length === 0) return false;
  if (await hasPasskeys(context.db, personId)) return true;
  return (await countOwnCodes(context, personId)) !== undefined;
}

/**
 * Takes back that one has asked, in whatever browser that was.
 * Refuses: `not_found`.
 */
export async function withdrawRecovery(context: Context): Promise<Result<object, 'not_found'>> {
  const { db, now, subject } = context;
  const { actorId, personId } = subject;
  const isOneself = actorId !== undefined && actorId === personId;
  if (!isOneself || !(await endRecovery(db, actorId, now))) return refuse('not_found');
  await context.record({ feature: 'guard', verb: 'withdraw_recovery', subjectId: actorId });
  return succeed({});
}

/** Gives the number that the person reads to each steward, and to nobody else. */
export function numberOf({ services }: Context, { id }: Pick<Recovery, 'id'>): string {
  return digitsOf(services.secret, { purpose: 'recovery', id }, RECOVERY_DIGITS);
}

/** Lists those whom the reader may let in again: as a steward who could appoint them. */
export async function listToLetIn(context: Context): Promise<readonly Recovery[]> {
  const found: Recovery[] = [];
  for (const recovery of await listWaiting(context.db, context.now)) {
    if (await mayLetIn(context, recovery)) found.push(recovery);
  }
  return found;
}

async function mayLetIn(context: Context, recovery: Recovery): Promise<boolean> {
  const { db, now, subject } = context;
  const { actorId } = subject;
  if (actorId === undefined || !mayStillConfirm(recovery, actorId)) return false;
  const grants = await listGrantsOf(db, recovery.personId, now);
  const guarded = grants.filter(({ role }) => needsStrength(role));
  const paths = await pathsOf(
    db,
    guarded.map(({ placeId }) => placeId),
  );
  const isAbove = guarded.every(({ role, placeId }) => {
    const path = paths.get(placeId);
    return path !== undefined && mayGrant(subject, role, path);
  });
  return guarded.length > 0 && isAbove;
}

/**
 * Says as a steward that it is really them, by the number they read out. When a second steward has
 * said so within a day, every key and sheet of theirs ends, and every session but that in which
 * they asked, where they make a new key.
 * Refuses: `not_found`, `number_wrong`, `too_many_requests` (after five wrong ones in an hour).
 */
export async function confirmRecovery(
  context: Context,
  said: { readonly id: string; readonly number: string },
): Promise<
  Result<{ readonly isGranted: boolean }, 'not_found' | 'number_wrong' | 'too_many_requests'>
> {
  const { db, now, subject } = context;
  const recovery = await lockRecovery(db, said.id);
  if (recovery === undefined || stateOf(recovery, now) !== 'waiting') return refuse('not_found');
  const { actorId } = subject;
  if (actorId === undefined || !(await mayLetIn(context, recovery))) return refuse('not_found');
  const wrong = { kind: 'guard.wrong_number', subject: actorId, most: WRONG_NUMBERS };
  if (await isUsedUp(db, wrong, now)) return refuse('too_many_requests');
  if (said.number !== numberOf(context, recovery)) {
    await countAttempt(db, wrong, now);
    return refuse('number_wrong');
  }
  await saveConfirmation(db, recovery, { by: actorId, at: now });
  const isGranted = recovery.confirmed.length > 0;
  if (isGranted) await letIn(context, recovery);
  const verb = isGranted ? 'grant_recovery' : 'confirm_recovery';
  const data = { recovery: recovery.id };
  await context.record({ feature: 'guard', verb, subjectId: recovery.personId, data });
  return succeed({ isGranted });
}

async function letIn(context: Context, { personId, sessionId }: Recovery): Promise<void> {
  const { db, now } = context;
  await deletePasskeysOf(db, personId);
  await withdrawSheet(db, personId, now);
  await endEverySession(db, personId, sessionId);
  await context.addJob({ name: 'guard.tell_recovery', payload: { personId, step: 'granted' } });
}

/**
 * Tells whether the first key of somebody may be made in this session: after a recovery, only in
 * the one that asked for it.
 */
export async function mayMakeKey(
  { db, now, subject }: Context,
  personId: string,
): Promise<boolean> {
  const recovery = await findRecoveryOf(db, personId);
  const isGranted = recovery !== undefined && stateOf(recovery, now) === 'granted';
  return !isGranted || recovery.sessionId === subject.sessionId;
}
