/** Rights: what people may ask of what is held about them; to see it, mend it, take it out. */
export { rightsEndpoints } from './routes/rights.ts';
export { rightsJobs } from './jobs.ts';
export { rightsHoldings } from './store/holdings.ts';
