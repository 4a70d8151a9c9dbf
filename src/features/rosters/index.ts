/** Rosters (排班): who stands by when, and whether somebody could come in each hour ahead. */
export { nightAtDesk, watchEndpoints as rosterEndpoints, watchOfPlace } from './routes/watch.ts';
