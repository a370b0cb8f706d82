import { userDevices } from '@counterfoil/domain';
import { type Firestore, GrpcStatus, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';

/** A person's devices that registered a token. */
export const readDevices = async (firestore: Firestore, uid: string): Promise<QueryDocumentSnapshot[]> => {
  const devices = await readAllPages(firestore, userDevices(uid));
  return devices.filter((device) => typeof device.get('token') === 'string' && device.get('token') !== '');
};

/** Deletes a device whose token is dead, unless it registered another one since. */
export const deleteDeadDevice = async (device: QueryDocumentSnapshot): Promise<void> => {
  try {
    await device.ref.delete({ lastUpdateTime: device.updateTime });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== GrpcStatus.FAILED_PRECONDITION && code !== GrpcStatus.NOT_FOUND) throw error;
  }
};
