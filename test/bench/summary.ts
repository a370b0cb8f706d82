import type { Metric, Unit } from './row.ts';

/** Figures over all rounds: the lowest, the middle and the highest. */
export interface Range {
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

export interface Summary {
  readonly unit: Unit;
  readonly ours: Range;
  readonly baseline: Range;
  /** Ours divided by the baseline, of each round. For a rate, more is better; for all other units, less. */
  readonly ratio: Range;
}

const rounded = (figure: number): number => Number(figure.toPrecision(3));

export const rangeOf = (figures: readonly number[]): Range => {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (n: number): number => sorted[n] ?? Number.NaN;
  const median = (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2;
  return { lowest: rounded(at(0)), median: rounded(median), highest: rounded(at(sorted.length - 1)) };
};

/** Summarizes the rounds of a row by metric. */
export const summarize = (rounds: readonly Readonly<Record<string, Metric>>[]): Record<string, Summary> => {
  const all = Map.groupBy(rounds.flatMap(Object.entries<Metric>), ([name]) => name);
  return Object.fromEntries(
    [...all].map(([name, entries]) => {
      const metrics = entries.map(([, metric]) => metric);
      return [
        name,
        {
          unit: metrics[0]?.unit ?? 'ms',
          ours: rangeOf(metrics.map(({ ours }) => ours)),
          baseline: rangeOf(metrics.map(({ baseline }) => baseline)),
          ratio: rangeOf(metrics.map(({ ours, baseline }) => ours / baseline)),
        },
      ];
    }),
  );
};
