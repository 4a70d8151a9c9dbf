/** Volunteers: what neighbours can do, when they are on duty, and who is asked for a call. */
export type { Proof, LocalMoment, LonLat, SkillLevel, Volunteer, Watched } from './model.ts';
export { MAX_PROOF } from './model.ts';
export { volunteerJobs } from './jobs.ts';
export { insertProof, listProofs, withdrawProof } from './store/proofs.ts';
export type { CallGroup, ListGroups } from './actions/own.ts';
export { loadVolunteerReference } from './actions/reference.ts';
export { volunteersLeaver } from './actions/leave.ts';
export { callableAt, isQuiet, localMoment, minuteOfWeek } from './rules.ts';
export { helpOfPlace } from './routes/place-panel.ts';
export { dutyOfMe } from './routes/me-panel.ts';
export { volunteerEndpoints } from './routes/volunteers.ts';
export { listAbilities } from './store/abilities.ts';
export type { Wanted } from './store/callable.ts';
export { listCallable, noteAsked } from './store/callable.ts';
export { listWatched } from './store/watched.ts';
export { listResting } from './store/resting.ts';
export { volunteersHoldings } from './store/holdings.ts';
export { listSkillsOf } from './store/settings.ts';
