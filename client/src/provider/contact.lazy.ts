import { type OrderContact, orderContactRef } from '@counterfoil/domain/core';
import { doc, getDocFromServer } from 'firebase/firestore';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';

/** Reads from the server, so that a device does not show from its cache what its user may no longer read. */
export const contact = (
  connection: Connection,
  providerId: string,
  orderId: string,
): Promise<OrderContact | undefined> => {
  const { path } = orderContactRef(providerId, orderId);
  return attempt(connection, `reading ${path}`, async (firestore) => {
    const data = (await getDocFromServer(doc(firestore, path))).data();
    return data && decode<OrderContact>(data);
  });
};
