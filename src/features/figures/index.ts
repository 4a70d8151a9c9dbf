/** Figures: sums of what happened, for every place, that open into what they count. */
export { figureJobs } from './jobs.ts';
export type { MonthlySum, Span } from './model.ts';
export { figureEndpoints, figuresOfPlace } from './routes.ts';
export { addWhatHappened, countWrongSums, readSums, recountSums } from './store.ts';
