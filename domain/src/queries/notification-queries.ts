import { devicesPath, notificationsPath } from '../notifications/notification-paths.ts';
import type { Query } from './query.ts';

/** A person's inbox, the newest first. */
export const userNotifications = (uid: string): Query => ({
  collection: notificationsPath(uid),
  scope: 'collection',
  where: [],
  orderBy: [['createdAt', 'desc']],
  limit: 50,
});

/** What is unread, up to as many as anybody would count. */
export const unreadNotifications = (uid: string): Query => ({
  collection: notificationsPath(uid),
  scope: 'collection',
  where: [['readAt', '==', null]],
  orderBy: [],
  limit: 100,
});

/** Where push finds a person. */
export const userDevices = (uid: string): Query => ({
  collection: devicesPath(uid),
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 500,
});

/** Reminders whose time has come, the oldest first. */
export const dueReminders = (now: Date): Query => ({
  collection: 'scheduledReminders',
  scope: 'collection',
  where: [
    ['status', '==', 'scheduled'],
    ['scheduledFor', '<=', now],
  ],
  orderBy: [['scheduledFor', 'asc']],
  limit: 200,
});

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
