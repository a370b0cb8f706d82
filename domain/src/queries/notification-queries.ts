import { devicesPath, notificationsPath } from '../notifications/notification-paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** A person's inbox, the newest first. */
export const userNotifications = (uid: string): Query => listQuery(notificationsPath(uid), [['createdAt', 'desc']], 50);

/** What is unread, up to as many as anybody would count. */
export const unreadNotifications = (uid: string): Query =>
  listQuery(notificationsPath(uid), [], 100, [['readAt', '==', null]]);

/** Where push finds a person. */
export const userDevices = (uid: string): Query => listQuery(devicesPath(uid), [], 500);

/** Reminders whose time has come, the oldest first. */
export const dueReminders = (now: Date): Query =>
  listQuery('scheduledReminders', [['scheduledFor', 'asc']], 200, [
    ['status', '==', 'scheduled'],
    ['scheduledFor', '<=', now],
  ]);

/** Notifications that somebody should look at again, over all people. */
export const dueNotifications = (now: Date): Query => ({
  collection: 'notifications',
  scope: 'collectionGroup',
  where: [['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 200,
});

/** One of each form, for the indexes. */
export const notificationQueries = (): Query[] => [
  userNotifications('u'),
  unreadNotifications('u'),
  userDevices('u'),
  dueReminders(new Date(0)),
  dueNotifications(new Date(0)),
];
