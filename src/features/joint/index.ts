/** Joint tasks: several offices called to one matter, under a lead (街鄉吹哨、部門報到). */
export { declineCall, noteAttendance, reportIn } from './actions/answer.ts';
export { callTogether } from './actions/call.ts';
export { assessJoint, finishJoint, finishPart, giveTo } from './actions/finish.ts';
export { jointLeaver } from './actions/leave.ts';
export { jointJobs } from './jobs.ts';
export type { Joint } from './model.ts';
export { jointsOfPlace } from './routes/figures.ts';
export { jointEndpoints } from './routes/joint.ts';
export { countOwn } from './routes/load.ts';
export { jointsAtDesk, jointsOfMatter } from './routes/panels.ts';
export { jointHoldings } from './store/holdings.ts';
export { findJoint } from './store/joints.ts';
