import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/**
 * The fields that every new entry of the signed-in user has.
 *
 * @throws CounterfoilError `unauthenticated` while nobody is signed in
 */
export const noted = (
  { auth, clock }: Connection,
  { id, providerId }: { readonly id: string; readonly providerId: string },
) => {
  const userId = auth.currentUser?.uid;
  if (!userId) throw new CounterfoilError('unauthenticated', 'sign in first');
  const serverTime = clock.latest();
  return { id, userId, providerId, notedAt: Date.now(), ...(serverTime === undefined ? {} : { serverTime }) };
};
