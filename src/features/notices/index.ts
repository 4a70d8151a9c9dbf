/** Notices: who is told what happened, by the way they chose, and what became of each message. */
export { noticeJobs } from './jobs.ts';
export { noticeEndpoints } from './routes/notices.ts';
export { countUnread } from './store/notices.ts';
export { readTraffic } from './store/deliveries.ts';
export { noticesHoldings } from './store/holdings.ts';
export { noticeTidings } from './actions/tidings.ts';
export { noticesLeaver } from './actions/leave.ts';
