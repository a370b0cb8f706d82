import { doc, getDocFromServer } from 'firebase/firestore';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import { decode } from './decode.ts';

/** Reads from the server, so that a device does not show from its cache what its user may no longer read. */
export const readFromServer = <T>(connection: Connection, path: string): Promise<T | undefined> =>
  attempt(connection, `reading ${path}`, async (firestore) => {
    const data = (await getDocFromServer(doc(firestore, path))).data();
    return data && decode<T>(data);
  });
