/** Finding help (call-outs): who is asked to come for what is urgent, until somebody does. */
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { callEndpoints } from './routes/calls.ts';
import { nightEndpoints } from './routes/night.ts';
import { ruleEndpoints } from './routes/rules.ts';
import { callByPaper, raise, urgent, urgentByPaper } from './routes/urgent.ts';

export type { Alert } from './model.ts';
export { callAddress } from './model.ts';
export { expectAcceptance } from './actions/learn.ts';
export type { Expected } from './actions/learn.ts';
export { answerCall } from './actions/answer.ts';
export { look } from './actions/look.ts';
export { raiseUrgent } from './actions/raise.ts';
export { showCall } from './actions/show.ts';
export { sayWorse } from './actions/worse.ts';
export { findLatestCall } from './store/calls.ts';
export { takeProbability } from './rules/acceptance.ts';
export { listAlerts as listCalled } from './store/alerts.ts';
export { callsAtDesk, nightOfPlace } from './routes/night.ts';
export { rulesOfPlace } from './routes/rules.ts';
export { callOfMatter } from './routes/panels.ts';
export { calloutHoldings } from './store/holdings.ts';
export { calloutLeaver } from './actions/leave.ts';
export { calloutJobs } from './jobs.ts';

/** Everything this feature answers to. */
export const calloutEndpoints: readonly AnyEndpoint[] = [
  urgent,
  raise,
  urgentByPaper,
  callByPaper,
  ...callEndpoints,
  ...ruleEndpoints,
  ...nightEndpoints,
];
