import type { Fields } from '@counterfoil/domain/core';
import { type DocumentSnapshot, doc, getDoc, getDocFromCache } from 'firebase/firestore';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';

/** Reads of documents that no listener has; `undefined` for a document that is missing or cannot be read. */
export interface DocumentReads {
  /** Reads from this device's cache only. */
  cached(connection: Connection, path: string): Promise<Fields | undefined>;
  /** Reads the newest version that this device can get. */
  current(connection: Connection, path: string): Promise<Fields | undefined>;
}

const readWith =
  (get: typeof getDoc, failed: (connection: Connection, error: unknown) => void) =>
  async (connection: Connection, path: string): Promise<Fields | undefined> => {
    const reading: Promise<DocumentSnapshot> = get(doc(connection.firestore(), path));
    const data = (await reading.catch((error) => failed(connection, error)))?.data();
    return data && decode<Fields>(data);
  };

export const sdkReads: DocumentReads = {
  // The cache lacks most documents.
  cached: readWith(getDocFromCache, () => {}),
  current: readWith(getDoc, ({ report }, error) => report('reading a conflict', error)),
};
