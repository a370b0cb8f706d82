import type { Firestore } from 'firebase-admin/firestore';
import type { BadRow } from '../csv/read-csv.ts';
import type { PlayReport } from './play-history.ts';
import type { History } from './timeline.ts';

export interface Report {
  readonly commands: number;
  readonly applied: number;
  /** Already applied by an earlier run that was interrupted. */
  readonly duplicate: number;
  readonly rejected: number;
  readonly refusals: readonly string[];
  /** Counted in the full documents. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Counted in the file. */
  readonly expected: Readonly<Record<string, number>>;
  readonly invariants: { readonly checked: number; readonly broken: readonly string[] };
  readonly commandsPerSecond: number;
  /** The same reads and writes sent directly by the Admin SDK, interleaved with the commands. */
  readonly floorPerSecond: number;
  /** `commandsPerSecond / floorPerSecond`: overall, and the range over the legs. */
  readonly ratio: {
    readonly overall: number;
    readonly lowest: number;
    readonly median: number;
    readonly highest: number;
  };
  readonly badRows: readonly BadRow[];
  readonly adjustedRows: readonly BadRow[];
}

const round = (value: number): number => Number(value.toFixed(3));

const measure = (legs: PlayReport['legs']): Pick<Report, 'commandsPerSecond' | 'floorPerSecond' | 'ratio'> => {
  const sum = (value: (leg: PlayReport['legs'][number]) => number) =>
    legs.reduce((total, leg) => total + value(leg), 0);
  const commands = sum((leg) => leg.commands);
  const ratios = legs.map(({ seconds, floorSeconds }) => floorSeconds / seconds).sort((a, b) => a - b);
  return {
    commandsPerSecond: round(commands / sum((leg) => leg.seconds)),
    floorPerSecond: round(commands / sum((leg) => leg.floorSeconds)),
    ratio: {
      overall: round(sum((leg) => leg.floorSeconds) / sum((leg) => leg.seconds)),
      lowest: round(ratios[0] ?? 0),
      median: round(ratios[Math.floor(ratios.length / 2)] ?? 0),
      highest: round(ratios.at(-1) ?? 0),
    },
  };
};

/** Builds the report of a replay: counts the documents again and audits every status. */
export const makeReport = async (firestore: Firestore, history: History, play: PlayReport): Promise<Report> => {
  const { legs, interrupted: _i, ...counts } = play;
  const { outcomes, audits } = await history.check(firestore);
  return {
    ...counts,
    outcomes,
    expected: history.expected,
    invariants: {
      checked: audits.reduce((sum, { checked }) => sum + checked, 0),
      broken: audits.flatMap(({ broken }) => broken),
    },
    ...measure(legs),
    badRows: history.badRows,
    adjustedRows: history.adjustedRows,
  };
};

/** True if the database matches the file. */
export const isFaithful = ({ outcomes, expected, invariants, rejected }: Report): boolean =>
  rejected === 0 &&
  invariants.broken.length === 0 &&
  [...new Set([...Object.keys(outcomes), ...Object.keys(expected)])].every(
    (outcome) => (outcomes[outcome] ?? 0) === (expected[outcome] ?? 0),
  );
