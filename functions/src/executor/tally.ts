/** Trouble with the commands of one provider, in this process. */
export interface Tally {
  readonly errors: number;
  readonly conflicts: number;
  readonly retries: number;
}

/** Anybody may send commands for any id. */
const maxProviders = 1000;

const tallies = new Map<string, Tally>();

/** Counts in memory: the next event of the provider carries the sum, so that counting costs no write. */
export const addToTally = (providerId: string, { errors = 0, conflicts = 0, retries = 0 }: Partial<Tally>): void => {
  const before = tallies.get(providerId) ?? { errors: 0, conflicts: 0, retries: 0 };
  const [oldest] = tallies.keys();
  if (oldest !== undefined && tallies.size >= maxProviders && !tallies.has(providerId)) tallies.delete(oldest);
  tallies.set(providerId, {
    errors: before.errors + errors,
    conflicts: before.conflicts + conflicts,
    retries: before.retries + retries,
  });
};

/** Commits with what has been counted since the last time. If the commit fails, the next one carries it. */
export const withTally = async <T>(
  providerId: string,
  commit: (tally: Tally | undefined) => Promise<T>,
): Promise<T> => {
  const tally = tallies.get(providerId);
  tallies.delete(providerId);
  try {
    return await commit(tally);
  } catch (error) {
    if (tally) addToTally(providerId, tally);
    throw error;
  }
};
