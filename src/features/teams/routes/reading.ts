import { z } from 'zod';
import { enteringPage } from '#/features/teams/pages/entering.ts';
import { ownPage } from '#/features/teams/pages/own.ts';
import { memberPage, requestPage } from '#/features/teams/pages/person.ts';
import { teamPage } from '#/features/teams/pages/team.ts';
import { refusals } from '#/features/teams/words/refusals.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalLine, uuid } from '#/platform/http/fields.ts';
import { loadTeam } from './load.ts';
import { loadEntering, loadMember, loadOwnTeams, loadRequest } from './load-parts.ts';
import {
  enteringShape,
  memberPageShape,
  nothing,
  ownShape,
  requestPageShape,
  showShape,
} from './shapes.ts';

const MAX_QUERY = 40;

const show = endpoint({
  name: 'teams.show',
  method: 'GET',
  path: '/organisations/:id/team',
  summary: 'Shows a volunteer team: who leads it, what it does, how one joins it.',
  policy: everyone,
  input: z.object({ id: uuid }),
  output: showShape,
  words: refusals(),
  run: (context, { id }) => loadTeam(context, id),
  page: teamPage,
});

const request = endpoint({
  name: 'teams.request',
  method: 'GET',
  path: '/organisations/:id/team/requests/:requestId',
  summary: 'Shows those who lead a team who would like to join.',
  policy: signedIn,
  input: z.object({ id: uuid, requestId: uuid }),
  output: requestPageShape,
  words: refusals(),
  run: (context, input) => loadRequest(context, input),
  page: requestPage,
});

const member = endpoint({
  name: 'teams.member',
  method: 'GET',
  path: '/organisations/:id/team/members/:personId',
  summary: 'Shows a member to those who lead the team; the number only where it was released.',
  policy: signedIn,
  input: z.object({ id: uuid, personId: uuid }),
  output: memberPageShape,
  words: refusals(),
  run: (context, input) => loadMember(context, input),
  page: memberPage,
});

const optionalPerson = z.union([z.literal('').transform(() => undefined), uuid]).optional();

const entering = endpoint({
  name: 'teams.entering',
  method: 'GET',
  path: '/organisations/:id/team/entering',
  summary: 'Finds at the counter whom to enter as a member, and who may say yes for them.',
  policy: holderOf('steward', 'community_worker'),
  input: z.object({ id: uuid, q: optionalLine(MAX_QUERY), person: optionalPerson }),
  output: enteringShape,
  words: refusals(),
  run: (context, { id, q, person }) =>
    loadEntering(context, { id, query: q ?? '', personId: person }),
  page: enteringPage,
});

const own = endpoint({
  name: 'teams.own',
  method: 'GET',
  path: '/me/teams',
  summary: 'Shows in which teams one is and was, who invites one, and what one asked.',
  policy: signedIn,
  input: nothing,
  output: ownShape,
  words: refusals(),
  run: (context) => loadOwnTeams(context),
  page: ownPage,
});

/** The endpoints that show teams. */
export const readingEndpoints: readonly AnyEndpoint[] = [show, request, member, entering, own];
