import { z } from 'zod';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line } from '#/platform/http/fields.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { strengthenBySheet } from '#/features/guard/actions/strengthen.ts';
import { refusals } from '#/features/guard/words/refusals.ts';
import { sheetWords } from '#/features/guard/words/sheets.ts';
import { nextField } from './shapes.ts';

const MAX_TYPED = 40;

/** Confirms with a code on paper, where there can be no passkeys. */
export const strengthenWithSheet = endpoint({
  name: 'guard.strengthen_by_sheet',
  method: 'POST',
  path: '/me/strengthen/code',
  summary: 'Confirms with a code of one’s sheet that it is oneself; that holds for twelve hours.',
  policy: signedIn,
  input: z.object({ code: line(MAX_TYPED), next: nextField }),
  output: z.object({ left: z.int() }),
  words: refusals('sheet_not_needed', 'paper_alone', 'sheet_code_wrong', 'sheet_codes_locked'),
  countsRefusals: true,
  run: (context, { code }) => strengthenBySheet(context, code),
  onward: (language, { left }, { next }) => ({
    to: next ?? '/me',
    notice: sheetWords[language].confirmed(formatNumber(language, left)),
  }),
});
