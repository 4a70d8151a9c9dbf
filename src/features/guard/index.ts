/** Guard: how offices over the data of others are kept safe; passkeys, and what comes of them. */
export { guardEndpoints } from './routes/index.ts';
export { rescue } from './actions/rescue.ts';
export { guardJobs } from './jobs.ts';
export { guardHoldings } from './store/holdings.ts';
export { guardLeaver } from './actions/leave.ts';
