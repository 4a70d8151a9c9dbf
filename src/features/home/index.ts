/** The front page, and what the installation says about itself. */
export { homeEndpoints } from './routes.ts';
export { words } from './words/index.ts';
