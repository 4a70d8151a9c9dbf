import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { passkeyEndpoints } from './passkeys.ts';
import { strengthenWithSheet } from './strengthen.ts';

/** Every endpoint of this feature, for the composition. */
export const guardEndpoints: readonly AnyEndpoint[] = [...passkeyEndpoints, strengthenWithSheet];
