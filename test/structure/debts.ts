import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from './violation.ts';

/**
 * What the house owes to its own rules of proof, written down one by one in `debts.txt`. Nothing
 * may
 * be added in silence: whatever is not on the list fails, and so does a line whose debt is paid.
 */
export type Debt =
  | { readonly kind: 'thin'; readonly part: string; readonly least: number }
  | { readonly kind: 'refusal'; readonly part: string; readonly code: string }
  | { readonly kind: 'long'; readonly part: string };

const FILE = join(import.meta.dirname, 'debts.txt');
const TOO_LONG = /^(?:has more than 400 lines|\w+ has \d+ lines)/;
const PART = /^src\/(?:features\/\w+|app|lib|platform)/;

/** Reads the list; a line that cannot be read is a fault of the list. */
export function readDebts(text = readFileSync(FILE, 'utf8')): readonly Debt[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind, part = '', last = ''] = line.split(' ');
      if (kind === 'thin') return { kind, part, least: Number(last) };
      if (kind === 'refusal') return { kind, part, code: last };
      // Only tests may be too long, and only for a while.
      if (kind === 'long' && part.endsWith('.test.ts')) return { kind, part };
      throw new Error(`debts.txt: ${line}`);
    });
}

/** Finds the violations that no line of the list covers. */
export function findUnowed(
  violations: readonly Violation[],
  debts: readonly Debt[],
): readonly Violation[] {
  return violations.filter((violation) => !debts.some((debt) => covers(debt, violation)));
}

/** Finds the lines of the list whose debt is paid, so that they are struck off. */
export function findPaid(
  debts: readonly Debt[],
  violations: readonly Violation[],
): readonly Violation[] {
  return debts
    .filter((debt) => !violations.some((violation) => covers(debt, violation)))
    .map((debt) => ({
      path: 'test/structure/debts.txt',
      line: 1,
      says: `owes nothing any more for ${debt.part} ${debt.kind === 'refusal' ? debt.code : ''}`,
    }));
}

function covers(debt: Debt, { path, says }: Violation): boolean {
  if (debt.kind === 'long') return path === debt.part && TOO_LONG.test(says);
  if (PART.exec(path)?.[0] !== debt.part) return false;
  if (debt.kind === 'refusal') return says.startsWith(`refuses ${debt.code},`);
  const [, code = '0', tests = '0'] = /has (\d+) lines of code and (\d+) of tests/.exec(says) ?? [];
  return Number(code) > 0 && Number(tests) / Number(code) >= debt.least;
}
