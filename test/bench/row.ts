import type { Firestore } from 'firebase-admin/firestore';

/** The figures of both sides for the same work in the same round. */
export interface Pair {
  readonly ours: number;
  readonly baseline: number;
}

export type Unit = '/s' | 'ms' | 'MB' | 'reads' | 'trips';

export interface Metric extends Pair {
  readonly unit: Unit;
}

/** One round: its metrics by name. The seed decides whether our side begins. */
export type Round = (oursFirst: boolean) => Promise<Readonly<Record<string, Metric>>>;

export interface BenchContext {
  /** True for sizes that fit ten minutes together. */
  readonly isQuick: boolean;
  /** Databases of the suite in which no trigger runs: ours, and the baseline's. */
  readonly apart: Firestore;
  readonly baseline: Firestore;
}

/** A measurement with its baseline, repeated in rounds. The first round warms both sides and is not counted. */
export interface Row {
  readonly name: string;
  /** The work, and the baseline that does the same. */
  readonly about: string;
  readonly rounds: { readonly quick: number; readonly full: number };
  /** Prepares the documents that all rounds need. */
  open(context: BenchContext): Promise<{ readonly round: Round; close?(): Promise<unknown> }>;
}

/** Runs both sides one after the other, by turns, so that a machine that slows down slows both. */
export const alternately = async <T>(
  oursFirst: boolean,
  ours: () => Promise<T>,
  baseline: () => Promise<T>,
): Promise<{ readonly ours: T; readonly baseline: T }> => {
  if (oursFirst) return { ours: await ours(), baseline: await baseline() };
  const first = await baseline();
  return { baseline: first, ours: await ours() };
};

/** Milliseconds that some work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
