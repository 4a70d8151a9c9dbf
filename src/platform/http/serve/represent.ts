import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { z as shapes } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { optionalWhole } from '#/platform/http/fields.ts';
import {
  MOST_ROWS,
  cutPage,
  pagingOf,
  readPosition,
  writePosition,
} from '#/platform/http/paging.ts';
import type { CursorScope } from '#/platform/http/paging.ts';

/** What a program is told under `/api/v1`: the text, its tag, and where the next page is. */
export type Representation = {
  readonly text: string;
  readonly tag: string;
  readonly next: string | undefined;
};

/** How a list is asked for: from where, and how many rows. */
export type Asked = {
  readonly secret: Uint8Array;
  /** The address that was asked, with its query. */
  readonly url: URL;
};

const limitShape = shapes.object({ limit: optionalWhole(1, MOST_ROWS) });
const ownNext = shapes.object({ next: shapes.string() });

/**
 * Makes the answer of a reading: each of its lists cut to one page, with a cursor to the next.
 * Refuses: `cursor_unknown` (not written for this list, or nothing left to go on from).
 */
export function represent(
  endpoint: AnyEndpoint,
  encoded: unknown,
  { secret, url }: Asked,
): Result<Representation, 'cursor_unknown'> {
  if (pagingOf(endpoint) !== 'cut') {
    return succeed(tagged(encoded ?? null, ownNext.safeParse(encoded).data?.next));
  }
  const scope: CursorScope = { secret, of: `${endpoint.name}?${askedFor(url)}` };
  const after = url.searchParams.get('after');
  const from = after === null ? {} : readPosition(scope, after);
  const limit = readLimit(url).data?.limit ?? MOST_ROWS;
  const page = from === undefined ? undefined : cutPage(encoded, from, limit);
  if (page === undefined) return refuse('cursor_unknown');
  if (page.end === undefined) return succeed(tagged(page.body, undefined));
  const next = writePosition(scope, page.end);
  return succeed(tagged(Object.assign({}, page.body, { next }), next));
}

/** Reads how many rows are asked for at once. */
export function readLimit(url: URL): z.ZodSafeParseResult<{ readonly limit?: number | undefined }> {
  const limit = url.searchParams.get('limit') ?? undefined;
  return limitShape.safeParse({ limit }, { reportInput: true });
}

/** The same question asked of another page: path and query without place and size. */
function askedFor(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('after');
  query.delete('limit');
  query.sort();
  return `${url.pathname}?${query.toString()}`;
}

function tagged(body: unknown, next: string | undefined): Representation {
  const text = JSON.stringify(body);
  const digest = createHash('sha256').update(text).digest('base64url');
  return { text, tag: `"${digest.slice(0, TAG_LENGTH)}"`, next };
}

const TAG_LENGTH = 22;

/**
 * Tells whether tags, as in `If-None-Match` and `If-Match`, name this one. A tag that was weakened
 * on its way, because the bytes were compressed, still names what they say.
 */
export function namesTag(header: string, tag: string): boolean {
  const named = new Set(header.split(',').map((one) => one.trim().replace(/^W\//, '')));
  return named.has('*') || named.has(tag);
}

/** Writes where the next page is, as a link of RFC 8288. */
export function linkTo(url: URL, next: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('after', next);
  return `<${url.pathname}?${query.toString()}>; rel="next"`;
}
