import { defer, type Observable } from 'rxjs';
import { CounterfoilError } from './counterfoil-error.ts';

/**
 * A part of the client.
 *
 * @throws CounterfoilError `unavailable` where it cannot be had: a device without a network that has never loaded it
 */
export const load = async <Module>(part: () => Promise<Module>, name: string): Promise<Module> => {
  try {
    return await part();
  } catch (error) {
    throw new CounterfoilError('unavailable', `loading ${name}: ${String(error)}`, error);
  }
};

/** The same, once somebody subscribes. */
export const loaded = <Module>(part: () => Promise<Module>, name: string): Observable<Module> =>
  defer(() => load(part, name));
