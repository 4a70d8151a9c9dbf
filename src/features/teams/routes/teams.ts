import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { actingEndpoints } from './acting.ts';
import { provingEndpoints } from './proving.ts';
import { readingEndpoints } from './reading.ts';

/** Everything that teams answers to. */
export const teamEndpoints: readonly AnyEndpoint[] = [
  ...readingEndpoints,
  ...actingEndpoints,
  ...provingEndpoints,
];
