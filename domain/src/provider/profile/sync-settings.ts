/** The bounds of each number in `settings.sync`. The security rules check the same. */
export const syncBounds = {
  retryAttempts: { min: 5, max: 40 },
  counterShards: { min: 8, max: 32 },
} as const;

type Name = keyof typeof syncBounds;

/** `settings.sync` of a provider. Functions follow it within seconds; absent numbers have their defaults. */
export type SyncSettings = Readonly<Partial<Record<Name, number>>>;

const byName: Readonly<Record<string, { readonly min: number; readonly max: number } | undefined>> = syncBounds;

const isWithin = (name: string, value: unknown): boolean => {
  const bounds = Object.hasOwn(byName, name) ? byName[name] : undefined;
  return bounds !== undefined && Number.isInteger(value) && Number(value) >= bounds.min && Number(value) <= bounds.max;
};

/** Reads a provider's settings. Malformed ones count as absent. */
export const syncOf = (settings: Readonly<Record<string, unknown>> = {}): SyncSettings =>
  Object.fromEntries(Object.entries(Object(settings.sync)).filter(([name, value]) => isWithin(name, value)));
