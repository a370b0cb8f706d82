/** The bounds of each number in `settings.sync`. The security rules check the same. */
export const syncBounds = {
  /** Attempts of a command that keeps losing to other writers. */
  retryAttempts: { min: 5, max: 40 },
  /** Documents that share the increments of a counter. */
  counterShards: { min: 8, max: 32 },
  /** Commands that a device of the staff sends in one call. */
  batchSize: { min: 1, max: 100 },
  /** Minutes between two checks of a device's lists. */
  checkMinutes: { min: 1, max: 60 },
  /** Minutes without the server after which a list counts as stale. */
  staleMinutes: { min: 2, max: 1440 },
  /** Seconds between two reports of `health$`. */
  healthSeconds: { min: 5, max: 3600 },
} as const;

type Name = keyof typeof syncBounds;

/**
 * `settings.sync` of a provider. Functions and open devices follow it within seconds; absent values have their defaults.
 * With `autoSync: false`, a device checks its lists only when the network or the user returns.
 */
export type SyncSettings = Readonly<Partial<Record<Name, number>> & { autoSync?: boolean }>;

const byName: Readonly<Record<string, { readonly min: number; readonly max: number } | undefined>> = syncBounds;

const isValid = (name: string, value: unknown): boolean => {
  if (name === 'autoSync') return typeof value === 'boolean';
  const bounds = Object.hasOwn(byName, name) ? byName[name] : undefined;
  return bounds !== undefined && Number.isInteger(value) && Number(value) >= bounds.min && Number(value) <= bounds.max;
};

/** Reads a provider's settings. Malformed ones count as absent. */
export const syncOf = (settings: Readonly<Record<string, unknown>> = {}): SyncSettings =>
  Object.fromEntries(Object.entries(Object(settings.sync)).filter(([name, value]) => isValid(name, value)));
