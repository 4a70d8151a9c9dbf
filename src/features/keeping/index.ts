export { restoreWords } from './words/restore.ts';
