import { CounterfoilError } from './counterfoil-error.ts';

/**
 * Random bytes that nobody can guess: an id that others can compute would let them take it first. So there is no
 * fallback to `Math.random`.
 *
 * @throws CounterfoilError `failed-precondition` on a platform without `crypto`, such as plain React Native
 */
export const randomBytes = (count: number): readonly number[] => {
  if (!globalThis.crypto?.getRandomValues) {
    throw new CounterfoilError('failed-precondition', "no crypto: import 'react-native-get-random-values' first");
  }
  return [...crypto.getRandomValues(new Uint8Array(count))];
};
