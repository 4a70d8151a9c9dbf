import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { listsOf, pagingOf } from '#/platform/http/paging.ts';
import type { Violation } from './violation.ts';

/** What bounds a list that the server does not cut to pages: `endpoint path`, and why it ends. */
export type Bounded = Readonly<Record<string, string>>;

const LEAST_REASON = 15;

/**
 * Finds lists under `/api/v1` that nothing bounds: within the rows of another list, or beside the
 * one an endpoint pages itself, they are answered whole.
 */
export function findUnbounded(
  endpoints: readonly AnyEndpoint[],
  bounded: Bounded,
): readonly Violation[] {
  const whole = endpoints.flatMap((one) => wholeLists(one).map((path) => `${one.name} ${path}`));
  const found = new Set(whole);
  return [
    ...whole
      .filter((list) => (bounded[list]?.length ?? 0) < LEAST_REASON)
      .map((list) => violation(list, 'is answered whole, and nothing says why it ends.')),
    ...Object.keys(bounded)
      .filter((list) => !found.has(list))
      .map((list) => violation(list, 'is said to be bounded and is no list that is whole.')),
  ];
}

function wholeLists(one: AnyEndpoint): readonly string[] {
  if (one.kind !== 'reading') return [];
  const isCut = pagingOf(one) === 'cut';
  return listsOf(one)
    .filter(({ isWithinRow, most }) => most === undefined && (isWithinRow || !isCut))
    .map(({ path }) => path);
}

function violation(path: string, says: string): Violation {
  return { path, line: 1, says };
}
