import { minuteMs, secondMs } from '@counterfoil/domain/core';

/**
 * The retry delay in milliseconds after this many failures in a row: exponential from one second to one minute.
 * Random jitter subtracts up to half of it, so that devices that failed together do not retry together.
 */
export const backoff = (failures: number, random = Math.random): number =>
  Math.min(minuteMs, secondMs * 2 ** (failures - 1)) * (1 - random() / 2);
