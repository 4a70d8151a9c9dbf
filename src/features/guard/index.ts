/** Guard: how offices over the data of others are kept safe; passkeys, broken glasses. */
export { guardEndpoints } from './routes/index.ts';
export { glassEndpoints, glassPanel } from './routes/glass.ts';
export type { FindAsker } from './actions/glass.ts';
export { rescue } from './actions/rescue.ts';
export { guardJobs } from './jobs.ts';
export { guardHoldings } from './store/holdings.ts';
export { guardLeaver } from './actions/leave.ts';
