import type { ListGroups } from '#/features/volunteers/actions/own.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { dutyEndpoints } from './duty.ts';
import { ownEndpoints } from './own.ts';

/** Makes the endpoints of volunteers; the kinds of calls are told by another feature. */
export function volunteerEndpoints(listGroups: ListGroups): readonly AnyEndpoint[] {
  return [...ownEndpoints(listGroups), ...dutyEndpoints];
}
