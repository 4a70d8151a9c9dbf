/** Finds the value below which a share of the values lies; the values may be in any order. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured.');
  const sorted = values.toSorted((one, other) => one - other);
  const rank = Math.ceil(sorted.length * share) - 1;
  return sorted[Math.min(Math.max(rank, 0), sorted.length - 1)] ?? 0;
}

/** Finds the value in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Writes a number with as many decimals as it needs to be compared: 0.52, 4.1, 130. */
export function write(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 1 ? value.toFixed(1) : value.toFixed(2);
}

/** Writes a count of bytes in kilobytes of a thousand. */
export function writeKilobytes(bytes: number): string {
  return `${write(bytes / 1_000)} KB`;
}

/** Writes a large count so that its thousands can be seen: 1,000,000. */
export function writeCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
