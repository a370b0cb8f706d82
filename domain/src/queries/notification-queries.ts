import { devicesPath, notificationsPath } from '../notifications/notification-paths.ts';
import type { Query } from './query.ts';

/** A user's inbox, newest first. */
export const userNotifications = (uid: string): Query => ({
  collection: notificationsPath(uid),
  scope: 'collection',
  where: [],
  orderBy: [['createdAt', 'desc']],
  limit: 50,
});

/** A user's unread notifications; more than 100 need no exact count. */
export const unreadNotifications = (uid: string): Query => ({
  collection: notificationsPath(uid),
  scope: 'collection',
  where: [['readAt', '==', null]],
  orderBy: [],
  limit: 100,
});

/** A user's devices for push. */
export const userDevices = (uid: string): Query => ({
  collection: devicesPath(uid),
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 500,
});

/** Due reminders, oldest first. */
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

/** Due notifications of all users. */
export const dueNotifications = (now: Date): Query => ({
  collection: 'notifications',
  scope: 'collectionGroup',
  where: [['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 200,
});

/** Samples for the index test. */
export const notificationQueries = (): Query[] => [
  userNotifications('u'),
  unreadNotifications('u'),
  userDevices('u'),
  dueReminders(new Date(0)),
  dueNotifications(new Date(0)),
];
