export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
}

const at = (sorted: readonly number[], share: number): number =>
  Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)) / 10;

/** Percentiles in milliseconds, to a tenth. */
export const percentilesOf = (times: readonly number[]): Percentiles => {
  const sorted = times.toSorted((a, b) => a - b);
  return { count: sorted.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95) };
};
