import type { Actor, Command } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { BadRow } from '../csv/read-csv.ts';

/** One command of a history, and the line of the file it comes from. */
export interface TimelineEntry {
  readonly line: number;
  readonly actor: Actor;
  readonly command: Command;
}

/** The commands of one instant, in no particular order. */
export interface Moment {
  readonly at: Date;
  readonly entries: readonly TimelineEntry[];
}

/** A history as a list of commands, in the order of time. */
export interface History {
  readonly providerId: string;
  readonly moments: readonly Moment[];
  /** Rows that make no sense and were left out. */
  readonly badRows: readonly BadRow[];
  /** Rows that were corrected, and how. */
  readonly adjustedRows: readonly BadRow[];
  /** The number of rows per outcome, according to the file. */
  readonly expected: Readonly<Record<string, number>>;
  /** Creates the provider, dated before the first command. Safe to repeat. */
  readonly open: (firestore: Firestore) => Promise<void>;
  /** Counts and audits the result in the database. */
  readonly check: (firestore: Firestore) => Promise<Findings>;
}

/** The result of a history, counted again in the database. */
export interface Findings {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly audits: readonly { readonly checked: number; readonly broken: readonly string[] }[];
}

/** Groups commands by instant, the earliest first. */
export const toMoments = (entries: readonly (TimelineEntry & { readonly at: Date })[]): Moment[] => {
  const byInstant = Map.groupBy(entries, ({ at }) => at.getTime());
  return [...byInstant]
    .sort(([a], [b]) => a - b)
    .map(([instant, group]) => ({
      at: new Date(instant),
      entries: group.map(({ line, actor, command }) => ({ line, actor, command })),
    }));
};
