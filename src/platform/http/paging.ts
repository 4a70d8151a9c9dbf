import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { AnyEndpoint } from './endpoint.ts';
import { wireSchema } from './request-body.ts';

/** How many rows of a list one answer under `/api/v1` holds, unless fewer are asked for. */
export const MOST_ROWS = 200;

/** A few of the last, so that a page goes on even where the very last one has gone meanwhile. */
const KEPT_KEYS = 3;
const KEY_BYTES = 8;
const MAX_CURSOR = 4_000;

/** Where a page ended: of each list of the answer the last rows that were shown. */
export type Position = Readonly<Record<string, readonly string[]>>;

type Row = Readonly<Record<string, unknown>>;

const positionShape = z.record(z.string(), z.array(z.string().max(20)).max(KEPT_KEYS));
const rowShape = z.record(z.string(), z.unknown());
const rowsShape = z.array(rowShape);

/** One page of an answer, and where it ended if there is more. */
export type CutPage = { readonly body: unknown; readonly end: Position | undefined };

/**
 * Cuts each list of an answer to one page. It goes on after the rows that were shown last, whatever
 * has come in before them since. Gives undefined when none of those is left to go on from.
 */
export function cutPage(body: unknown, from: Position, limit: number): CutPage | undefined {
  const ends: Record<string, readonly string[]> = {};
  let hasMore = false;
  let isLost = false;
  const cut = (value: unknown, path: string): unknown => {
    const rows = rowsShape.safeParse(value);
    if (rows.success) {
      const shown = from[path] ?? [];
      const start = startAfter(rows.data, shown);
      if (start === undefined) isLost = true;
      const page = rows.data.slice(start, (start ?? 0) + limit);
      hasMore ||= (start ?? 0) + page.length < rows.data.length;
      ends[path] = [...shown, ...page.slice(-KEPT_KEYS).map(keyOf)].slice(-KEPT_KEYS);
      return page;
    }
    const object = rowShape.safeParse(value);
    if (!object.success) return value;
    return Object.fromEntries(
      Object.entries(object.data).map(([name, part]) => [name, cut(part, `${path}/${name}`)]),
    );
  };
  const cutBody = cut(body, '');
  return isLost ? undefined : { body: cutBody, end: hasMore ? ends : undefined };
}

function startAfter(rows: readonly Row[], shown: readonly string[]): number | undefined {
  if (shown.length === 0 || rows.length === 0) return 0;
  const keys = rows.map(keyOf);
  for (const key of shown.toReversed()) {
    const at = keys.lastIndexOf(key);
    if (at >= 0) return at + 1;
  }
  return undefined;
}

/** A row is known by its id, or else by all it says. */
function keyOf(row: Row): string {
  const id = row['id'];
  const text = typeof id === 'string' ? id : JSON.stringify(row);
  const digest = createHash('sha256').update(text).digest();
  return digest.subarray(0, KEY_BYTES).toString('base64url');
}

/** For what a cursor is good: one list, asked in one way. */
export type CursorScope = { readonly secret: Uint8Array; readonly of: string };

/** Writes where a page ended as text that only this installation can have written. */
export function writePosition(scope: CursorScope, position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${text}.${signature(scope, text)}`;
}

/** Reads what was written for the same list; anything else is undefined. */
export function readPosition(scope: CursorScope, cursor: string): Position | undefined {
  const [text, signed, ...rest] = cursor.split('.');
  if (cursor.length > MAX_CURSOR || text === undefined || signed === undefined) return undefined;
  const expected = Buffer.from(signature(scope, text));
  const given = Buffer.from(signed);
  const isOurs = expected.length === given.length && timingSafeEqual(expected, given);
  if (!isOurs || rest.length > 0) return undefined;
  return positionShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
}

function signature({ secret, of }: CursorScope, text: string): string {
  return createHmac('sha256', secret).update(`cursor:${of}:${text}`).digest('base64url');
}

/** Who pages an endpoint's lists: the endpoint by a cursor of its own, the server, or nobody. */
export type Paging = 'own' | 'cut' | 'none';

const known = new WeakMap<AnyEndpoint, Paging>();

/** Tells who pages the lists of an endpoint, read off its own declaration. */
export function pagingOf(one: AnyEndpoint): Paging {
  const found = known.get(one) ?? findPaging(one);
  known.set(one, found);
  return found;
}

function findPaging(one: AnyEndpoint): Paging {
  if (one.kind !== 'reading') return 'none';
  const asks = 'after' in (wireSchema(one.input).properties ?? {});
  if (asks && 'next' in (wireSchema(one.output).properties ?? {})) return 'own';
  return listsOf(one).some(({ isWithinRow }) => !isWithinRow) ? 'cut' : 'none';
}

/** A list in an answer: where it stands, and whether within a row of another list. */
export type ListFound = {
  readonly path: string;
  readonly isWithinRow: boolean;
  readonly most: number | undefined;
};

const schemaShape = z.looseObject({
  type: z.string().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** Lists the lists of objects that an endpoint may answer with. */
export function listsOf(one: Pick<AnyEndpoint, 'output'>): readonly ListFound[] {
  return findLists(wireSchema(one.output), { path: '', isWithinRow: false });
}

function findLists(
  schema: unknown,
  at: { readonly path: string; readonly isWithinRow: boolean },
): readonly ListFound[] {
  const parsed = schemaShape.safeParse(schema);
  if (!parsed.success) return [];
  const { type, items, properties = {}, anyOf = [], maxItems } = parsed.data;
  const within = findLists(items, { path: `${at.path}[]`, isWithinRow: true });
  const isOfObjects = schemaShape.safeParse(items).data?.type === 'object';
  const own = type === 'array' && isOfObjects ? [{ ...at, most: maxItems }] : [];
  return [
    ...own,
    ...(type === 'array' ? within : []),
    ...Object.entries(properties).flatMap(([name, part]) =>
      findLists(part, { ...at, path: `${at.path}/${name}` }),
    ),
    ...anyOf.flatMap((part) => findLists(part, at)),
  ];
}
