import { defer, type Observable } from 'rxjs';
import { CounterfoilError } from './counterfoil-error.ts';

/**
 * Loads a part of the client.
 *
 * @throws CounterfoilError `unavailable` if the device is offline and has never loaded the part
 */
export const loadPart = async <Module>(part: () => Promise<Module>): Promise<Module> => {
  try {
    return await part();
  } catch (error) {
    throw new CounterfoilError('unavailable', `no part: ${error}`, error);
  }
};

/** Loads a part of the client on each subscription. */
export const loadPartOnSubscribe = <Module>(part: () => Promise<Module>): Observable<Module> =>
  defer(() => loadPart(part));
