import { findPerson, updatePerson } from '#/features/people/store/persons.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { endOtherSessions, endSession } from '#/platform/auth/sessions.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { record } from './record.ts';

/**
 * Chooses the language in which somebody is written to.
 * Refuses: `not_found`.
 */
export async function chooseLanguage(
  context: Context,
  language: Language,
): Promise<Result<{ readonly language: Language }, 'not_found'>> {
  const { actorId } = context.subject;
  const person = actorId === undefined ? undefined : await findPerson(context.db, actorId);
  if (person === undefined) return refuse('not_found');
  await updatePerson(context.db, { ...person, language });
  await record(context, { verb: 'choose_language', subjectId: person.id });
  return succeed({ language });
}

/**
 * Ends one of one's own sessions.
 * Refuses: `not_found`.
 */
export async function endOwnSession(
  context: Context,
  sessionId: string,
): Promise<Result<{ readonly isThisOne: boolean }, 'not_found'>> {
  const { actorId } = context.subject;
  const hasEnded = actorId !== undefined && (await endSession(context.db, actorId, sessionId));
  if (!hasEnded) return refuse('not_found');
  await record(context, { verb: 'end_session', subjectId: actorId });
  return succeed({ isThisOne: sessionId === context.subject.sessionId });
}

/**
 * Ends one's own sessions in every other browser.
 * Refuses: `not_found`.
 */
export async function endOtherOwnSessions(
  context: Context,
): Promise<Result<{ readonly ended: number }, 'not_found'>> {
  const { actorId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  const ended = await endOtherSessions(context.db, actorId, sessionId);
  await record(context, { verb: 'end_other_sessions', subjectId: actorId });
  return succeed({ ended });
}
