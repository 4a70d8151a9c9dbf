/** Open311 GeoReport v2: programs of other cities raise and read matters in the way they know. */
export { open311Endpoints } from './routes/georeport.ts';
