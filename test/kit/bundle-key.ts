import { type BundleAudience, bundlePath, minuteMs } from '@counterfoil/domain';
import { Observable } from 'rxjs';
import { firestore } from './admin.ts';

/** The key of a provider's bundle, live; `undefined` while there is none. */
export const bundleKey = (providerId: string, audience: BundleAudience): Observable<string | undefined> =>
  new Observable((subscriber) =>
    firestore.doc(bundlePath(providerId, audience)).onSnapshot(
      (snapshot) => subscriber.next(snapshot.get('key')),
      (error) => subscriber.error(error),
    ),
  );

/** Makes the key older than the minimum interval between two keys. */
export const ageBundleKey = (providerId: string, audience: BundleAudience): Promise<unknown> =>
  firestore.doc(bundlePath(providerId, audience)).update({ updatedAt: new Date(Date.now() - 2 * minuteMs) });
