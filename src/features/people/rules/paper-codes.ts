import { isChecked } from '#/lib/check-digit.ts';

/**
 * Codes on paper: sixteen digits open a household's first accounts, as many as on a bank card;
 * twelve, given out at the counter, sign one person in, as do fourteen of a sheet they keep; ten
 * stand on a slip that tells somebody what was done for them. Eight are the number of a sheet to
 * be filled in, and no secret. The last digit checks the others, so that a slip of the finger is
 * told at once and counts as no guess.
 */
export type PaperCode = {
  readonly kind: 'household' | 'counter' | 'sheet' | 'slip' | 'form';
  readonly digits: string;
};

export const HOUSEHOLD_DIGITS = 16;
export const COUNTER_DIGITS = 12;
export const SHEET_DIGITS = 14;
export const SLIP_DIGITS = 10;
export const FORM_DIGITS = 8;
const GROUP = 4;

/** Reads a code as it is typed from paper, with or without spaces; finds nothing in a slip. */
export function readPaperCode(text: string): PaperCode | undefined {
  const digits = text.normalize('NFKC').replace(/[\s.\u2010-\u2015-]/g, '');
  if (!isChecked(digits)) return undefined;
  if (digits.length === HOUSEHOLD_DIGITS) return { kind: 'household', digits };
  if (digits.length === SHEET_DIGITS) return { kind: 'sheet', digits };
  if (digits.length === SLIP_DIGITS) return { kind: 'slip', digits };
  if (digits.length === FORM_DIGITS) return { kind: 'form', digits };
  return digits.length === COUNTER_DIGITS ? { kind: 'counter', digits } : undefined;
}

/** Writes a code in groups of four, as it is read out; on a narrow slip it breaks in the middle. */
export function inGroups(digits: string): string {
  const groups = digits.match(new RegExp(`\\d{1,${GROUP}}`, 'g')) ?? [];
  return groups.reduce((code, group, index) => {
    if (index === 0) return group;
    return code + (index % 2 === 1 ? '\u00a0' : ' ') + group;
  }, '');
}
