import { dueNotifications, type Notification, notificationSchema, notificationsPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { toQuery } from '../../functions/src/firestore/to-query.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import type { Notifier } from '../../functions/src/notify/notifier.ts';
import { sweepDeliveries } from '../../functions/src/notify/sweep-deliveries.ts';

/** A person's stored notifications, the oldest first. */
export const inboxOf = async (database: Firestore, uid: string): Promise<Notification[]> => {
  const { docs } = await database.collection(notificationsPath(uid)).orderBy('createdAt').get();
  return docs.map((document) => notificationSchema.strict().parse(withDates(document.data())));
};

/** The stored notifications of all people. */
export const allNotifications = async (database: Firestore): Promise<Notification[]> => {
  const { docs } = await database.collectionGroup('notifications').get();
  return docs.map((document) => notificationSchema.parse(withDates(document.data())));
};

/** A notifier's clock. It stands still until the test moves it. */
export interface TestClock {
  now: Date;
}

const farFuture = new Date('9999-01-01T00:00:00Z');

/** Moves the clock from one due time to the next and sweeps each time, until no delivery is left. */
export const sweepUntilSettled = async (world: TestClock, notifier: Notifier): Promise<void> => {
  for (;;) {
    const { docs } = await toQuery(notifier.firestore, dueNotifications(farFuture)).limit(1).get();
    const next = docs[0]?.get('nextAttemptAt');
    if (!next) return;
    world.now = new Date(Math.max(world.now.getTime(), next.toDate().getTime()));
    const { failures } = await sweepDeliveries(notifier);
    if (failures.length > 0) throw failures[0];
  }
};
