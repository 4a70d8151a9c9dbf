import type { SignInWay } from '#/platform/auth/sessions.ts';
import type { AddressObstacle, RelyingParty } from '#/features/guard/model.ts';

const ON_PAPER: ReadonlySet<SignInWay> = new Set(['counter_code', 'household_code', 'sheet_code']);

/** Tells whether a session was begun with nothing but a code on paper. */
export function isOnPaper(way: SignInWay | undefined): boolean {
  return way !== undefined && ON_PAPER.has(way);
}

/**
 * Tells why browsers make no passkeys at an address: they do for names, and only where nobody can
 * listen in between, which on this machine itself nobody can.
 */
export function obstacleOf(publicUrl: string): AddressObstacle | undefined {
  const { hostname, protocol } = new URL(publicUrl);
  if (isNumbers(hostname)) return 'numbers';
  return protocol === 'https:' || isThisMachine(hostname) ? undefined : 'not_encrypted';
}

/** Tells for whom keys are made at an address, if they can be. */
export function relyingPartyAt(publicUrl: string): RelyingParty | undefined {
  if (obstacleOf(publicUrl) !== undefined) return undefined;
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Written with colons in brackets, or with dots: `0x7f.1` is read as four numbers, too. */
function isNumbers(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
