import { z } from 'zod';
import { MAX_TOKEN_NAME, TOKEN_DAYS, tokenWords } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { readScopes } from '#/platform/access/scopes.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { instant, line, list, uuid } from '#/platform/http/fields.ts';
import { endTokenOf, makeBodyToken, readTokens } from '#/features/organisations/actions/tokens.ts';
import type { OrganisationPanel } from '#/features/organisations/model.ts';
import { tokensOfBodyPage, tokensPanel } from '#/features/organisations/pages/tokens.ts';
import { mayKeepTokens } from '#/features/organisations/policy.ts';
import { words } from '#/features/organisations/words/index.ts';

const stewards = holderOf('steward');
const addressOf = (organisationId: string) => `/organisations/${organisationId}/tokens`;

const tokensShape = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  tokens: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        scopes: z.array(z.enum(readScopes)).readonly(),
        createdAt: instant,
        seenAt: instant,
        expiresAt: instant,
        /** How neighbours call whoever made it; empty once they have left. */
        madeBy: z.string(),
      }),
    )
    .readonly(),
  mayMake: z.boolean(),
});

export type TokensOutput = z.infer<typeof tokensShape>;

const showTokens = endpoint({
  name: 'organisations.tokens',
  method: 'GET',
  path: '/organisations/:organisationId/tokens',
  summary: 'Lists the tokens of an organisation, who made them and when they were used last.',
  policy: stewards,
  input: z.object({ organisationId: uuid }),
  output: tokensShape,
  words,
  run: async (context, { organisationId }) => {
    const read = await readTokens(context, organisationId);
    if (!read.ok) return read;
    const tokens = read.value.tokens.map((token) => ({
      ...token,
      scopes: readScopes.filter((scope) => token.scopes.includes(scope)),
    }));
    return succeed({ ...read.value, tokens });
  },
  page: tokensOfBodyPage,
});

const make = endpoint({
  name: 'organisations.make_token',
  method: 'POST',
  path: '/organisations/:organisationId/tokens',
  summary: 'Makes a token with which a program reads what an organisation has in hand.',
  policy: stewards,
  input: z.object({
    organisationId: uuid,
    name: line(MAX_TOKEN_NAME),
    scopes: list(z.enum(readScopes), readScopes.length).refine((chosen) => chosen.length > 0),
    days: z.coerce.number().pipe(z.literal([...TOKEN_DAYS])),
  }),
  output: z.object({ organisationId: z.uuid(), token: z.string(), expiresAt: instant }),
  words,
  run: (context, { scopes: chosen, ...wish }) => {
    const scopes = readScopes.filter((scope) => chosen.includes(scope));
    return makeBodyToken(context, { ...wish, scopes });
  },
  onward: (language, { organisationId, token }) => ({
    to: addressOf(organisationId),
    notice: tokenWords[language].made(token),
  }),
});

const end = endpoint({
  name: 'organisations.end_token',
  method: 'DELETE',
  path: '/organisations/:organisationId/tokens/:tokenId',
  summary: 'Ends a token of an organisation, whoever made it.',
  policy: stewards,
  input: z.object({ organisationId: uuid, tokenId: uuid }),
  output: z.object({ organisationId: z.uuid() }),
  words,
  run: (context, { organisationId, tokenId }) => endTokenOf(context, { organisationId, tokenId }),
  onward: (language, { organisationId }) => ({
    to: addressOf(organisationId),
    notice: tokenWords[language].ended,
  }),
});

export const tokenRoutes = [showTokens, make, end];

/** Leads a steward from an organisation’s page to its tokens. */
export const tokensOfOrganisation: OrganisationPanel = {
  name: 'tokens',
  load: async ({ db, subject }, { id, placeId }) => {
    const place = await findPlace(db, placeId);
    const mayKeep = place !== undefined && mayKeepTokens(subject, place.path);
    return mayKeep ? (view) => tokensPanel(view, id) : undefined;
  },
};
