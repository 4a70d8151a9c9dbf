/** Rosters (排班): who stands by when, and whether somebody could come in each hour ahead. */
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { ownRoutes } from './routes/own.ts';
import { rosterRoutes } from './routes/rosters.ts';
import { swapRoutes } from './routes/swaps.ts';
import { watchEndpoints } from './routes/watch.ts';

export { addKind, drawUp } from './actions/draw-up.ts';
export { askExchange } from './actions/exchange.ts';
export { publish, suggestRoster } from './actions/lead.ts';
export { giveUp, sayYesTo } from './actions/own.ts';
export { answerSwap, askSwap } from './actions/swap.ts';
export type { Stand } from './model.ts';
export { listKinds } from './store/rosters.ts';
export { listStandsOf } from './store/stands.ts';
export { findOpenSwap } from './store/swaps.ts';
export { rosterLeaver } from './actions/leave.ts';
export { rosterJobs } from './jobs.ts';
export { rostersOfTeam, shiftsOfMe } from './routes/own.ts';
export { nightAtDesk, watchOfPlace } from './routes/watch.ts';
export { rosterHoldings } from './store/holdings.ts';

/** Everything this feature answers to. */
export const rosterEndpoints: readonly AnyEndpoint[] = [
  ...watchEndpoints,
  ...rosterRoutes,
  ...ownRoutes,
  ...calendarRoutes,
  ...swapRoutes,
];
