import { isWithinScopes } from '#/platform/access/scopes.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { Precondition } from './carry-out.ts';
import type { Incoming } from './incoming.ts';
import { namesTag, represent } from './represent.ts';

/**
 * Makes the precondition of `If-Match`: what stands at this address, or above it, must still read
 * as the sender saw it. What is done to `/matters/:id/claim` is done to `/matters/:id`.
 */
export function isUnchanged(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  { params, seen }: { readonly params: Readonly<Record<string, string>>; readonly seen: string },
): Precondition {
  const { parts, subject, c } = incoming;
  const readings = parts.endpoints.filter(
    (one) =>
      one.kind === 'reading' &&
      isAtOrAbove(one.path, endpoint.path) &&
      one.policy.allows(subject) &&
      isWithinScopes(subject, one),
  );
  return async (context) => {
    for (const one of readings) {
      const answer = await one.answer(context, params);
      if (answer.kind !== 'done') continue;
      const url = new URL(filled(one.path, params), c.req.url);
      const { secret } = parts.services;
      const made = represent(one, answer.encoded(), { secret, url });
      if (made.ok && namesTag(seen, made.value.tag)) return true;
    }
    return false;
  };
}

function isAtOrAbove(path: string, wanted: string): boolean {
  return path === wanted || (path !== '/' && wanted.startsWith(`${path}/`));
}

/** The address as somebody asks it who reads. */
function filled(path: string, params: Readonly<Record<string, string>>): string {
  return `/api/v1${path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')}`;
}
