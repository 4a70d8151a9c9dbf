/** Moderation: what should not stand somewhere, who looks at it, and what comes of it. */
export { moderationEndpoints } from './routes/index.ts';
export { moderationHoldings } from './store/holdings.ts';
export { moderationJobs } from './jobs.ts';
export { moderationLeaver } from './actions/leave.ts';
