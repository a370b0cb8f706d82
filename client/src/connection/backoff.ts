const firstMs = 1000;
const mostMs = 60_000;

/**
 * How long to wait after so many failures in a row: twice as long each time, up to a minute, less up to half of it by chance, so
 * that devices that failed together do not come back together.
 */
export const backoff = (failures: number, random = Math.random): number =>
  Math.min(mostMs, firstMs * 2 ** (failures - 1)) * (1 - random() / 2);
