import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone, holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, placeId, uuid } from '#/platform/http/fields.ts';
import type { Html, View } from '#/platform/http/view.ts';
import {
  changeOrganisation,
  closeOrganisation,
  foundOrganisation,
} from '#/features/organisations/actions/organisations.ts';
import { MAX_NAME, MAX_TELEPHONE } from '#/features/organisations/model.ts';
import type { OrganisationPanel } from '#/features/organisations/model.ts';
import {
  newOrganisationPage,
  organisationsPage,
  organisationsTable,
} from '#/features/organisations/pages/list.ts';
import { organisationPage } from '#/features/organisations/pages/organisation.ts';
import { mayKeepOrganisations } from '#/features/organisations/policy.ts';
import {
  findOrganisation,
  listKinds,
  listOrganisationsAt,
} from '#/features/organisations/store/organisations.ts';
import { isTelephone } from '#/features/organisations/rules.ts';
import { words } from '#/features/organisations/words/index.ts';
import { mayRenameKinds } from '#/features/organisations/actions/kinds.ts';
import { kindRoutes } from './kinds.ts';
import { listParents, loadOrganisationPage, organisationLines } from './load.ts';
import { postRoutes } from './posts.ts';
import { tokenRoutes, tokensOfOrganisation } from './tokens.ts';
import { kindShape, organisationShape, organisationShownShape, placeShape } from './shapes.ts';

const optionalId = z.union([z.literal('').transform(() => undefined), uuid]).optional();
const optionalTelephone = optionalLine(MAX_TELEPHONE).refine(
  (text) => text === undefined || isTelephone(text),
);
const done = z.object({ id: z.uuid() });

const keepers = holderOf('steward', 'community_worker');

const listOrganisations = endpoint({
  name: 'organisations.list',
  method: 'GET',
  path: '/organisations',
  summary: 'Lists the organisations at a place.',
  policy: everyone,
  input: z.object({ place: placeId }),
  output: z.object({
    place: placeShape,
    organisations: z.array(organisationShape),
    mayKeep: z.boolean(),
    /** Whether the reader may name the kinds, for all. */
    mayRename: z.boolean(),
  }),
  words,
  run: async (context, input) => {
    const place = await findPlace(context.db, input.place);
    if (place === undefined) return refuse('not_found');
    const found = await listOrganisationsAt(context.db, [place.id]);
    return succeed({
      place: { id: place.id, names: place.names },
      organisations: [...(await organisationLines(context, found))],
      mayKeep: mayKeepOrganisations(context.subject, place.path),
      mayRename: await mayRenameKinds(context),
    });
  },
  page: organisationsPage,
  table: organisationsTable,
});

const newOrganisation = endpoint({
  name: 'organisations.new',
  method: 'GET',
  path: '/organisations/new',
  summary: 'Shows what an organisation needs to be founded at a place.',
  policy: keepers,
  input: z.object({ place: placeId }),
  output: z.object({
    place: placeShape,
    kinds: z.array(kindShape),
    parents: z.array(organisationShape),
  }),
  words,
  run: async (context, input) => {
    const place = await findPlace(context.db, input.place);
    if (place === undefined) return refuse('not_found');
    if (!mayKeepOrganisations(context.subject, place.path)) return refuse('not_allowed');
    const parents = await listParents(context, place);
    return succeed({
      place: { id: place.id, names: place.names },
      kinds: [...(await listKinds(context.db))],
      parents: [...parents],
    });
  },
  page: newOrganisationPage,
});

const found = endpoint({
  name: 'organisations.found',
  method: 'POST',
  path: '/organisations',
  summary: 'Founds an organisation at a place.',
  policy: keepers,
  input: z.object({
    placeId,
    kind: line(40),
    name: line(MAX_NAME),
    telephone: optionalTelephone,
    parentId: optionalId,
  }),
  output: done,
  words,
  run: (context, { placeId, kind, name, telephone, parentId }) =>
    foundOrganisation(context, { placeId, kind, name, telephone, parentId }),
  onward: (language, output, input) => ({
    to: `/organisations/${output.id}`,
    notice: words[language].founded(input.name),
  }),
});

const change = endpoint({
  name: 'organisations.change',
  method: 'PUT',
  path: '/organisations/:id',
  summary: 'Changes the name, telephone and parent of an organisation.',
  policy: keepers,
  input: z.object({
    id: uuid,
    name: line(MAX_NAME),
    telephone: optionalTelephone,
    parentId: optionalId,
  }),
  output: done,
  words,
  run: (context, { id, name, telephone, parentId }) =>
    changeOrganisation(context, { id, name, telephone, parentId }),
  onward: (language, output) => ({
    to: `/organisations/${output.id}`,
    notice: words[language].saved,
  }),
});

const close = endpoint({
  name: 'organisations.close',
  method: 'DELETE',
  path: '/organisations/:id',
  summary: 'Closes an organisation; its history stays.',
  policy: keepers,
  input: z.object({ id: uuid }),
  output: done,
  words,
  run: closeOrganisation,
  onward: (language, output) => ({
    to: `/organisations/${output.id}`,
    notice: words[language].closed,
  }),
});

/** Makes the endpoint of an organisation's page; the panels of it are the other features'. */
export function showEndpoint(panels: readonly OrganisationPanel[]): AnyEndpoint {
  return endpoint({
    name: 'organisations.show',
    method: 'GET',
    path: '/organisations/:id',
    summary: 'Shows an organisation with its posts, their holders and its history.',
    policy: everyone,
    input: z.object({ id: uuid, q: optionalLine(40) }),
    output: organisationShownShape,
    words,
    run: async (context, input) => {
      const loaded = await loadOrganisationPage(context, { id: input.id, query: input.q ?? '' });
      const organisation = await findOrganisation(context.db, input.id);
      if (!loaded.ok || organisation === undefined) return refuse('not_found');
      const drawn: ((view: View) => Html)[] = [];
      for (const panel of [tokensOfOrganisation, ...panels]) {
        const draw = await panel.load(context, organisation);
        if (draw !== undefined) drawn.push(draw);
      }
      return succeed({ ...loaded.value, panels: drawn });
    },
    page: organisationPage,
  });
}

/** Makes the endpoints of organisations, posts and memberships. */
export function organisationEndpoints(
  panels: readonly OrganisationPanel[] = [],
): readonly AnyEndpoint[] {
  return [
    listOrganisations,
    newOrganisation,
    found,
    showEndpoint(panels),
    change,
    close,
    ...kindRoutes,
    ...postRoutes,
    ...tokenRoutes,
  ];
}
