import type { AnyEndpoint, Answer } from '#/platform/http/endpoint.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Violation } from './violation.ts';

/** What the tests of structure need to know of an endpoint. */
export type ServedEndpoint = Pick<AnyEndpoint, 'name' | 'method' | 'path' | 'policy' | 'words'>;

/** Finds endpoints without a policy of their own, or named like another or like nothing known. */
export function findUnguarded(
  endpoints: readonly ServedEndpoint[],
  features: readonly string[],
): readonly Violation[] {
  return endpoints.flatMap((one, index) => {
    const says: string[] = [];
    const [feature = '', verb = ''] = one.name.split('.');
    if (!isPolicy(one.policy)) says.push('has no policy with a name.');
    if (!features.includes(feature) || !/^[a-z][a-z0-9_]*$/.test(verb)) {
      says.push('is not named feature.verb.');
    }
    const others = endpoints.slice(0, index);
    if (others.some(({ name }) => name === one.name)) says.push('is named like another.');
    if (others.some(({ method, path }) => method === one.method && path === one.path)) {
      says.push(`answers ${one.method} ${one.path}, as another does.`);
    }
    return says.map((text) => violation(one, text));
  });
}

/** An endpoint comes from the outside of this check, whatever its type says. */
function isPolicy(policy: unknown): boolean {
  if (typeof policy !== 'object' || policy === null) return false;
  const isNamed = 'name' in policy && typeof policy.name === 'string' && policy.name !== '';
  return isNamed && 'allows' in policy && typeof policy.allows === 'function';
}

/** Finds refusals of endpoints that lack their sentence in a language. */
export function findUnsaidRefusals(endpoints: readonly ServedEndpoint[]): readonly Violation[] {
  return endpoints.flatMap((one) => {
    const codes = new Set(
      languages.flatMap((language) => Object.keys(one.words[language].refusals)),
    );
    return [...codes].flatMap((code) =>
      languages
        .filter((language) => !isSaid(one, language, code))
        .map((language) => violation(one, `has no sentence for ${code} in ${language}.`)),
    );
  });
}

function isSaid(one: ServedEndpoint, language: (typeof languages)[number], code: string): boolean {
  const sentence = one.words[language].refusals[code];
  if (typeof sentence !== 'function') return false;
  const detail = new Proxy({}, { get: () => '7' });
  return sentence(detail).trim() !== '';
}

/** Sends a request to the application and gives its answer. */
export type Send = (request: Request) => Promise<Response>;

/** One request that some page makes a browser send. */
export type Approach = {
  readonly name: string;
  readonly isJson: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The key of our own form; nobody else has one. */
  readonly key?: string;
  /** The token of a program, where programs come without cookies. */
  readonly token?: string;
};

const OWN = { 'sec-fetch-site': 'same-origin' };
const OTHERS = { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' };

/** What somebody else's page can make a browser send, and what a script of ours must not forget. */
export function forgeries(key: string): readonly Approach[] {
  const idempotent = { 'idempotency-key': 'forged' };
  return [
    { name: 'a form without its key', isJson: false, headers: OWN },
    { name: 'a form with a made-up key', isJson: false, headers: OWN, key: 'made-up' },
    { name: 'a form of another site', isJson: false, headers: OTHERS, key },
    {
      name: 'a form of another site in an old browser',
      isJson: false,
      headers: { origin: 'https://example.org' },
      key,
    },
    { name: 'a script of another site', isJson: true, headers: { ...OTHERS, ...idempotent } },
    { name: 'a script without a key', isJson: true, headers: OWN },
  ];
}

/** What our own pages send, which must get through: else a check of forgeries proves nothing. */
export function honestApproaches(key: string): readonly Approach[] {
  const token = 'a-token-that-no-other-site-knows';
  const idempotent = { 'idempotency-key': 'honest' };
  return [
    { name: 'our own form', isJson: false, headers: OWN, key, token },
    { name: 'our own script', isJson: true, headers: { ...OWN, ...idempotent }, token },
  ];
}

/** The outcome of approaching every unsafe endpoint: which were reached in which way. */
export type Reached = { readonly endpoint: AnyEndpoint; readonly approach: Approach };

export type Attempt = {
  readonly origin: string;
  readonly cookie: string;
  readonly approaches: readonly Approach[];
  /** Starts an application that serves these endpoints. */
  readonly serve: (endpoints: readonly AnyEndpoint[]) => Send;
};

/**
 * Approaches each unsafe endpoint, open to everybody for the purpose, and tells which got as far as
 * its action. No action is run.
 */
export async function approach(
  endpoints: readonly AnyEndpoint[],
  attempt: Attempt,
): Promise<readonly Reached[]> {
  const reached = new Set<string>();
  const unsafe = endpoints.filter(({ method }) => method !== 'GET');
  const send = attempt.serve(unsafe.map((one) => probe(one, reached)));
  const found: Reached[] = [];
  for (const endpoint of unsafe) {
    for (const one of attempt.approaches) {
      reached.clear();
      await send(requestFor(endpoint, one, attempt));
      if (reached.has(endpoint.name)) found.push({ endpoint, approach: one });
    }
  }
  return found;
}

/** Finds unsafe endpoints whose action is reached by a forged request. */
export async function findUnprotected(
  endpoints: readonly AnyEndpoint[],
  attempt: Attempt,
): Promise<readonly Violation[]> {
  const reached = await approach(endpoints, attempt);
  return reached.map(({ endpoint, approach: { name } }) =>
    violation(endpoint, `is reached by ${name}.`),
  );
}

function probe(endpoint: AnyEndpoint, reached: Set<string>): AnyEndpoint {
  const repeat = (): Answer => {
    reached.add(endpoint.name);
    return { kind: 'refused', code: 'not_found', detail: {} };
  };
  const policy = { name: 'probe', allows: () => true };
  return { ...endpoint, policy, repeat, answer: async () => repeat() };
}

const SOME_ID = '01890000-0000-7000-8000-000000000000';

function requestFor(one: AnyEndpoint, approach: Approach, attempt: Attempt): Request {
  const path = one.path.replaceAll(/:\w+(?:\{[^}]*\})?/g, SOME_ID);
  const { wire } = one;
  const address = wire === undefined && approach.isJson ? `/api/v1${path}` : path;
  const suffix = wire === undefined ? '' : `.${wire.formats[0]}`;
  const url = new URL(`${address}${suffix}`, attempt.origin);
  const isNamed = !approach.isJson && one.method !== 'POST';
  if (isNamed) url.searchParams.set('_method', one.method);
  const form = new URLSearchParams({ title: 'forged' });
  if (approach.key !== undefined) form.set('_key', approach.key);
  return new Request(url, {
    method: approach.isJson ? one.method : 'POST',
    headers: {
      cookie: attempt.cookie,
      'content-type': approach.isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      ...approach.headers,
      ...(wire === undefined || approach.token === undefined
        ? {}
        : { authorization: `Bearer ${approach.token}` }),
    },
    body: approach.isJson ? '{}' : form.toString(),
  });
}

function violation(one: ServedEndpoint, says: string): Violation {
  return { path: `${one.method} ${one.path}`, line: 1, says: `${one.name} ${says}` };
}
