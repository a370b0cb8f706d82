import { type OrderContact, orderContactRef } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import { readFromServer } from '../live/read-from-server.lazy.ts';

export const contact = (
  connection: Connection,
  providerId: string,
  orderId: string,
): Promise<OrderContact | undefined> => readFromServer(connection, orderContactRef(providerId, orderId).path);
