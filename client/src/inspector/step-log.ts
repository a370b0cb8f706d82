import type { Rejection } from '@counterfoil/domain/core';
import type { Entry, Problem, Settlement } from '../journal/entry.ts';
import type { Showing } from '../optimistic/optimistic-engine.ts';

/**
 * The way of one command or record write. Times are milliseconds since 1970, by the device's clock.
 *
 * ```
 * noted ──▶ kept on disk ──▶ shown in lists ──▶ answered ──▶ cleared: lists show the server's documents alone
 * ```
 */
export interface StepState {
  readonly id: string;
  /** A command's type, or a record's action and kind. */
  readonly what: string;
  readonly providerId: string;
  readonly notedAt: number;
  /** It was in the journal before the inspector looked, so `keptAt` and `shownAt` are unknown. */
  readonly isEarlier: boolean;
  readonly keptAt?: number;
  /** Absent while no list shows it: this device cannot decide it, or refuses it. */
  readonly shownAt?: number;
  readonly attempts: number;
  readonly problem?: Problem | undefined;
  readonly answeredAt?: number;
  readonly outcome?: 'applied' | 'duplicate' | 'rejected' | 'dropped';
  readonly rejection?: Rejection;
  readonly clearedAt?: number;
}

export interface StepLog {
  /** The entries of the journal. */
  entries(entries: readonly Entry[], at: number): void;
  settled(id: string, settlement: Settlement, at: number): void;
  showing(showing: Showing, at: number): void;
  /** The latest steps, newest first. */
  steps(): readonly StepState[];
}

const maxSteps = 200;

export const nameOf = (entry: Entry): string =>
  'command' in entry ? entry.command.type : `${entry.record.action} ${entry.record.kind}`;

const resultOf = (settlement: Settlement): Pick<StepState, 'outcome' | 'rejection'> => {
  if (settlement === 'dropped') return { outcome: 'dropped' };
  if (settlement.outcome === 'rejected') return { outcome: 'rejected', rejection: settlement.rejection };
  return { outcome: settlement.outcome };
};

/** @param since when the inspector began to look, in milliseconds since 1970 */
export const createStepLog = (since: number): StepLog => {
  const steps = new Map<string, StepState>();

  const update = (id: string, change: (step: StepState) => Partial<StepState>): void => {
    const step = steps.get(id);
    if (step) steps.set(id, { ...step, ...change(step) });
  };

  const add = (entry: Entry, at: number): void => {
    const { id, providerId, notedAt, attempts = 0, problem, isVolatile } = entry;
    const isEarlier = notedAt < since;
    const kept = isEarlier || isVolatile ? {} : { keptAt: at };
    steps.set(id, { id, what: nameOf(entry), providerId, notedAt, isEarlier, attempts, problem, ...kept });
    const [oldest] = steps.keys();
    if (steps.size > maxSteps && oldest) steps.delete(oldest);
  };

  return {
    entries: (entries, at) => {
      for (const entry of entries) {
        if (!steps.has(entry.id) && !entry.refusal) add(entry, at);
        else update(entry.id, () => ({ attempts: entry.attempts ?? 0, problem: entry.problem }));
      }
    },
    settled: (id, settlement, at) =>
      update(id, ({ answeredAt = at }) => ({ answeredAt, problem: undefined, ...resultOf(settlement) })),
    showing: ({ inFlight }, at) => {
      const shown = new Set(inFlight.flatMap(({ command, prediction }) => (prediction ? [command.id] : [])));
      for (const [id, { shownAt, clearedAt }] of steps) {
        if (shown.has(id) && !shownAt) update(id, () => ({ shownAt: at }));
        else if (!shown.has(id) && shownAt && !clearedAt) update(id, () => ({ clearedAt: at }));
      }
    },
    steps: () => [...steps.values()].reverse(),
  };
};
