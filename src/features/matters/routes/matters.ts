import type { MatterPanels } from '#/features/matters/model/panels.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { boardRoutes } from './board.ts';
import { deskRoutes } from './desk.ts';
import { feedRoute } from './feed.ts';
import { handlingRoutes } from './handling.ts';
import { questionRoutes, showEndpoint } from './matter.ts';
import { neighbourRoutes } from './neighbours.ts';
import { paperFormRoutes } from './paper-forms.ts';
import { roundRoutes } from './rounds.ts';
import { staffRoutes } from './staff.ts';
import { transferRoutes } from './transfers.ts';
import { workRoutes } from './working.ts';

const noPanels: MatterPanels = { onMatter: [], onDesk: [] };

/**
 * Makes the endpoints of the board, of a matter and all one may do to it, and of the desk; the
 * panels are the other features'.
 */
export function matterEndpoints(panels: MatterPanels = noPanels): readonly AnyEndpoint[] {
  return [
    ...boardRoutes,
    feedRoute,
    showEndpoint(panels.onMatter),
    ...questionRoutes,
    ...neighbourRoutes,
    ...workRoutes,
    ...staffRoutes,
    ...transferRoutes,
    ...handlingRoutes,
    ...deskRoutes(panels.onDesk),
    ...paperFormRoutes,
    ...roundRoutes,
  ];
}
