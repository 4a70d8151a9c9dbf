import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { ownEndpoints } from './own.ts';
import { stopEndpoints } from './stop.ts';

/** The endpoints of notices. */
export const noticeEndpoints: readonly AnyEndpoint[] = [...ownEndpoints, ...stopEndpoints];
