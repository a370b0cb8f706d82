import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';

/** A database behind a network that takes its time for each request. */
export interface SlowFirestore {
  readonly firestore: Firestore;
  close(): Promise<void>;
}

/** @param delayMs is added to each request */
export const openSlowFirestore = async (databaseId: string, delayMs: number): Promise<SlowFirestore> => {
  const [host = '', port] = emulators.firestore.split(':');
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const onward = connect(Number(port), host);
    for (const socket of [from, onward]) sockets.add(socket.setNoDelay().on('error', () => socket.destroy()));
    from.on('data', (chunk) => setTimeout(() => onward.write(chunk), delayMs));
    from.on('end', () => setTimeout(() => onward.end(), delayMs));
    onward.pipe(from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const app = initializeApp({ projectId }, newId('slow'));
  // The SDK takes the address of an emulator from the environment alone, when it creates its client.
  const { FIRESTORE_EMULATOR_HOST: direct } = process.env;
  process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const firestore = getFirestore(app, databaseId);
  firestore.settings({ ignoreUndefinedProperties: true });
  await firestore.doc('bench/first').get();
  process.env.FIRESTORE_EMULATOR_HOST = direct;
  return {
    firestore,
    close: async () => {
      await deleteApp(app);
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
