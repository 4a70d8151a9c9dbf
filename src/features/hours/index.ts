/** Hours that count: time given for others, recorded as the law asks, confirmed, corrected. */
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { levelEndpoints } from './routes/levels.ts';
import { recordEndpoints } from './routes/records.ts';
import { recordSheetEndpoints } from './routes/sheets.ts';
import { sumEndpoints } from './routes/sums.ts';

export { recordTime } from './actions/record.ts';
export {
  hoursAtDesk,
  hoursOfMatter,
  hoursOfMe,
  hoursOfPlace,
  hoursOfTeam,
} from './routes/panels.ts';
export { hoursDeeds } from './actions/deeds.ts';
export { helpTooOfMatter } from './routes/help-too.ts';
export { hoursHoldings } from './store/holdings.ts';
export { hoursLeaver } from './actions/leave.ts';
export { loadHoursReference } from './actions/reference.ts';
export { hoursJobs } from './jobs.ts';

/** Everything this feature answers to. */
export const hoursEndpoints: readonly AnyEndpoint[] = [
  ...levelEndpoints,
  ...sumEndpoints,
  ...recordSheetEndpoints,
  ...recordEndpoints,
];
