/** How many were asked, and how many of them said yes. */
export type Record = { readonly asked: number; readonly yes: number };

/**
 * Estimates the probability that somebody who is asked says yes, from what happened in the area at
 * such hours and from what is believed before anything did (a beta prior).
 */
export function acceptance(seen: Record, prior: Record): number {
  return (prior.yes + seen.yes) / (prior.asked + seen.asked);
}

/**
 * Reckons how many to ask so that with a probability of `target` at least one of them comes:
 * `ceil(ln(1 - q) / ln(1 - p))`, at least one.
 */
export function waveSize(target: number, accept: number): number {
  if (accept >= 1) return 1;
  const size = Math.ceil(Math.log(1 - target) / Math.log(1 - accept));
  return Math.max(1, size);
}

/** Reckons the probability that at least one of several comes, each with one of their own. */
export function takeProbability(accepts: readonly number[]): number {
  return 1 - accepts.reduce((nobody, accept) => nobody * (1 - accept), 1);
}
