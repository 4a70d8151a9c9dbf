/**
 * Codes on paper: sixteen digits open a household's first accounts, as many as on a bank card;
 * twelve, given out at the counter, sign one person in, as do fourteen of a sheet they keep; ten
 * stand on a slip that tells somebody what was done for them. The last digit checks the others, so
 * that a slip of the finger is told at once and counts as no guess.
 */
export type PaperCode = {
  readonly kind: 'household' | 'counter' | 'sheet' | 'slip';
  readonly digits: string;
};

export const HOUSEHOLD_DIGITS = 16;
export const COUNTER_DIGITS = 12;
export const SHEET_DIGITS = 14;
export const SLIP_DIGITS = 10;
const GROUP = 4;

/** Reads a code as it is typed from paper, with or without spaces; finds nothing in a slip. */
export function readPaperCode(text: string): PaperCode | undefined {
  const digits = text.normalize('NFKC').replace(/[\s.\u2010-\u2015-]/g, '');
  if (!/^\d+$/.test(digits) || checkDigitOf(digits.slice(0, -1)) !== digits.at(-1)) {
    return undefined;
  }
  if (digits.length === HOUSEHOLD_DIGITS) return { kind: 'household', digits };
  if (digits.length === SHEET_DIGITS) return { kind: 'sheet', digits };
  if (digits.length === SLIP_DIGITS) return { kind: 'slip', digits };
  return digits.length === COUNTER_DIGITS ? { kind: 'counter', digits } : undefined;
}

/** Adds the digit that checks the others. */
export function withCheckDigit(digits: string): string {
  return digits + checkDigitOf(digits);
}

/** Writes a code in groups of four, as it is read out; on a narrow slip it breaks in the middle. */
export function inGroups(digits: string): string {
  const groups = digits.match(new RegExp(`\\d{1,${GROUP}}`, 'g')) ?? [];
  return groups.reduce((code, group, index) => {
    if (index === 0) return group;
    return code + (index % 2 === 1 ? '\u00a0' : ' ') + group;
  }, '');
}

/** Reckons the check digit of bank cards (Luhn): it tells every single slip, and most swaps. */
function checkDigitOf(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
