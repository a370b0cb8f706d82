import { shortAddressRef } from '@counterfoil/domain/directory';
import { doc, getDocFromServer } from 'firebase/firestore';
import { type Client, inSession, requireUser } from '../account/parts.ts';

/**
 * The id of the provider that a short address leads to, listed or not. `undefined` if there is none. Earlier addresses
 * of a provider lead to it, too. `counterfoil.provider(id).profile()` shows the provider.
 *
 * @throws CounterfoilError `unauthenticated`, and `unavailable` while offline
 */
export const providerIdAt = async (counterfoil: Client, shortAddress: string): Promise<string | undefined> => {
  requireUser(counterfoil);
  const typed = shortAddress.trim().toLowerCase();
  // A slash would lead elsewhere.
  if (!/^[a-z0-9-]+$/.test(typed)) return undefined;
  const read = await inSession(counterfoil, 'reading a short address', (firestore) =>
    getDocFromServer(doc(firestore, shortAddressRef(typed).path)),
  );
  const providerId: unknown = read.get('providerId');
  return typeof providerId === 'string' ? providerId : undefined;
};
