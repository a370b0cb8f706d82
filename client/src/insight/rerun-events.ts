import { httpsCallable } from 'firebase/functions';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { partsOf } from '../inspector/client-parts.ts';

/** Events that are processed now, and the ids of those that still are not. */
export interface RerunResult {
  readonly processed: number;
  readonly failed: readonly string[];
}

/**
 * Processes events again that have failed, or that wait: some of them, or the first hundred of all. For owner and
 * manager, online. An event is counted once, however often this is called.
 *
 * @param eventIds at most 100
 * @throws CounterfoilError `permission-denied`, `invalid-argument`
 */
export const rerunEvents = async (
  counterfoil: Counterfoil,
  providerId: string,
  eventIds?: readonly string[],
): Promise<RerunResult> => {
  const { functions } = partsOf(counterfoil).connection;
  const rerun = httpsCallable<object, RerunResult>(functions, 'rerunEvents');
  try {
    return (await rerun({ providerId, ...(eventIds ? { eventIds } : {}) })).data;
  } catch (error) {
    throw CounterfoilError.from(error, 'running events again');
  }
};
