import type { Range, Summary } from './summary.ts';

const spread = ({ lowest, median, highest }: Range): string => `${median} (${lowest}–${highest})`;

/** One row of the report as text: a line for each metric. */
export const printRow = (name: string, about: string, metrics: Readonly<Record<string, Summary>>): string => {
  const lines = Object.entries(metrics).map(
    ([metric, { unit, ours, baseline, ratio }]) =>
      `  ${metric.padEnd(22)} ${spread(ours)} ${unit} against ${spread(baseline)}: ${spread(ratio)} times`,
  );
  return [`${name}: ${about}`, ...lines].join('\n');
};
