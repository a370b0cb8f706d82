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
  (get: typeof getDoc) =>
  async ({ firestore }: Connection, path: string): Promise<Fields | undefined> => {
    const document: DocumentSnapshot | undefined = await get(doc(firestore(), path)).catch(() => undefined);
    const data = document?.data();
    return data && decode<Fields>(data);
  };

export const sdkReads: DocumentReads = { cached: readWith(getDocFromCache), current: readWith(getDoc) };
