/** Number of values by bucket. A bucket ends at `step ** n` milliseconds, and its name is `n`. */
export type Histogram = Readonly<Record<string, number>>;

/** Neighbouring limits differ by a tenth, so a percentile is off by a twentieth at most. Sums lose nothing more. */
const step = 1.1;

/** Above this many milliseconds all values are in one bucket. */
const longestMs = 600_000;

const bucketOf = (ms: number): number => Math.ceil(Math.log(Math.min(Math.max(ms, 1), longestMs)) / Math.log(step));

/** The middle of a bucket, in milliseconds. */
const middleOf = (bucket: number): number => (bucket === 0 ? 1 : step ** (bucket - 0.5));

export const addTo = (histogram: Histogram, ms: number, times = 1): Histogram => {
  const bucket = bucketOf(ms);
  return { ...histogram, [bucket]: (histogram[bucket] ?? 0) + times };
};

export const histogramOf = (values: readonly number[]): Histogram =>
  values.reduce<Histogram>((all, ms) => addTo(all, ms), {});

export const mergeHistograms = (a: Histogram, b: Histogram): Histogram => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
};

export const countOf = (histogram: Histogram): number => Object.values(histogram).reduce((sum, one) => sum + one, 0);

/** The number of values above a limit in milliseconds. Those of the limit's own bucket do not count. */
export const countAbove = (histogram: Histogram, ms: number): number =>
  Object.entries(histogram).reduce((sum, [bucket, count]) => (Number(bucket) > bucketOf(ms) ? sum + count : sum), 0);

/** A percentile in milliseconds, within five percent; `undefined` without values. */
export const percentileOf = (histogram: Histogram, percent: number): number | undefined => {
  const wanted = (countOf(histogram) * percent) / 100;
  let passed = 0;
  for (const [bucket, count] of Object.entries(histogram).sort(([a], [b]) => Number(a) - Number(b))) {
    passed += count;
    if (passed > 0 && passed >= wanted) return Math.round(middleOf(Number(bucket)));
  }
  return undefined;
};
