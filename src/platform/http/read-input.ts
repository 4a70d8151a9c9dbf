import type { Context as HonoContext } from 'hono';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { readFormTexts } from './form-texts.ts';

/** The fields that belong to the form, not to the endpoint. */
const FORM_FIELDS = new Set(['_key', '_from', '_method']);

const MAX_FIELDS = 400;

/** What may be sent at once, its photos included. */
export const MAX_BODY_MEGABYTES = 40;
const BYTES_PER_MEGABYTE = 1024 * 1024;

/** The same in bytes. */
export const MAX_BODY_BYTES = MAX_BODY_MEGABYTES * BYTES_PER_MEGABYTE;

export type RawInput = {
  /** Path, query and body in one object, as the endpoint's schema expects it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What a form carries beside its values. */
  readonly key: string | undefined;
  readonly from: string | undefined;
};

/**
 * Reads what was sent, whatever its form: query, form, form with files, JSON.
 * Refuses: `not_readable` when it is none of these.
 */
export async function readInput(
  c: HonoContext,
  params: Readonly<Record<string, string>>,
): Promise<Result<RawInput, 'not_readable'>> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    return succeed({
      values: { ...fold(new URL(c.req.url).searchParams), ...params },
      key: undefined,
      from: undefined,
    });
  }
  const body = await readBody(c);
  return body === undefined ? refuse('not_readable') : succeed(toInput(body, params));
}

/** Reads what was typed into a form that is too large to be taken; its files are let go by. */
export async function readTypedInput(
  c: HonoContext,
  params: Readonly<Record<string, string>>,
): Promise<RawInput> {
  return toInput(fold(await readFormTexts(c.req.raw)), params);
}

function toInput(
  body: Readonly<Record<string, unknown>>,
  params: Readonly<Record<string, string>>,
): RawInput {
  const values = Object.fromEntries(
    Object.entries(body).filter(([name]) => !FORM_FIELDS.has(name)),
  );
  return {
    // What stands in the address wins: a body cannot point elsewhere.
    values: { ...values, ...params },
    key: textOf(body['_key']),
    from: textOf(body['_from']),
  };
}

async function readBody(c: HonoContext): Promise<Record<string, unknown> | undefined> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  try {
    if (type === 'application/json') {
      const json: unknown = await c.req.json();
      return isRecord(json) ? json : undefined;
    }
    if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') {
      return fold(await c.req.formData());
    }
    return type === '' ? {} : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Folds repeated fields into lists. A file field left empty is absent. */
function fold(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const folded = new Map<string, unknown>();
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MAX_FIELDS) break;
    if (value instanceof File && value.size === 0) continue;
    const before = folded.get(name);
    if (before === undefined) folded.set(name, value);
    else folded.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return Object.fromEntries(folded);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Keeps the typed words of a form, to show them again; files cannot be put back by a page. */
export function typedValues(
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | readonly string[]>> {
  const typed: [string, string | readonly string[]][] = [];
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') typed.push([name, value]);
    else if (typeof value === 'number' || typeof value === 'boolean') {
      typed.push([name, String(value)]);
    } else if (Array.isArray(value)) {
      typed.push([name, value.filter((item) => typeof item === 'string')]);
    }
  }
  const kept = typed.map(([name, value]) => {
    return [keepable(name), typeof value === 'string' ? keepable(value) : value.map(keepable)];
  });
  return Object.fromEntries(kept);
}

/** Nobody types NUL or half a character, and the database keeps neither. */
function keepable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** Tells whether a request says that it is too large; one that does not say is counted. */
export function saysTooLarge(c: HonoContext): boolean {
  return saysItsLength(c) && Number(c.req.header('content-length')) > MAX_BODY_BYTES;
}

/** Tells whether a request says how long it is, as every form of a browser does. */
export function saysItsLength(c: HonoContext): boolean {
  const hasLength = c.req.header('content-length') !== undefined;
  return hasLength && c.req.header('transfer-encoding') === undefined;
}

/** Tells whether a form's source is an address of ours and may be drawn again. */
export function isOwnAddress(address: string | undefined): address is string {
  return (
    address !== undefined &&
    /^\/(?![/\\])[^\s\\\p{Cc}\p{Cs}]*$/u.test(address) &&
    address.length <= 2_000
  );
}
