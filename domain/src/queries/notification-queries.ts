import { devicesPath, notificationsPath } from '../notifications/notification-paths.ts';
import { maxDigestLines } from '../notifications/staff/news-limits.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** A user's inbox, newest first. */
export const userNotifications = (uid: string): Query =>
  listQuery(notificationsPath(uid), [['createdAt', 'desc']], [], 50);

/** A user's unread notifications; more than 100 need no exact count. */
export const unreadNotifications = (uid: string): Query =>
  listQuery(notificationsPath(uid), [], [['readAt', '==', null]], 100);

/** A user's devices for push. */
export const userDevices = (uid: string): Query => listQuery(devicesPath(uid), [], [], 500);

/** Due reminders, oldest first. */
export const dueReminders = (now: Date): Query =>
  listQuery(
    'scheduledReminders',
    [['scheduledFor', 'asc']],
    [inEveryShard(), ['status', '==', 'scheduled'], ['scheduledFor', '<=', now]],
  );

/** Due notifications of all users. */
export const dueNotifications = (now: Date): Query => ({
  collection: 'notifications',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 200,
});

/** Digests of all people whose e-mail is due. */
export const dueDigests = (now: Date): Query => ({
  collection: 'digests',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 200,
});

/** The first notifications of a digest, and one more, oldest first. */
export const digestNotifications = (uid: string, digestId: string): Query =>
  listQuery(notificationsPath(uid), [['createdAt', 'asc']], [['digestId', '==', digestId]], maxDigestLines + 1);

/** Invitations of all providers whose mail needs attention. */
export const dueInvitations = (now: Date): Query => ({
  collection: 'invitations',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['nextAttemptAt', '<=', now]],
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
  dueInvitations(new Date(0)),
  dueDigests(new Date(0)),
  digestNotifications('u', 'd'),
];
