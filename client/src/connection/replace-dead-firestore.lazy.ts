import { minuteMs, secondMs } from '@counterfoil/domain/core';
import { doc, type Firestore, getDocFromCache, onSnapshotsInSync, terminate } from 'firebase/firestore';
import { filter, interval, map, merge, NEVER, type Observable, switchMap } from 'rxjs';
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

const askEveryMs = 10 * secondMs;

/** A page that slept may find one question unanswered. */
const silences = 2;

/**
 * Emits if an instance answers no more. The SDK ends one without a word if another tab deletes its database, or if a
 * person clears the data of the site. It also waits for ever if the browser does not open the database.
 */
const silent$ = (firestore: Firestore): Observable<unknown> => {
  let unanswered = 0;
  const answered = (): void => {
    unanswered = 0;
  };
  // Without a document of that name, the answer is an error.
  const ask = async (): Promise<unknown> => getDocFromCache(doc(firestore, 'counterfoil/asks'));
  return interval(askEveryMs).pipe(
    filter(() => {
      if (typeof indexedDB === 'undefined' || globalThis.document?.visibilityState === 'hidden') return false;
      if (unanswered >= silences) return true;
      unanswered += 1;
      ask().then(answered, answered);
      return false;
    }),
  );
};

/** False if an instance does not even end: then it may hold its database for ever. */
const ends = (firestore: Firestore): Promise<boolean> =>
  Promise.race([
    terminate(firestore)
      .catch(() => {})
      .then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, askEveryMs, false)),
  ]);

/**
 * Replaces a Firestore that has died of a fault of the SDK, or that answers no more. The fault happens with several
 * tabs: one of them may announce listeners that the tab which listens for all does not know. It is a rejection that
 * nobody handles. If the new instance dies as well, the next one does without the cache of the device. So does one
 * whose cache now belongs to the next person: another tab may have cleared it, of which this one has died.
 */
export const replaceDeadFirestore = (connection: Connection): void => {
  const { auth, firestore$, report, renew } = connection;
  let diedAt = Number.NEGATIVE_INFINITY;
  firestore$
    .pipe(
      switchMap((firestore) =>
        firestore
          ? merge(
              // The app may have ended it, which is no event of the page.
              merge(pageEvents('unhandledrejection', 'error', 'visibilitychange'), interval(askEveryMs)).pipe(
                filter(() => isDead(firestore)),
              ),
              silent$(firestore),
            ).pipe(map((cause) => ({ cause, firestore })))
          : NEVER,
      ),
    )
    .subscribe(({ cause, firestore }) => {
      report('Firestore died', cause);
      const diesAgain = Date.now() - diedAt < minuteMs;
      diedAt = Date.now();
      const isOfOther = () => readStored(userKey) !== auth.currentUser?.uid;
      void renew(async () => ((await ends(firestore)) && !diesAgain && !isOfOther() ? 'keep' : 'memory'));
    });
};
