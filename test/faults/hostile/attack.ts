import * as fc from 'fast-check';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { requestsOf } from '#test/access/requests.ts';
import { anyAttempt, requestOf } from './send.ts';
import type { Attempt } from './send.ts';
import { faultsOf } from './verdict.ts';
import { openCopy } from './world.ts';
import type { Copy, HostileWorld } from './world.ts';

/** What a number of hostile requests came to. */
export type Siege = {
  readonly asked: number;
  /** What was wrong, each kind once at each endpoint, with the request that showed it. */
  readonly complaints: readonly string[];
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly endpoints: ReadonlySet<string>;
  readonly askers: ReadonlySet<string>;
  /** How long the slowest answer of each endpoint took. */
  readonly slowestMs: ReadonlyMap<string, number>;
};

/** So many requests spoil a world before it is made anew. */
const PER_COPY = 1_000;
const SIDE_BY_SIDE = 3;
const MOST_SHOWN = 400;

/**
 * Sends so many hostile requests to these endpoints, always the same for one seed: each copy of the
 * world has its own, in order, and several copies are besieged side by side.
 */
export async function besiege(
  world: HostileWorld,
  endpoints: readonly AnyEndpoint[],
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<Siege> {
  const honest = Map.groupBy(requestsOf(world.targets), ({ endpoint }) => endpoint);
  const attempts = anyAttempt({
    endpoints,
    honest: ({ name }) => (honest.get(name) ?? []).map(({ raw }) => raw),
    askers: world.askers,
    ids: world.ids,
  });
  const starts = Array.from({ length: Math.ceil(count / PER_COPY) }, (_, at) => at * PER_COPY);
  const found: Found = {
    complaints: new Map(),
    statuses: new Map(),
    askers: new Set(),
    endpoints: new Set(),
    slowestMs: new Map(),
  };
  const work = async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const numRuns = Math.min(PER_COPY, count - start);
      const sample = fc.sample(attempts, { seed: seed + start, numRuns });
      await besiegeCopy(world, await openCopy(world, endpoints), { sample, found });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return { ...found, asked: count, complaints: [...found.complaints.values()] };
}

type Found = {
  readonly complaints: Map<string, string>;
  readonly statuses: Map<number, number>;
  readonly askers: Set<string>;
  readonly endpoints: Set<string>;
  readonly slowestMs: Map<string, number>;
};

async function besiegeCopy(
  world: HostileWorld,
  copy: Copy,
  { sample, found }: { readonly sample: readonly Attempt[]; readonly found: Found },
): Promise<void> {
  for (const attempt of sample) {
    const began = performance.now();
    const { status, faults } = await tryOne(world, copy, attempt);
    const { name } = attempt.endpoint;
    const tookMs = Math.round(performance.now() - began);
    found.slowestMs.set(name, Math.max(tookMs, found.slowestMs.get(name) ?? 0));
    found.statuses.set(status, (found.statuses.get(status) ?? 0) + 1);
    found.askers.add(attempt.asker.name);
    found.endpoints.add(attempt.endpoint.name);
    for (const fault of faults) {
      const kind = `${attempt.endpoint.name}: ${fault.slice(0, MOST_SHOWN)}`;
      if (!found.complaints.has(kind)) found.complaints.set(kind, `${kind}\n  ${show(attempt)}`);
    }
  }
  await copy.close();
}

async function tryOne(
  world: HostileWorld,
  copy: Copy,
  attempt: Attempt,
): Promise<{ readonly status: number; readonly faults: readonly string[] }> {
  const { address, init } = requestOf(attempt, world.services);
  const before = copy.logged.length;
  const response = await copy.request(address, init);
  const text = await response.text();
  const { status, headers } = response;
  const logged = copy.logged.slice(before).filter(({ event }) => event === 'fault');
  const why = logged.map(({ error }) => `faulted: ${String(error)}`);
  return { status, faults: [...faultsOf({ status, headers, text }), ...why] };
}

/** What was asked and by whom; the endpoint stands before it. */
function show({ endpoint: { method }, input, asker, ...rest }: Attempt): string {
  const how = JSON.stringify(rest).slice(0, MOST_SHOWN);
  return `${asker.name} ${method} ${how} ${JSON.stringify(input)?.slice(0, MOST_SHOWN)}`;
}
