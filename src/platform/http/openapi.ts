import type { z } from 'zod';
import type { AnyEndpoint } from './endpoint.ts';
import { MOST_ROWS, pagingOf } from './paging.ts';
import { describeBody, wireSchema } from './request-body.ts';

/** An OpenAPI 3.1 document as plain data. */
export type OpenApiDocument = { readonly [field: string]: unknown };

const problemSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
        required: ['pointer', 'detail'],
      },
    },
  },
  required: ['title', 'status'],
};

/** A message that programs are sent when something has happened, signed by Standard Webhooks. */
export type ToldMessage = {
  /** What stands in its field `type`. */
  readonly type: string;
  /** One English sentence: when it is sent. */
  readonly summary: string;
  /** What stands in its field `data`. */
  readonly data: z.core.$ZodType;
};

/**
 * Describes every endpoint under `/api/v1` in OpenAPI 3.1, from its own declaration, and what
 * programs are told without asking.
 */
export function openApiDocument(
  endpoints: readonly AnyEndpoint[],
  publicUrl: string,
  told: readonly ToldMessage[] = [],
): OpenApiDocument {
  const described = endpoints.filter((one) => one.kind === 'reading' || one.kind === 'acting');
  const paths = Object.fromEntries(
    [...Map.groupBy(described, (one) => openPath(one.path))].map(([path, at]) => [
      path,
      Object.fromEntries(at.map((one) => [one.method.toLowerCase(), operation(one)])),
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linli',
      version: '1',
      summary: 'Everything the pages of a neighbourhood can do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ session: [] }],
    paths,
    ...(told.length === 0
      ? {}
      : { webhooks: Object.fromEntries(told.map((one) => [one.type, { post: message(one) }])) }),
    components: {
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of one’s own page, with scopes such as matters:read; or a session.',
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function message({ type, summary, data }: ToldMessage): OpenApiDocument {
  const inHead = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  const schema = {
    type: 'object',
    properties: {
      type: { const: type },
      timestamp: { type: 'string', format: 'date-time' },
      data: wireSchema(data),
    },
    required: ['type', 'timestamp', 'data'],
  };
  return {
    operationId: `told_${type.replaceAll('.', '_')}`,
    summary,
    tags: ['webhooks'],
    security: [],
    parameters: [
      inHead('webhook-id', 'The same however often it is sent.'),
      inHead('webhook-timestamp', 'When this attempt was made, in seconds since 1970.'),
      inHead('webhook-signature', 'By Standard Webhooks; several while a secret is changed.'),
    ],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      200: { description: 'Any 2xx: taken.' },
      410: { description: 'Nothing more is wanted here.' },
    },
  };
}

function openPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function operation(one: AnyEndpoint): OpenApiDocument {
  const [tag] = one.name.split('.');
  return {
    operationId: one.name.replace('.', '_'),
    summary: one.summary,
    tags: [tag],
    security: one.policy.name === 'everyone' ? [{}, { session: [] }] : [{ session: [] }],
    parameters: parameters(one),
    ...(one.method === 'GET' ? {} : { requestBody: requestBody(one) }),
    responses: responses(one),
  };
}

function pathNames(path: string): ReadonlySet<string> {
  return new Set([...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name ? [name] : [])));
}

function parameters(one: AnyEndpoint): readonly OpenApiDocument[] {
  const { properties = {}, required = [] } = wireSchema(one.input);
  const inPath = pathNames(one.path);
  const listed = Object.entries(properties).filter(
    ([name]) => inPath.has(name) || one.method === 'GET',
  );
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'The same key has the same outcome.',
    schema: { type: 'string', maxLength: 200 },
  };
  return [
    ...listed.map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.includes(name),
      schema,
    })),
    ...(pagingOf(one) === 'cut' ? pagingParameters : []),
    one.method === 'GET'
      ? tagHeader('If-None-Match', 'Tags of what was seen: 304 where it still holds.')
      : tagHeader('If-Match', 'Tags of what was seen at this address or above: 412 if it changed.'),
    ...(one.method === 'GET' ? [] : [key]),
  ];
}

const pagingParameters: readonly OpenApiDocument[] = [
  {
    name: 'after',
    in: 'query',
    required: false,
    description: 'Where the page before ended: its `next`, or follow its link of rel="next".',
    schema: { type: 'string' },
  },
  {
    name: 'limit',
    in: 'query',
    required: false,
    description: 'How many rows of each list at once.',
    schema: { type: 'integer', minimum: 1, maximum: MOST_ROWS, default: MOST_ROWS },
  },
];

function tagHeader(name: string, description: string): OpenApiDocument {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } };
}

/** What is told, with the cursor that the server adds to a list cut to pages. */
function answerSchema(one: AnyEndpoint): OpenApiDocument {
  const schema = wireSchema(one.output);
  if (pagingOf(one) !== 'cut') return schema;
  return { ...schema, properties: { ...schema.properties, next: { type: 'string' } } };
}

function requestBody(one: AnyEndpoint): OpenApiDocument {
  const { properties = {}, required = [] } = wireSchema(one.input);
  const inPath = pathNames(one.path);
  return describeBody({
    properties: Object.fromEntries(
      Object.entries(properties).filter(([name]) => !inPath.has(name)),
    ),
    required: required.filter((name) => !inPath.has(name)),
  });
}

function responses(one: AnyEndpoint): OpenApiDocument {
  const problem = (description: string) => ({
    description,
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    },
  });
  const refusals = Object.keys(one.words.en.refusals);
  return {
    200: {
      description: 'Done.',
      content: { 'application/json': { schema: answerSchema(one) } },
    },
    ...(one.method === 'GET'
      ? {
          304: { description: 'As it was seen.' },
          ...(pagingOf(one) === 'none' ? {} : { 400: problem('The cursor is none of this list.') }),
        }
      : {
          400: problem('The key is missing, or the body cannot be read.'),
          412: problem('It was changed since it was seen.'),
          413: problem('More was sent than is taken at once.'),
        }),
    401: problem('Sign in first.'),
    403: problem('Not open to this person.'),
    404: problem('Not found, or not yours to see.'),
    ...(refusals.length === 0
      ? {}
      : { 409: problem(`Refused: ${refusals.map((code) => `\`${code}\``).join(', ')}.`) }),
    422: problem('Something is wrong with a field.'),
  };
}
