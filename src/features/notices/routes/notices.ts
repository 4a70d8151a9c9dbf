import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { browserEndpoints } from './browsers.ts';
import { channelEndpoints } from './channels.ts';
import { ownEndpoints } from './own.ts';
import { robotEndpoints } from './robots.ts';
import { stopEndpoints } from './stop.ts';

/** The endpoints of notices. */
export const noticeEndpoints: readonly AnyEndpoint[] = [
  ...ownEndpoints,
  ...browserEndpoints,
  ...stopEndpoints,
  ...channelEndpoints,
  ...robotEndpoints,
];
