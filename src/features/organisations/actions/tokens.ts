import { namesOf } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { MOST_BODY_TOKENS } from '#/features/organisations/model.ts';
import type { Organisation } from '#/features/organisations/model.ts';
import { mayKeepTokens } from '#/features/organisations/policy.ts';
import {
  findOrganisation,
  lockOrganisation,
} from '#/features/organisations/store/organisations.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { endBodyToken, listBodyTokens, startToken } from '#/platform/auth/tokens.ts';
import type { TokenRow } from '#/platform/auth/tokens.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { ReadScope } from '#/platform/access/scopes.ts';

/** A token of an organisation as a steward sees it: who made it, and never the secret itself. */
export type TokenShown = TokenRow & { readonly madeBy: string };

/** The tokens of one organisation, and whether another can be made. */
export type TokensShown = {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly tokens: readonly TokenShown[];
  readonly mayMake: boolean;
};

/** Lists the tokens of an organisation. Refuses: `not_found` (also to who is no steward there). */
export async function readTokens(
  context: Context,
  organisationId: string,
): Promise<Result<TokensShown, 'not_found'>> {
  const organisation = await findKept(context, organisationId);
  if (organisation === undefined) return refuse('not_found');
  const { db, now } = context;
  const tokens = await listBodyTokens(db, organisationId, now);
  const makers = [...new Set(tokens.map(({ personId }) => personId))];
  const names = await namesOf(db, makers, 'L1');
  const { id, name, closedOn } = organisation;
  return succeed({
    organisation: { id, name },
    tokens: tokens.map((token) => ({ ...token, madeBy: names.get(token.personId) ?? '' })),
    mayMake: closedOn === undefined && tokens.length < MOST_BODY_TOKENS,
  });
}

/** What a token of an organisation shall be for. */
export type BodyTokenWish = {
  readonly organisationId: string;
  readonly name: string;
  readonly scopes: readonly ReadScope[];
  readonly days: number;
};

export type MadeBodyToken = {
  readonly organisationId: string;
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
};

/**
 * Makes a token with which a program reads what an organisation has in hand; its secret is told
 * this once. Refuses: `not_found`, `organisation_closed`, `too_many_tokens`.
 */
export async function makeBodyToken(
  context: Context,
  wish: BodyTokenWish,
): Promise<Result<MadeBodyToken, 'not_found' | 'organisation_closed' | 'too_many_tokens'>> {
  const { organisationId } = wish;
  const { db, now, subject } = context;
  const kept = await findKept(context, organisationId);
  // Of two that are made at once the second counts the first one, too.
  const organisation = kept && (await lockOrganisation(db, organisationId));
  if (organisation === undefined || subject.actorId === undefined) return refuse('not_found');
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  const have = await listBodyTokens(db, organisationId, now);
  if (have.length >= MOST_BODY_TOKENS)
    return refuse('too_many_tokens', { most: String(MOST_BODY_TOKENS) });
  const isStrong = subject.isStrong === true;
  const made = await startToken(context, { ...wish, personId: subject.actorId, isStrong });
  await note(context, 'make_token', organisation);
  return succeed({ organisationId, ...made });
}

/**
 * Ends one of the tokens of an organisation, whoever made it.
 * Refuses: `not_found`.
 */
export async function endTokenOf(
  context: Context,
  of: { readonly organisationId: string; readonly tokenId: string },
): Promise<Result<{ readonly organisationId: string }, 'not_found'>> {
  const { organisationId, tokenId } = of;
  const organisation = await findKept(context, organisationId);
  if (organisation === undefined) return refuse('not_found');
  if (!(await endBodyToken(context.db, organisationId, tokenId))) return refuse('not_found');
  await note(context, 'end_token', organisation);
  return succeed({ organisationId });
}

/**
 * Says who a program is that comes with a token of an organisation: somebody of that organisation,
 * and no person. What is the maker's own, home, office and matters, is not lent to it; and once the
 * maker is no steward there, or the organisation is closed, it is nobody.
 */
export async function asOrganisation(
  db: Db,
  maker: Subject,
  organisationId: string,
): Promise<Subject> {
  const kept = await findKept({ db, subject: maker }, organisationId);
  if (kept === undefined || kept.closedOn !== undefined) return visitor;
  const { actorId, sessionId } = maker;
  return { ...visitor, actorId, sessionId, organisationIds: [organisationId] };
}

async function findKept(
  { db, subject }: Pick<Context, 'db' | 'subject'>,
  id: string,
): Promise<Organisation | undefined> {
  const organisation = await findOrganisation(db, id);
  const place = organisation && (await findPlace(db, organisation.placeId));
  return place !== undefined && mayKeepTokens(subject, place.path) ? organisation : undefined;
}

function note(
  context: Context,
  verb: string,
  { id, communityId, placeId }: Organisation,
): Promise<void> {
  return context.record({ feature: 'organisations', verb, subjectId: id, communityId, placeId });
}
