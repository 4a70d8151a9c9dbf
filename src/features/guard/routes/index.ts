import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { passkeyEndpoints } from './passkeys.ts';
import { recoveryEndpoints } from './recovery.ts';
import { strengthenWithSheet } from './strengthen.ts';

/** The endpoints of keys, of confirming and of being let in again, for the composition. */
export const guardEndpoints: readonly AnyEndpoint[] = [
  ...passkeyEndpoints,
  strengthenWithSheet,
  ...recoveryEndpoints,
];
