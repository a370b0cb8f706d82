import { minuteMs } from '@counterfoil/domain/core';
import { type Firestore, onSnapshotsInSync } from 'firebase/firestore';
import { filter, NEVER, switchMap } from 'rxjs';
import { type Connection, userKey } from './connection.ts';
import { pageEvents } from './page-events.ts';
import { readStored } from './storage.ts';

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
 * instance dies as well, the next one does without the cache of the device. So does one whose cache now belongs to the
 * next person: another tab may have cleared it, of which this one has died.
 */
export const replaceDeadFirestore = (connection: Connection): void => {
  const { auth, firestore$, report, renew } = connection;
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
      const diesAgain = Date.now() - diedAt < minuteMs;
      diedAt = Date.now();
      const isOfOther = () => readStored(userKey) !== auth.currentUser?.uid;
      renew(() => (diesAgain || isOfOther() ? 'memory' : 'keep')).catch((error: unknown) =>
        report('replacing Firestore', error),
      );
    });
};
