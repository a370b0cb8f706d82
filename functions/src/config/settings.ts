/** Where every function runs. The client calls `us-central1` unless told otherwise (`createCounterfoil({ region })`). */
export const region = 'us-central1';

/** What every function shares. */
export const functionOptions = {
  region,
  maxInstances: 20,
  concurrency: 40,
  memory: '512MiB',
  timeoutSeconds: 60,
} as const;

/** Events are delivered at least once and again until they succeed. */
export const eventOptions = { ...functionOptions, retry: true } as const;

/** Schedules that go through all that is due: they may take their time. One that is cut off leaves the rest to the next. */
export const sweepOptions = { ...functionOptions, timeoutSeconds: 540 } as const;
