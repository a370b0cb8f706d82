import { auditedReservations } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { readAll } from '../../functions/src/audit/read-all.ts';
import type { PlayReport } from './play-history.ts';
import type { BadRow, History } from './timeline.ts';

export interface Report {
  readonly commands: number;
  readonly applied: number;
  /** Played before, in a replay that was interrupted. */
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
  /** `commandsPerSecond / floorPerSecond`: over all, and the range over the legs. */
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

const countOutcomes = async (firestore: Firestore, providerId: string): Promise<Record<string, number>> => {
  const documents = await readAll(firestore, auditedReservations(providerId));
  const outcomes: Record<string, number> = { completed: 0, cancelled: 0, noShow: 0 };
  for (const document of documents) {
    const noShow = document.get('cancellationReason') === 'no-show' && document.get('cancelledBy') === 'provider';
    const outcome = noShow ? 'noShow' : String(document.get('status'));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
};

/** Both halves of every booking, and the days that were projected from their events. */
const audit = async (firestore: Firestore, providerId: string): Promise<Report['invariants']> => {
  const reports = [await auditReservations(firestore, providerId), await auditDays(firestore, providerId)];
  const checked = reports.reduce((sum, report) => sum + report.checked, 0);
  return { checked, broken: reports.flatMap(({ broken }) => broken) };
};

/** What a replay came to: counted anew in the database, with the invariant checked for every status. */
export const makeReport = async (firestore: Firestore, history: History, play: PlayReport): Promise<Report> => {
  const { legs, interrupted: _i, ...counts } = play;
  return {
    ...counts,
    outcomes: await countOutcomes(firestore, history.providerId),
    expected: history.expected,
    invariants: await audit(firestore, history.providerId),
    ...measure(legs),
    badRows: history.badRows,
    adjustedRows: history.adjustedRows,
  };
};

/** Whether the database tells the same story as the file. */
export const isFaithful = ({ outcomes, expected, invariants, rejected }: Report): boolean =>
  rejected === 0 &&
  invariants.broken.length === 0 &&
  [...new Set([...Object.keys(outcomes), ...Object.keys(expected)])].every(
    (outcome) => (outcomes[outcome] ?? 0) === (expected[outcome] ?? 0),
  );
