import { customerCodeRef, devicesPath, endUserPath, type Fields, notificationPath } from '@counterfoil/domain';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { randomCode, validMs } from '../me/code.lazy.ts';
import type { Me } from '../me/me.ts';
import type { OwnWrites } from '../me/own-writes.ts';
import type { FakeConnection } from './fake-connection.ts';
import type { FakeServer } from './fake-server.ts';

/** The writes of the user's own documents, in memory. Offline they wait. */
export const fakeOwnWrites = (
  server: FakeServer,
  { whenOnline }: FakeConnection,
  uid: string,
): OwnWrites & Pick<Me, 'customerCode'> => {
  const merge = async (path: string, fields: Fields): Promise<void> => {
    await whenOnline();
    server.put(path, { ...server.documents().get(path), ...fields, updatedAt: server.now() });
  };
  return {
    markRead: async (id) => {
      const path = notificationPath(uid, id);
      if (!server.documents().has(path)) throw new CounterfoilError('not-found', `marking ${path} as read`);
      await merge(path, { readAt: server.now() });
    },
    setPreferences: (notificationPreferences) => merge(endUserPath(uid), { notificationPreferences }),
    registerDevice: ({ deviceId, token, platform }) => merge(`${devicesPath(uid)}/${deviceId}`, { token, platform }),
    removeDevice: async (deviceId) => {
      await whenOnline();
      server.put(`${devicesPath(uid)}/${deviceId}`, undefined);
    },
    customerCode: async () => {
      const code = randomCode();
      const expiresAt = new Date(server.now().getTime() + validMs);
      await merge(customerCodeRef(code).path, { userId: uid, expireAt: expiresAt });
      return { code, expiresAt };
    },
  };
};
