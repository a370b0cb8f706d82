import { minuteMs } from '@counterfoil/domain/core';
import { type Firestore, onSnapshotsInSync } from 'firebase/firestore';
import { filter, NEVER, switchMap } from 'rxjs';
import type { Connection } from './connection.ts';
import { pageEvents } from './page-events.ts';

/** True if an instance has failed for good. The SDK refuses all work of such an instance, and its listeners are silent. */
const isDead = (firestore: Firestore): boolean => {
  try {
    onSnapshotsInSync(firestore, {})();
    return false;
  } catch {
    return true;
  }
};

/**
 * Replaces a Firestore that has died of a fault of the SDK. It happens with several tabs: one of them may announce
 * listeners that the tab which listens for all does not know. The fault is a rejection that nobody handles. If the new
 * instance dies as well, the next one does without the cache of the device.
 */
export const replaceDeadFirestore = (connection: Connection): void => {
  const { firestore$, report, renew } = connection;
  let diedAt = Number.NEGATIVE_INFINITY;
  firestore$
    .pipe(
      switchMap((firestore) =>
        firestore
          ? pageEvents('unhandledrejection', 'error', 'visibilitychange').pipe(filter(() => isDead(firestore)))
          : NEVER,
      ),
    )
    .subscribe((cause) => {
      report('Firestore died', cause);
      const choice = Date.now() - diedAt < minuteMs ? 'memory' : 'keep';
      diedAt = Date.now();
      renew(() => choice).catch((error: unknown) => report('replacing Firestore', error));
    });
};
