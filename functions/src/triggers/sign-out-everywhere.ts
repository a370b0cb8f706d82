import { userDevices } from '@counterfoil/domain';
import { getAuth } from 'firebase-admin/auth';
import { type CallableRequest, HttpsError, onCall } from 'firebase-functions/https';
import { enforceAppCheck } from '../config/app-check.ts';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { observed } from '../trace/observed.ts';

const handle = async ({ auth }: CallableRequest<unknown>): Promise<{ devices: number }> => {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in to sign out');
  await getAuth().revokeRefreshTokens(auth.uid);
  const devices = await readAllPages(processContext().firestore, userDevices(auth.uid));
  await Promise.all(devices.map(({ ref }) => ref.delete()));
  return { devices: devices.length };
};

/**
 * Ends every session of the caller: no device can renew its sign-in, and none gets push messages. A token that a device
 * holds already lasts for up to an hour, because nothing reads the account at each command.
 */
export const signOutEverywhere = onCall({ ...functionOptions, enforceAppCheck }, observed('call', handle));
