import type { AnyEndpoint } from '#/platform/http/endpoint.ts';

/** Every endpoint of people, for the composition. */
export const peopleEndpoints: readonly AnyEndpoint[] = [];
