/** What a host keeps: the seal of the journal, and the way back to an archive. */
export { keepingEndpoints } from './routes.ts';
export { readSealText } from './rules.ts';
export {
  RESTORE_PATH,
  notBegunPage,
  notRestoredPart,
  restoredPart,
  restoringPage,
  restoringStep,
} from './pages/restore.ts';
export { restoreWords } from './words/restore.ts';
export { restorePageWords } from './words/restore-page.ts';
