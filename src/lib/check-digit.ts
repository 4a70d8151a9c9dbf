/** Adds the digit that checks the others, as on bank cards (Luhn; ISO/IEC 7812-1, annex B). */
export function withCheckDigit(digits: string): string {
  return digits + checkDigitOf(digits);
}

/** Tells whether the last digit fits the others: it tells every single slip, and most swaps. */
export function isChecked(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigitOf(digits.slice(0, -1)) === digits.at(-1);
}

function checkDigitOf(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
