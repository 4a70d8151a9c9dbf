/** On behalf (代辦), afterwards: who was told what was done for them, and how they take it back. */
export { behalfEndpoints } from './routes/index.ts';
export { behalfHoldings } from './store/holdings.ts';
export { behalfJobs } from './jobs.ts';
export { behalfLeaver } from './actions/leave.ts';
