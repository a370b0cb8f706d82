import { defineInt, defineString } from 'firebase-functions/params';

/** The region that Hosting's rewrites name, and that the client calls by default. */
export const defaultRegion = 'us-central1';

/** The region of every function. A client of another one passes it: `createCounterfoil({ region })`. */
const region = defineString('FUNCTIONS_REGION', {
  default: defaultRegion,
  description: 'Region of all functions: the one of the database, or the nearest',
});

const maxInstances = defineInt('MAX_INSTANCES', {
  default: 20,
  description: 'Most instances of each function, and so the bound of its cost',
});

/** Instances of `command` that wait for the first customer of the day. Google bills them while they wait. */
export const minInstances = defineInt('MIN_INSTANCES', {
  default: 0,
  description: 'Instances of the callable `command` that are always warm',
});

/** Options that every function shares. */
export const functionOptions = {
  region,
  maxInstances,
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
