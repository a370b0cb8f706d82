import { CounterfoilError } from './counterfoil-error.ts';

/**
 * Does something with the SDK.
 *
 * @throws CounterfoilError whatever went wrong, and `doing` what
 */
export const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};
