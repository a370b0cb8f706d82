import { orderNumberShards } from './number-shards.ts';
import type { OrderNumber } from './order-number.ts';

/**
 * The document of a shard after a restart.
 *
 * @param open numbers of all orders that are open now
 */
export const restartedNumber = (
  { restartAt: _r, ...rest }: OrderNumber,
  shard: number,
  open: readonly number[],
  now: Date,
): OrderNumber => ({
  ...rest,
  issued: 0,
  skip: open.filter((number) => (number - 1) % orderNumberShards === shard),
  updatedAt: now,
});
