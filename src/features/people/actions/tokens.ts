import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Scope } from '#/platform/access/scopes.ts';
import type { Context } from '#/platform/action/context.ts';
import { endToken, listTokens, startToken } from '#/platform/auth/tokens.ts';
import { MOST_TOKENS } from '#/features/people/model.ts';
import { lockPerson } from '#/features/people/store/persons.ts';
import { record } from './record.ts';

export type TokenWish = {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
};

export type MadeToken = { readonly token: string; readonly expiresAt: Temporal.Instant };

/**
 * Makes a token with which a program works for the person who asks; its secret is told this once.
 * Refuses: `not_found`, `only_oneself` (while acting for another), `too_many_tokens`.
 */
export async function makeToken(
  context: Context,
  wish: TokenWish,
): Promise<Result<MadeToken, 'not_found' | 'only_oneself' | 'too_many_tokens'>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  // Of two that are made at once the second counts the first one, too.
  await lockPerson(context.db, actorId);
  const have = await listTokens(context.db, actorId, context.now);
  if (have.length >= MOST_TOKENS) {
    return refuse('too_many_tokens', { most: String(MOST_TOKENS) });
  }
  const isStrong = context.subject.isStrong === true;
  const made = await startToken(context, { ...wish, personId: actorId, isStrong });
  await record(context, { verb: 'make_token', subjectId: actorId });
  return succeed(made);
}

/**
 * Ends one of one's own tokens; the program that has it can do nothing more.
 * Refuses: `not_found`.
 */
export async function endOwnToken(
  context: Context,
  tokenId: string,
): Promise<Result<{ readonly ended: string }, 'not_found'>> {
  const { actorId } = context.subject;
  const hasEnded = actorId !== undefined && (await endToken(context.db, actorId, tokenId));
  if (!hasEnded) return refuse('not_found');
  await record(context, { verb: 'end_token', subjectId: actorId });
  return succeed({ ended: tokenId });
}
