import type { Context as HonoContext } from 'hono';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { isOwnAddress } from '#/platform/http/read-input.ts';
import { glance } from '#/platform/http/serve/carry-out.ts';
import { receiveAgain } from '#/platform/http/serve/incoming.ts';
import type { AppParts } from '#/platform/http/serve/parts.ts';
import { marksOf } from './marks.ts';

/** A page that somebody looks at: what draws it, and what its address asks for. */
export type Watched = {
  readonly endpoint: AnyEndpoint;
  readonly values: Readonly<Record<string, string>>;
};

const MAX_ADDRESS = 1_000;

/** Finds which page an address of ours is, if it is one that may change while it is looked at. */
export function findWatched(
  { endpoints }: Pick<AppParts, 'endpoints'>,
  address: string | undefined,
): Watched | undefined {
  if (!isOwnAddress(address) || address.length > MAX_ADDRESS) return undefined;
  const { pathname, searchParams } = new URL(address, 'http://inside');
  for (const endpoint of endpoints) {
    const params = endpoint.isLive ? paramsOf(endpoint.path, pathname) : undefined;
    if (params === undefined) continue;
    return { endpoint, values: { ...Object.fromEntries(searchParams), ...params } };
  }
  return undefined;
}

/** Tells whether the session for which a line was opened is still the one of its browser. */
export async function isStillThere(of: {
  readonly c: HonoContext;
  readonly parts: AppParts;
  readonly sessionId: string;
}): Promise<boolean> {
  const { subject } = await receiveAgain(of.c, of.parts);
  return subject.sessionId === of.sessionId;
}

/**
 * Reads the marks of a page as its reader would see it now; nothing when they may see it no more.
 * That this was looked at leaves no trace: nobody has read it yet.
 */
export async function readMarks(of: {
  readonly c: HonoContext;
  readonly parts: AppParts;
  readonly watched: Watched;
  readonly sessionId: string;
}): Promise<
  | {
      readonly marks: readonly string[];
      readonly communityIds: readonly string[] | undefined;
      readonly isUrgent: boolean;
    }
  | undefined
> {
  const { endpoint, values } = of.watched;
  const incoming = await receiveAgain(of.c, of.parts);
  const isSame = incoming.subject.sessionId === of.sessionId;
  if (!isSame || !endpoint.policy.allows(incoming.subject)) return undefined;
  const answer = await glance(incoming, endpoint, values);
  const live = answer.kind === 'done' ? answer.live?.() : undefined;
  const { communityIds, isUrgent = false } = live ?? {};
  return live && { marks: marksOf(live), communityIds, isUrgent };
}

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== text) return undefined;
    } else if (text === '' || text.includes('%')) return undefined;
    else params[part.slice(1)] = text;
  }
  return params;
}
