/** Sheets: spreadsheets brought in, looked at first, carried out, and undone. */
export { sheetEndpoints } from './routes/sheets.ts';
export { sheetsPanel } from './routes/panel.ts';
export { sheetJobs } from './jobs.ts';
export { sheetsLeaver } from './actions/leave.ts';
