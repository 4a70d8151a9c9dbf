import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { RawInput } from '#/platform/http/read-input.ts';
import { carryOut } from './carry-out.ts';
import type { Incoming } from './incoming.ts';
import { statusOf } from './json.ts';

const FIELD = 'List-Unsubscribe';
const VALUE = 'One-Click';

/** Tells whether a mail reader's program stops messages for its owner, as RFC 8058 lays down. */
export function isOneClick(endpoint: AnyEndpoint, values: RawInput['values']): boolean {
  return endpoint.isOneClick && values[FIELD] === VALUE;
}

/**
 * Does it at once and answers without leading elsewhere, for such programs do not follow. Done
 * twice it is done all the same, so that it needs no key.
 */
export async function answerOneClick(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  values: RawInput['values'],
): Promise<Response> {
  const answer = await carryOut(incoming, endpoint, { values, key: undefined });
  if (answer.kind === 'done') return new Response(null, { status: 200 });
  const status = answer.kind === 'refused' ? statusOf(answer.code) : 422;
  return new Response(null, { status });
}
