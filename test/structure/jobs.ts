import { isTest } from './layers.ts';
import { isAt, lineOfToken } from './source.ts';
import type { Source } from './source.ts';
import type { Violation } from './violation.ts';

/** A job that code adds: the name it gives. */
export type JobFound = { readonly name: string; readonly path: string; readonly line: number };

/** Lists the jobs that the product adds, by the name written in each call of `addJob`. */
export function jobsAdded(sources: readonly Source[]): readonly JobFound[] {
  return callsOfAddJob(sources).flatMap((call) =>
    call.name === undefined ? [] : [{ name: call.name, path: call.path, line: call.line }],
  );
}

/** Finds jobs that nobody takes, and calls of `addJob` whose job cannot be told from the code. */
export function findUnworked(
  sources: readonly Source[],
  workers: readonly string[],
): readonly Violation[] {
  return callsOfAddJob(sources).flatMap(({ name, path, line }) => {
    if (name === undefined)
      return [{ path, line, says: 'adds a job; write its name in the call.' }];
    if (workers.includes(name)) return [];
    return [{ path, line, says: `adds the job ${name}, which no worker takes.` }];
  });
}

/** Finds workers that share a name, or that nothing ever starts. */
export function findIdle(
  sources: readonly Source[],
  workers: readonly { readonly name: string; readonly cron?: string }[],
): readonly Violation[] {
  const added = new Set(jobsAdded(sources).map(({ name }) => name));
  return workers.flatMap(({ name, cron }, index) => {
    const at = { path: 'src/app/endpoints.ts', line: 1 };
    if (workers.slice(0, index).some((other) => other.name === name)) {
      return [{ ...at, says: `has two workers for ${name}.` }];
    }
    const isStarted = cron !== undefined || added.has(name);
    return isStarted ? [] : [{ ...at, says: `has a worker for ${name}, which nothing adds.` }];
  });
}

type Call = { readonly name: string | undefined; readonly path: string; readonly line: number };

/** The runner itself hands a job through and names none. */
const RUNNER = /^src\/platform\/(?:jobs|action)\//;

function callsOfAddJob(sources: readonly Source[]): readonly Call[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !RUNNER.test(path))
    .flatMap((source) =>
      source.tokens.flatMap((token, index) => {
        const isCall = token.text === 'addJob' && isAt(source, index + 1, '(');
        if (!isCall || token.kind !== 'word') return [];
        const line = lineOfToken(source, index);
        return [{ name: nameIn(source, index + 1), path: source.path, line }];
      }),
    );
}

/** Finds `name: '…'` among the arguments, not deeper: a payload may have a name as well. */
function nameIn(source: Source, open: number): string | undefined {
  const end = source.mates.get(open) ?? open;
  const object = source.tokens.findIndex(
    (_, index) => index > open && index < end && isAt(source, index, '{'),
  );
  const last = source.mates.get(object) ?? object;
  for (let at = object + 1; at > 0 && at < last;) {
    const value = source.tokens[at + 2];
    const isName = isAt(source, at, 'name') && isAt(source, at + 1, ':');
    if (isName && value?.kind === 'string') return value.text;
    const mate = source.mates.get(at) ?? at;
    at = mate > at ? mate + 1 : at + 1;
  }
  return undefined;
}
