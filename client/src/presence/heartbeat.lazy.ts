import { heartbeatMs, providerDevicePath } from '@counterfoil/domain/core';
import { doc, type Firestore, serverTimestamp, setDoc } from 'firebase/firestore';
import type { Observable } from 'rxjs';
import { deviceId as ownId } from './device-id.lazy.ts';
import { heartbeatLoop } from './heartbeat-loop.lazy.ts';

export interface Heartbeat {
  readonly firestore: Firestore;
  readonly providerId: string;
  /** This installation's own unless told otherwise. */
  readonly deviceId?: string;
  /** As the house calls it; by its id unless it has a name. */
  readonly name?: string;
  /** Who is signed in; while nobody is, nothing is said. */
  readonly user: () => { readonly uid: string; readonly displayName?: string | null } | undefined;
  /** How many commands wait to be sent. */
  readonly queued: Observable<number>;
  readonly everyMs?: number;
  /** How a document is written; resolves once the server has it. */
  readonly write?: (path: string, data: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** That one was there an hour ago is nothing that anybody is to be asked about: what waits of this is not unsent work. */
export const heartbeatsInFlight = new Set<Promise<void>>();

const put =
  (firestore: Firestore): NonNullable<Heartbeat['write']> =>
  (path, data) => {
    const beat = setDoc(doc(firestore, path), data);
    heartbeatsInFlight.add(beat);
    const done = () => heartbeatsInFlight.delete(beat);
    beat.then(done, done);
    return beat;
  };

/** As many as the rules let a device tell. */
const most = 10_000;

/**
 * Says that this device is there, who is at it and what waits on it, for as long as somebody is subscribed. The document is put
 * as a whole: a tablet that changes hands keeps nothing of the last, and an offline device need not know whether it is there.
 */
export const heartbeat = ({
  firestore,
  providerId,
  deviceId = ownId(),
  name = `Device ${deviceId.slice(0, 4)}`,
  user,
  queued,
  everyMs = heartbeatMs,
  write = put(firestore),
}: Heartbeat): Observable<never> =>
  heartbeatLoop({
    queued,
    everyMs,
    write: async (count) => {
      const known = user();
      if (!known) return;
      const [now, userName] = [serverTimestamp(), known.displayName?.trim().slice(0, 200)];
      await write(providerDevicePath(providerId, deviceId), {
        user: known.uid,
        ...(userName ? { userName } : {}),
        name,
        lastSeenAt: now,
        queued: Math.min(count, most),
        createdAt: now,
        updatedAt: now,
      });
    },
  });
