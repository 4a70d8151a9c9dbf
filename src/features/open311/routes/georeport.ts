import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { BASES, discover } from '#/features/open311/actions/discovery.ts';
import { raiseRequest } from '#/features/open311/actions/raise.ts';
import { findRequest, findToken, listRequests } from '#/features/open311/actions/requests.ts';
import { defineService, listServices } from '#/features/open311/actions/services.ts';
import { editions } from '#/features/open311/model/asked.ts';
import type { Edition } from '#/features/open311/model/asked.ts';
import {
  definitionShape,
  discoveryShape,
  raisedShape,
  requestsShape,
  servicesShape,
  tokensShape,
} from '#/features/open311/model/told.ts';
import { words } from '#/features/open311/words/index.ts';
import { askedShape, jurisdiction_id, numberField, saidShape } from './fields.ts';
import { geoReport } from './wire.ts';

const discovery = endpoint({
  name: 'open311.discovery',
  method: 'GET',
  path: `${BASES.production}/discovery`,
  summary: 'Tells where Open311 programs find services and requests.',
  policy: everyone,
  wire: geoReport(BASES.production, 'discovery'),
  input: z.object({}),
  output: discoveryShape,
  words,
  run: async (context) => succeed(await discover(context)),
});

const inJurisdiction = z.object({ jurisdiction_id });

function services(edition: Edition): readonly AnyEndpoint[] {
  const base = BASES[edition];
  return [
    endpoint({
      name: named(edition, 'services'),
      method: 'GET',
      path: `${base}/services`,
      summary: 'Lists what can be raised in a community.',
      policy: everyone,
      wire: geoReport(base, 'services'),
      input: inJurisdiction,
      output: servicesShape,
      words,
      run: (context, input) => listServices(context, { jurisdiction: input.jurisdiction_id }),
    }),
    endpoint({
      name: named(edition, 'service'),
      method: 'GET',
      path: `${base}/services/:code`,
      summary: 'Tells what is asked before a thing of a kind is raised.',
      policy: everyone,
      wire: geoReport(base, 'service_definition'),
      input: inJurisdiction.extend({ code: numberField }),
      output: definitionShape,
      words,
      run: (context, { code, jurisdiction_id: jurisdiction }) =>
        defineService(context, { jurisdiction, code }),
    }),
  ];
}

function reading(edition: Edition): readonly AnyEndpoint[] {
  const base = BASES[edition];
  const shared = { method: 'GET', policy: everyone, words } as const;
  return [
    endpoint({
      ...shared,
      name: named(edition, 'requests'),
      path: `${base}/requests`,
      summary: 'Lists what is public of matters of a community.',
      wire: geoReport(base, 'service_requests'),
      input: askedShape,
      output: requestsShape,
      run: (context, asked) =>
        listRequests(context, {
          jurisdiction: asked.jurisdiction_id,
          ids: asked.service_request_id,
          codes: asked.service_code,
          statuses: asked.status,
          start: asked.start_date,
          end: asked.end_date,
        }),
    }),
    endpoint({
      ...shared,
      name: named(edition, 'request'),
      path: `${base}/requests/:id`,
      summary: 'Tells what is public of one matter.',
      wire: geoReport(base, 'service_requests'),
      input: inJurisdiction.extend({ id: numberField }),
      output: requestsShape,
      run: (context, { id, jurisdiction_id: jurisdiction }) =>
        findRequest(context, { jurisdiction, id }),
    }),
    endpoint({
      ...shared,
      name: named(edition, 'token'),
      path: `${base}/tokens/:token`,
      summary: 'Tells the number that a token stands for.',
      wire: geoReport(base, 'service_requests'),
      input: inJurisdiction.extend({ token: numberField }),
      output: tokensShape,
      run: (context, { token, jurisdiction_id: jurisdiction }) =>
        findToken(context, { jurisdiction, token }),
    }),
  ];
}

function raising(edition: Edition): AnyEndpoint {
  const base = BASES[edition];
  return endpoint({
    name: named(edition, 'raise'),
    method: 'POST',
    path: `${base}/requests`,
    summary: 'Raises a matter for whoever holds the key.',
    policy: signedIn,
    wire: geoReport(base, 'service_requests'),
    input: saidShape,
    output: raisedShape,
    words,
    // What is only tried leaves nothing, not even an entry in the journal.
    isUnrecorded: edition === 'test',
    run: async (context, said) => {
      const { lat, long: lon } = said;
      const request = {
        jurisdiction: said.jurisdiction_id,
        code: said.service_code,
        location: {
          addressId: said.address_id,
          address: said.address_string,
          point: lat === undefined || lon === undefined ? undefined : { lat, lon },
        },
        description: said.description,
        mediaUrl: said.media_url,
        answers: new Map(said.attributes),
      };
      return raiseRequest(context, request, edition);
    },
  });
}

function named(edition: Edition, verb: string): string {
  return edition === 'test' ? `open311.test_${verb}` : `open311.${verb}`;
}

/** The endpoints of Open311 GeoReport v2, those that are looked after and those to try it out. */
export const open311Endpoints: readonly AnyEndpoint[] = [
  discovery,
  ...editions.flatMap((edition) => [...services(edition), ...reading(edition), raising(edition)]),
];
