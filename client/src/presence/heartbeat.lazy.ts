import { heartbeatMs, providerDevicePath } from '@counterfoil/domain/core';
import { doc, type Firestore, serverTimestamp, setDoc } from 'firebase/firestore';
import type { Observable } from 'rxjs';
import { deviceId as installationId } from '../connection/device-id.lazy.ts';
import { heartbeatLoop } from './heartbeat-loop.lazy.ts';
import { reports } from './reports.ts';

export interface Heartbeat {
  readonly firestore: Firestore;
  readonly providerId: string;
  /** Default: the id of this installation. */
  readonly deviceId?: string;
  /** The provider's name for this device. Default, also for '': a name from its id. */
  readonly name?: string | undefined;
  /** The signed-in user. Without one, the client skips the heartbeat. */
  readonly user: () => { readonly uid: string; readonly displayName?: string | null } | null;
  /** Since when each queued command waits, in server time; the oldest first. */
  readonly queued: Observable<readonly Date[]>;
  readonly everyMs?: number | undefined;
  /** Writes a document; resolves once the server has it. */
  readonly write?: (path: string, data: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Open heartbeat writes. They do not count as unsent work: a user need not be asked about an old heartbeat. */
export const heartbeatsInFlight = new Set<Promise<void>>();

const putDocument =
  (firestore: Firestore): NonNullable<Heartbeat['write']> =>
  (path, data) => {
    const written = setDoc(doc(firestore, path), data);
    heartbeatsInFlight.add(written);
    const done = () => heartbeatsInFlight.delete(written);
    written.then(done, done);
    return written;
  };

/** The largest count that the rules allow. */
const maxQueued = 10_000;

/**
 * Writes heartbeats while it has a subscriber: the device, its user and its queued commands. Each write replaces the
 * whole document. So nothing remains of a tablet's previous user, and an offline device need not know
 * whether the document exists.
 */
export const heartbeat = ({
  firestore,
  providerId,
  deviceId = installationId(),
  name,
  user,
  queued,
  everyMs,
  write = putDocument(firestore),
}: Heartbeat): Observable<never> =>
  heartbeatLoop({
    queued,
    everyMs: everyMs || heartbeatMs,
    write: async ({ length, 0: oldest }) => {
      const current = user();
      if (!current) return;
      const now = serverTimestamp();
      const userName = current.displayName?.trim().slice(0, 200);
      await write(providerDevicePath(providerId, deviceId), {
        user: current.uid,
        ...(userName ? { userName } : {}),
        name: name || `Device ${deviceId.slice(0, 4)}`,
        lastSeenAt: now,
        queued: Math.min(length, maxQueued),
        ...(oldest ? { queuedSince: oldest } : {}),
        createdAt: now,
        updatedAt: now,
        ...reports.get(providerId),
      });
    },
  });
