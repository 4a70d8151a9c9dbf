/** The front page, and what the installation says about itself. */
export type { HomeView } from './pages/home.ts';
export { homeEndpoints } from './routes.ts';
export { words } from './words/index.ts';
