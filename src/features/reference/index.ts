/** The reference of the interface for programs, drawn from the endpoints themselves. */
export { referenceEndpoints } from './routes.ts';
export { referenceWords } from './words/index.ts';
