/** Musters: one call, a hundred answers (一呼百應), to one place at one time. */
export { musterAddress } from './model.ts';
export type { Asked } from './model.ts';
export { makeMuster } from './actions/make.ts';
export { askMembers } from './actions/ask.ts';
export { answerMuster } from './actions/answer.ts';
export { closeMuster } from './actions/keep.ts';
export { mustersLeaver } from './actions/leave.ts';
export { musterJobs } from './jobs.ts';
export { musterEndpoints } from './routes/musters.ts';
export { callOfTeam, mustersOfMe } from './routes/panels.ts';
export { listAsked } from './store/asked.ts';
export { musterHoldings } from './store/holdings.ts';
