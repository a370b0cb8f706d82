import { httpsCallable } from 'firebase/functions';
import type { PendingWork } from '../commands/pending-work.ts';
import type { Forced } from '../workspace/forced.ts';
import { type Client, connectionOf, requireUser, tell } from './parts.ts';

/**
 * Ends every session of the signed-in user, for a lost device: no device can renew its sign-in, and none gets push
 * messages. A device that is online keeps its access for up to an hour, until its token ends. Then signs out here.
 *
 * @throws UnsentWork if this device has unsent work and `force` is not set. The other sessions have ended by then.
 */
export const signOutEverywhere = async (counterfoil: Client, options?: Forced): Promise<readonly PendingWork[]> => {
  requireUser(counterfoil);
  const end = httpsCallable(connectionOf(counterfoil).functions, 'signOutEverywhere');
  await tell('signing out everywhere', end());
  return await counterfoil.signOut(options);
};
