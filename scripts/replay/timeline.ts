import type { Actor, Command } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { AuditReport } from '../../functions/src/audit/audit-references.ts';
import type { BadRow } from '../csv/read-csv.ts';

/** One thing that happened, and the line of the file that tells of it. */
export interface TimelineEntry {
  readonly line: number;
  readonly actor: Actor;
  readonly command: Command;
}

/** What happened at one instant; in no particular order among itself. */
export interface Moment {
  readonly at: Date;
  readonly entries: readonly TimelineEntry[];
}

/** A history as the commands that made it, in the order of time. */
export interface History {
  readonly providerId: string;
  readonly moments: readonly Moment[];
  /** Rows that make no sense, and were left out. */
  readonly badRows: readonly BadRow[];
  /** Rows that were made sense of, and how. */
  readonly adjustedRows: readonly BadRow[];
  /** How the file says the rows ended. */
  readonly expected: Readonly<Record<string, number>>;
  /** Makes the house, as it was before the first deed. Safe to repeat. */
  readonly open: (firestore: Firestore) => Promise<void>;
  /** Looks at what has become of it. */
  readonly check: (firestore: Firestore) => Promise<Findings>;
}

/** What has become of a history, counted anew in the database. */
export interface Findings {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly audits: readonly AuditReport[];
}

/** Deeds by their instant, the earliest first. */
export const toMoments = (entries: readonly (TimelineEntry & { readonly at: Date })[]): Moment[] => {
  const byInstant = Map.groupBy(entries, ({ at }) => at.getTime());
  return [...byInstant]
    .sort(([a], [b]) => a - b)
    .map(([instant, group]) => ({
      at: new Date(instant),
      entries: group.map(({ line, actor, command }) => ({ line, actor, command })),
    }));
};
