/** A night counts as two. */
const NIGHT_WEIGHT = 2;
const PERCENT = 100;

/** Reckons how much a shift is: its hours, those of a night twice. */
export function weightOf(shift: { readonly hours: number; readonly isNight: boolean }): number {
  return shift.hours * (shift.isNight ? NIGHT_WEIGHT : 1);
}

/** How good a roster is, each from 0 to 100, and Jain's index from 0 to 1. */
export type Quality = {
  readonly coverage: number;
  readonly balance: number;
  readonly score: number;
  readonly jain: number;
};

/**
 * Judges a roster: coverage is how many places are filled, balance the mean over pairs of people of
 * the smaller load by the larger one, and the score lies in the middle of both.
 */
export function judge(roster: {
  readonly wanted: number;
  readonly filled: number;
  /** What each of those who could stand by has in all. */
  readonly loads: readonly number[];
}): Quality {
  const { wanted, filled, loads } = roster;
  const coverage = wanted === 0 ? PERCENT : (filled / wanted) * PERCENT;
  const balance = balanceOf(loads) * PERCENT;
  return { coverage, balance, score: (coverage + balance) / 2, jain: jainOf(loads) };
}

/** Reckons the mean over pairs of the smaller by the larger; two with nothing are alike. */
export function balanceOf(loads: readonly number[]): number {
  const shares = loads.flatMap((one, index) =>
    loads.slice(index + 1).map((other) => {
      const most = Math.max(one, other);
      return most === 0 ? 1 : Math.min(one, other) / most;
    }),
  );
  if (shares.length === 0) return 1;
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

/** Reckons Jain's index of fairness: 1 where all have the same, 1/n where one has all. */
export function jainOf(loads: readonly number[]): number {
  const sum = loads.reduce((all, one) => all + one, 0);
  const squares = loads.reduce((all, one) => all + one * one, 0);
  return squares === 0 ? 1 : (sum * sum) / (loads.length * squares);
}
