import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { searchNationFile } from '#/features/places/index.ts';
import type { NationCommunity } from '#/features/places/index.ts';
import { everyone } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine } from '#/platform/http/fields.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { checkFirstLink, makeFirstSteward } from '#/features/people/actions/first.ts';
import { firstPage } from '#/features/people/pages/first.ts';
import { firstWords } from '#/features/people/words/first.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { nameField, namesShape, optionalAddress, signedInShape } from './shapes.ts';

const MAX_TOKEN = 100;
const MAX_QUERY = 60;
const code = z.string().regex(/^\d{12}$/);

const communityShape = z.object({
  code: z.string(),
  names: namesShape,
  above: z.array(namesShape).readonly(),
});

const firstShape = z.object({
  token: z.string(),
  query: z.string(),
  found: z.array(communityShape).readonly(),
  chosen: communityShape.optional(),
});

export type FirstShown = z.infer<typeof firstShape>;

const show = endpoint({
  name: 'people.first_page',
  method: 'GET',
  path: '/first',
  summary: 'Helps the host of a fresh installation to choose a community and become its steward.',
  policy: everyone,
  input: z.object({
    token: line(MAX_TOKEN),
    q: optionalLine(MAX_QUERY),
    community: code.optional(),
  }),
  output: firstShape,
  words: refusals('link_used_up'),
  run: async (context, { token, q, community }) => {
    const open = await checkFirstLink(context, token);
    if (!open.ok) return open;
    const query = q ?? '';
    const chosen = community === undefined ? undefined : await findCommunity(community);
    const found = chosen === undefined && query !== '' ? await searchNationFile(query) : [];
    return succeed({ token, query, found, chosen });
  },
  page: firstPage,
});

async function findCommunity(wanted: string): Promise<NationCommunity | undefined> {
  const found = await searchNationFile(wanted);
  return found.find((community) => community.code === wanted);
}

const begin = endpoint({
  name: 'people.begin',
  method: 'POST',
  path: '/first',
  summary: 'Begins an installation: imports the city, makes the first steward and signs them in.',
  policy: everyone,
  input: z.object({
    token: line(MAX_TOKEN),
    community: code,
    name: nameField,
    contact: optionalAddress,
  }),
  output: signedInShape.extend({ place: z.object({ id: z.string(), names: namesShape }) }),
  words: refusals('link_used_up', 'unknown_community'),
  run: async (context, { token, community, name, contact }) => {
    const { reason } = firstWords[context.language];
    const steward = { token, community, name, address: contact, reason };
    const made = await makeFirstSteward(context, steward);
    if (!made.ok) return made;
    const { id, names } = made.value.place;
    return succeed({ ...made.value, place: { id, names } });
  },
  onward: (language, { session, place }) => ({
    to: `/places/${place.id}`,
    session,
    notice: firstWords[language].welcome(nameIn(place.names, language)),
  }),
});

/** The endpoints of the first visit. */
export const firstEndpoints: readonly AnyEndpoint[] = [show, begin];
