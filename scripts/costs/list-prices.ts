/**
 * List prices of `us-central1` in US dollars, as of November 2026, without the free quota.
 *
 * Sources: https://cloud.google.com/firestore/pricing, Standard edition in Iowa. A deletion by a TTL policy costs the
 * same as any other. https://cloud.google.com/run/pricing, tier 1, billed by request. It bills functions of the second
 * generation, too.
 */
export const listPrices = {
  read: 0.03 / 100_000,
  write: 0.09 / 100_000,
  delete: 0.01 / 100_000,
  request: 0.4 / 1_000_000,
  vCpuSecond: 0.000_024,
  gibSecond: 0.000_002_5,
} as const;

/**
 * An estimate: the time for which one invocation keeps an instance busy. An instance serves up to 40 invocations at
 * once, which share this time, so a busy platform pays less.
 */
const busySeconds = 0.1;

/** Functions have one processor and 512 MiB (`functions/src/config/settings.ts`). */
export const invocationPrice = listPrices.request + busySeconds * (listPrices.vCpuSecond + 0.5 * listPrices.gibSecond);
