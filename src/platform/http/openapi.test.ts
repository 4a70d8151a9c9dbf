import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from './endpoint.ts';
import type { AnyEndpoint } from './endpoint.ts';
import { instant, list, optionalLine, placeId, uuid, whole } from './fields.ts';
import { openApiDocument } from './openapi.ts';

const refusals = { refusals: { album_full: () => 'The album is full.' } };
const words = { 'zh-Hant': refusals, 'zh-Hans': refusals, en: refusals };

function acting(input: z.core.$ZodType, path: `/${string}` = '/photos'): AnyEndpoint {
  return endpoint({
    name: 'photos.keep',
    method: 'POST',
    path,
    summary: 'Keeps a photo.',
    policy: signedIn,
    input,
    output: z.object({ id: z.uuid(), at: instant }),
    words,
    run: async () => succeed({ id: crypto.randomUUID(), at: Temporal.Instant.from('2026-11-22Z') }),
    onward: () => ({ to: 'back' }),
  });
}

const listing = endpoint({
  name: 'photos.list',
  method: 'GET',
  path: '/places/:id/photos',
  summary: 'Lists the photos of a place.',
  policy: everyone,
  input: z.object({ id: placeId, after: optionalLine(), most: whole(1, 50) }),
  output: z.object({ ids: z.array(z.string()) }),
  words,
  run: async () => succeed({ ids: [] }),
  page: () => ({ title: '', section: 'none', width: 'column', body: html`` }),
});

const described = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

/** Describes one endpoint and gives its part of the document. */
function operationOf(one: AnyEndpoint): Readonly<Record<string, unknown>> {
  const { paths } = described.parse(openApiDocument([one], 'https://linli.example.org'));
  const [operation] = Object.values(paths).flatMap((at) => Object.values(at));
  assert.ok(operation);
  return operation;
}

const bodyShape = z.object({
  required: z.boolean().optional(),
  content: z.record(
    z.string(),
    z.object({
      schema: z.object({ properties: z.record(z.string(), z.unknown()), required: z.unknown() }),
    }),
  ),
});

function bodyOf(input: z.core.$ZodType) {
  const body = bodyShape.parse(operationOf(acting(input))['requestBody']);
  const fields = Object.entries(body.content).map(
    ([type, { schema }]): [string, typeof schema.properties] => [type, schema.properties],
  );
  return { isRequired: body.required === true, fields: Object.fromEntries(fields) };
}

const FILE = { type: 'string', contentMediaType: 'application/octet-stream' };

test('what has no files is sent as JSON', () => {
  const { fields, isRequired } = bodyOf(z.object({ text: z.string() }));
  assert.deepEqual(fields, { 'application/json': { text: { type: 'string' } } });
  assert.equal(isRequired, true);
});

test('what has to bring a file is sent as a form, and never as JSON', () => {
  const { fields } = bodyOf(z.object({ photo: z.instanceof(File), note: z.string() }));
  assert.deepEqual(fields, {
    'multipart/form-data': { photo: FILE, note: { type: 'string' } },
  });
});

test('what may bring files is sent as a form, or without them as JSON', () => {
  const { fields, isRequired } = bodyOf(z.object({ photos: list(z.instanceof(File), 3) }));
  assert.deepEqual(fields['application/json'], {});
  const files = { maxItems: 3, type: 'array', items: FILE };
  assert.deepEqual(fields['multipart/form-data'], { photos: { anyOf: [files, FILE] } });
  assert.equal(isRequired, false);
});

test('where an id may stand for a file, JSON has the id and a form has both', () => {
  const { fields } = bodyOf(z.object({ photo: z.union([z.instanceof(File), uuid]) }));
  const inJson = fields['application/json']?.['photo'];
  assert.partialDeepStrictEqual(inJson, { type: 'string', format: 'uuid' });
  assert.deepEqual(fields['multipart/form-data']?.['photo'], { anyOf: [FILE, inJson] });
});

test('a schema that takes anything is not taken for a file', () => {
  const { fields } = bodyOf(z.object({ any: z.unknown(), own: z.custom<string>(() => true) }));
  assert.deepEqual(fields, { 'application/json': { any: {}, own: {} } });
});

test('an acting endpoint asks for a key and says what can come of it', () => {
  const operation = operationOf(acting(z.object({})));
  assert.partialDeepStrictEqual(operation, {
    operationId: 'photos_keep',
    tags: ['photos'],
    security: [{ session: [] }],
    parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }],
  });
  assert.deepEqual(Object.keys(operation['responses'] ?? {}), [
    '200',
    '400',
    '401',
    '403',
    '404',
    '409',
    '412',
    '413',
    '422',
  ]);
  assert.match(JSON.stringify(operation['responses']), /Refused: `album_full`/);
});

test('an endpoint that is read has its fields in the address, and needs no key', () => {
  const operation = operationOf(listing);
  assert.equal(operation['requestBody'], undefined);
  assert.partialDeepStrictEqual(operation, {
    security: [{}, { session: [] }],
    parameters: [
      { name: 'id', in: 'path', required: true },
      { name: 'after', in: 'query', required: false },
      { name: 'most', in: 'query', required: true },
    ],
  });
  assert.doesNotMatch(JSON.stringify(operation), /Idempotency-Key/);
});

test('what stands in the address is not asked for in the body again', () => {
  const input = z.object({ id: placeId, text: z.string() });
  const operation = operationOf(acting(input, '/places/:id/photos'));
  assert.partialDeepStrictEqual(operation, { parameters: [{ name: 'id', in: 'path' }] });
  const body = bodyShape.parse(operation['requestBody']);
  const { schema } = body.content['application/json'] ?? {};
  assert.deepEqual(Object.keys(schema?.properties ?? {}), ['text']);
  assert.deepEqual(schema?.required, ['text']);
});

test('answers are described as they stand on the wire, instants as text', () => {
  const { responses } = operationOf(acting(z.object({})));
  assert.match(JSON.stringify(responses), /"at":\{"type":"string","format":"date-time"/);
});

test('the document names the server and the way to sign in', () => {
  const document = openApiDocument([listing], 'https://linli.example.org');
  assert.partialDeepStrictEqual(document, {
    openapi: '3.1.0',
    servers: [{ url: 'https://linli.example.org/api/v1' }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  });
});

test('what programs are told without asking is described with its head, its type and its data', () => {
  const told = {
    type: 'lamp.lit',
    summary: 'Tells that it is light.',
    data: z.object({ lamp: z.uuid() }),
  };
  const { webhooks } = openApiDocument([listing], 'https://linli.example.org', [told]);
  assert.partialDeepStrictEqual(webhooks, {
    'lamp.lit': {
      post: {
        operationId: 'told_lamp_lit',
        summary: told.summary,
        parameters: [
          { name: 'webhook-id', in: 'header', required: true },
          { name: 'webhook-timestamp' },
          { name: 'webhook-signature' },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                properties: {
                  type: { const: 'lamp.lit' },
                  data: { properties: { lamp: { format: 'uuid' } }, required: ['lamp'] },
                },
                required: ['type', 'timestamp', 'data'],
              },
            },
          },
        },
      },
    },
  });
  assert.ok(!('webhooks' in openApiDocument([listing], 'https://linli.example.org')));
});
