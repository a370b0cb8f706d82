/**
 * The region of every function. The client calls `us-central1` by default (`createCounterfoil({ region })` changes it).
 */
export const region = 'us-central1';

/** Options that every function shares. */
export const functionOptions = {
  region,
  maxInstances: 20,
  concurrency: 40,
  memory: '512MiB',
  timeoutSeconds: 60,
} as const;

/** Event triggers: delivered at least once, and retried until they succeed. */
export const eventOptions = { ...functionOptions, retry: true } as const;

/** Schedules that process everything due get a long timeout. A run that is cut off leaves the rest to the next one. */
export const sweepOptions = { ...functionOptions, timeoutSeconds: 540 } as const;

/**
 * Commands that one person may send to one instance: a burst, then so many a second. It admits a tablet that was
 * offline for an evening, a batch of bookings for half a year, and a busy restaurant.
 */
export const rateLimit = { burst: 600, perSecond: 10 } as const;

/** A command by which somebody could guess a code counts as so many. */
export const guessTokens = 60;

/** Requests to the status API, to one instance: those from one address, and those of one person. */
export const statusRates = {
  address: { burst: 600, perSecond: 10 },
  person: { burst: 60, perSecond: 1 },
} as const;
