import type { Increments, Write } from '@counterfoil/domain';
import type { Stage } from '../../domain/test-kit/given.ts';
import type { Played } from '../../domain/test-kit/played.ts';
import { dayWrites } from './follow-provider-event.ts';
import { type Operations, operations } from './operations.ts';

const leaves = (by: Increments): number =>
  Object.values(by).reduce<number>((count, one) => count + (typeof one === 'number' ? 1 : leaves(one)), 0);

/**
 * The difference if each counter had a transaction of its own, which reads and writes it. Here all counters that a
 * command changes share one blind increment, and so do those of a day. Retries of the transactions are not counted.
 */
export const counterTransactions = ({ writes }: Played, { store }: Stage): Operations => {
  const days = writes.flatMap(({ op, path }) =>
    op === 'create' && /^serviceProviders\/[^/]+\/events\/[^/]+$/.test(path) ? dayWrites(store, path) : [],
  );
  const increments = [...writes, ...days].filter(
    (write): write is Write & { op: 'increment' } => write.op === 'increment',
  );
  const counters = increments.reduce((count, { by }) => count + leaves(by), 0);
  return operations({ reads: counters, writes: counters - increments.length });
};
