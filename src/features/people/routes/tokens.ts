import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { scopes } from '#/platform/access/scopes.ts';
import { listTokens } from '#/platform/auth/tokens.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { instant, line, list, uuid } from '#/platform/http/fields.ts';
import { endOwnToken, makeToken } from '#/features/people/actions/tokens.ts';
import { MAX_TOKEN_NAME, TOKEN_DAYS } from '#/features/people/model.ts';
import { tokensPage } from '#/features/people/pages/tokens.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';

const tokenShape = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)).readonly(),
  createdAt: instant,
  seenAt: instant,
  expiresAt: instant,
});

const showTokens = endpoint({
  name: 'people.tokens',
  method: 'GET',
  path: '/me/tokens',
  summary: 'Lists the tokens with which one’s programs work.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ tokens: z.array(tokenShape).readonly() }),
  words: refusals(),
  run: async ({ db, subject, now }) => {
    const tokens = await listTokens(db, subject.actorId ?? '', now);
    return succeed({
      tokens: tokens.map((token) => ({ ...token, scopes: scopes.filter(among(token.scopes)) })),
    });
  },
  page: tokensPage,
});

const make = endpoint({
  name: 'people.make_token',
  method: 'POST',
  path: '/me/tokens',
  summary: 'Makes a token for a program, with scopes and an end; its secret is told this once.',
  policy: signedIn,
  input: z.object({
    name: line(MAX_TOKEN_NAME),
    scopes: list(z.enum(scopes), scopes.length).refine((chosen) => chosen.length > 0),
    days: z.coerce.number().pipe(z.literal([...TOKEN_DAYS])),
  }),
  output: z.object({ token: z.string(), expiresAt: instant }),
  words: refusals('only_oneself', 'too_many_tokens'),
  run: (context, { name, scopes: chosen, days }) => {
    const own = scopes.filter(among(chosen));
    return makeToken(context, { name, scopes: own, days });
  },
  onward: (language, { token }) => ({
    to: '/me/tokens',
    notice: tokenWords[language].made(token),
  }),
});

const end = endpoint({
  name: 'people.end_token',
  method: 'DELETE',
  path: '/me/tokens/:tokenId',
  summary: 'Ends one of one’s tokens.',
  policy: signedIn,
  input: z.object({ tokenId: uuid }),
  output: z.object({ ended: z.uuid() }),
  words: refusals(),
  run: (context, { tokenId }) => endOwnToken(context, tokenId),
  onward: (language) => ({ to: '/me/tokens', notice: tokenWords[language].ended }),
});

function among(wanted: readonly string[]): (one: string) => boolean {
  return (one) => wanted.includes(one);
}

/** The endpoints of one's own tokens. */
export const tokenEndpoints: readonly AnyEndpoint[] = [showTokens, make, end];
