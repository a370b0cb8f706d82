import { invocationPrice, listPrices } from './list-prices.ts';

/** All that Firestore and Functions bill by piece. */
export interface Operations {
  readonly reads: number;
  readonly writes: number;
  /** Includes the later deletions by TTL policies. */
  readonly deletes: number;
  readonly invocations: number;
}

const nothing: Operations = { reads: 0, writes: 0, deletes: 0, invocations: 0 };

export const operations = (some: Partial<Operations>): Operations => ({ ...nothing, ...some });

export const sum = (all: readonly Operations[]): Operations =>
  all.reduce(
    (a, b) => ({
      reads: a.reads + b.reads,
      writes: a.writes + b.writes,
      deletes: a.deletes + b.deletes,
      invocations: a.invocations + b.invocations,
    }),
    nothing,
  );

export const times = (factor: number, { reads, writes, deletes, invocations }: Operations): Operations => ({
  reads: factor * reads,
  writes: factor * writes,
  deletes: factor * deletes,
  invocations: factor * invocations,
});

/** At list prices, in US dollars. */
export const dollars = ({ reads, writes, deletes, invocations }: Operations): number =>
  reads * listPrices.read + writes * listPrices.write + deletes * listPrices.delete + invocations * invocationPrice;
