import { httpsCallable } from 'firebase/functions';
import { type Client, connectionOf } from '../account/parts.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/**
 * Takes name, contact and words of a guest from one booking, for good. For owner and manager, online.
 *
 * @returns false if the guest was erased before
 * @throws CounterfoilError `failed-precondition` while the booking lies ahead: cancel it first
 */
export const eraseGuest = async (counterfoil: Client, providerId: string, reservationId: string): Promise<boolean> => {
  const { functions } = connectionOf(counterfoil);
  const erase = httpsCallable<object, { erased: boolean }>(functions, 'eraseGuest');
  try {
    return (await erase({ providerId, reservationId })).data.erased;
  } catch (error) {
    throw CounterfoilError.from(error, 'erasing the guest');
  }
};
