import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { passkeyEndpoints } from './passkeys.ts';
import { strengthenWithSheet } from './strengthen.ts';

/** The endpoints of keys and of confirming, for the composition. */
export const guardEndpoints: readonly AnyEndpoint[] = [...passkeyEndpoints, strengthenWithSheet];
