import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { scopeOf, scopes } from '#/platform/access/scopes.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import { pagingOf } from '#/platform/http/paging.ts';
import type { WireSchema } from '#/platform/http/request-body.ts';
import { wireSchema } from '#/platform/http/request-body.ts';
import { sentIn } from './model.ts';
import type { Parameter } from './model.ts';
import { operationPage } from './pages/operation.ts';
import { overviewPage } from './pages/overview.ts';
import { curlOf, exampleOf, fieldsOf, fillAddress, typeOf } from './rules.ts';
import { referenceWords } from './words/index.ts';

const MAX_NAME = 80;

const lineShape = z.object({
  name: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
});

const overviewShape = z.object({
  parts: z.array(z.object({ id: z.string(), operations: z.array(lineShape) })),
});

const saidShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

const operationShape = lineShape.extend({
  needsToken: z.boolean(),
  /** What a token must be allowed; missing where no token may do it. */
  scope: z.enum(scopes).optional(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(sentIn), type: z.string(), isRequired: z.boolean() }),
  ),
  isPaged: z.boolean(),
  answer: z.array(
    z.object({
      name: z.string(),
      depth: z.int(),
      type: z.string(),
      isRequired: z.boolean(),
    }),
  ),
  refusals: z.array(z.object({ code: z.string(), says: saidShape })),
  example: z.string(),
});

export type Overview = z.infer<typeof overviewShape>;
export type Operation = z.infer<typeof operationShape>;

/** Makes the pages on which the interface explains itself, of all endpoints once they are known. */
export function referenceEndpoints(known: () => readonly AnyEndpoint[]): readonly AnyEndpoint[] {
  const operations = () => known().filter(({ kind }) => kind === 'reading' || kind === 'acting');
  return [
    endpoint({
      name: 'reference.overview',
      method: 'GET',
      path: '/api',
      summary: 'Lists all that programs can ask and do, by feature.',
      policy: everyone,
      input: z.object({}),
      output: overviewShape,
      words: referenceWords,
      run: async () => succeed(overviewOf(operations())),
      page: overviewPage,
    }),
    endpoint({
      name: 'reference.operation',
      method: 'GET',
      path: '/api/:name',
      summary: 'Explains one request: what it takes, what it answers, what it refuses.',
      policy: everyone,
      input: z.object({ name: line(MAX_NAME) }),
      output: operationShape,
      words: referenceWords,
      run: async (context, { name }) => {
        const found = operations().find((one) => one.name === name);
        return found === undefined ? refuse('not_found') : succeed(operationOf(context, found));
      },
      page: operationPage,
    }),
  ];
}

function overviewOf(operations: readonly AnyEndpoint[]): Overview {
  const parts = Map.groupBy(operations, ({ name }) => name.split('.')[0] ?? '');
  return {
    parts: [...parts].map(([id, own]) => ({ id, operations: own.map(lineOf) })),
  };
}

function lineOf({
  name,
  method,
  path,
  summary,
}: AnyEndpoint): Overview['parts'][number]['operations'][number] {
  return { name, method, path: `/api/v1${path}`, summary };
}

function operationOf({ services }: Context, one: AnyEndpoint): Operation {
  const input = wireSchema(one.input);
  const needsToken = one.policy.name !== 'everyone';
  const parameters = parametersOf(one, input);
  const scope = scopeOf(one);
  return {
    ...lineOf(one),
    needsToken,
    scope: scopes.find((known) => known === scope),
    parameters: [...parameters],
    isPaged: pagingOf(one) !== 'none',
    answer: [...fieldsOf(wireSchema(one.output))],
    refusals: refusalsOf(one),
    example: exampleFor(one, { input, parameters, publicUrl: services.publicUrl, needsToken }),
  };
}

function parametersOf(one: AnyEndpoint, input: WireSchema): readonly Parameter[] {
  const { properties = {}, required = [] } = input;
  const inPath = new Set(one.path.matchAll(/:(\w+)/g).map(([, name]) => name));
  const elsewhere = one.method === 'GET' ? 'query' : 'body';
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: inPath.has(name) ? 'path' : elsewhere,
    type: typeOf(schema),
    isRequired: inPath.has(name) || required.includes(name),
  }));
}

function exampleFor(
  one: AnyEndpoint,
  of: {
    readonly input: WireSchema;
    readonly parameters: readonly Parameter[];
    readonly publicUrl: string;
    readonly needsToken: boolean;
  },
): string {
  const { properties = {} } = of.input;
  const examples = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, exampleOf(schema)]),
  );
  const wanted = of.parameters.filter(({ isRequired }) => isRequired);
  const query = new URLSearchParams(
    wanted.flatMap((field) =>
      field.in === 'query' ? [[field.name, String(examples[field.name])]] : [],
    ),
  ).toString();
  const address = `${of.publicUrl}/api/v1${fillAddress(one.path, examples)}`;
  const body = Object.fromEntries(
    wanted.flatMap((field) => (field.in === 'body' ? [[field.name, examples[field.name]]] : [])),
  );
  return curlOf({
    method: one.method,
    address: query === '' ? address : `${address}?${query}`,
    body: one.method === 'GET' ? undefined : body,
    needsToken: of.needsToken,
  });
}

/** What stands in a sentence's blanks is named as the blank is. */
const blanks: Readonly<Record<string, string>> = new Proxy(
  {},
  {
    get: (_, name) => `{${String(name)}}`,
  },
);

function refusalsOf({ words }: AnyEndpoint): Operation['refusals'] {
  const hant = words['zh-Hant'].refusals;
  const hans = words['zh-Hans'].refusals;
  return Object.entries(words.en.refusals).map(([code, say]) => ({
    code,
    says: {
      hant: hant[code]?.(blanks) ?? '',
      hans: hans[code]?.(blanks) ?? '',
      en: say(blanks),
    },
  }));
}
