import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { boardRoutes } from './board.ts';
import { deskRoutes } from './desk.ts';
import { feedRoute } from './feed.ts';
import { handlingRoutes } from './handling.ts';
import { matterRoutes } from './matter.ts';
import { neighbourRoutes } from './neighbours.ts';
import { paperFormRoutes } from './paper-forms.ts';
import { roundRoutes } from './rounds.ts';
import { staffRoutes } from './staff.ts';
import { transferRoutes } from './transfers.ts';
import { workRoutes } from './working.ts';

/** The endpoints of the board, of a matter and all one may do to it, and of the desk. */
export const matterEndpoints: readonly AnyEndpoint[] = [
  ...boardRoutes,
  feedRoute,
  ...matterRoutes,
  ...neighbourRoutes,
  ...workRoutes,
  ...staffRoutes,
  ...transferRoutes,
  ...handlingRoutes,
  ...deskRoutes,
  ...paperFormRoutes,
  ...roundRoutes,
];
