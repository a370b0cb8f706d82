import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The items of a sweep that failed before. */
export const stuckItems = (sweep: string): Query => listQuery('stuckItems', [], [['sweep', '==', sweep]], 5000);

/** The commands that a person has queued in a folder, such as `endUsers/{uid}`, oldest first. */
export const queuedCommands = (folder: string, uid: string): Query =>
  listQuery(
    `${folder}/commands`,
    [['createdAt', 'asc']],
    [
      ['status', '==', 'queued'],
      ['createdBy', '==', uid],
    ],
  );

/**
 * The queued commands of everybody. A time in this query would lead an index that all devices write. Few are queued at
 * any moment, so the sweep looks at the age of each.
 */
export const everyQueuedCommand = (): Query => ({
  collection: 'commands',
  scope: 'collectionGroup',
  where: [['status', '==', 'queued']],
  orderBy: [],
  limit: 200,
});

const everyEvent = (where: Query['where'], orderBy: Query['orderBy'] = []): Query => ({
  collection: 'events',
  scope: 'collectionGroup',
  where,
  orderBy,
  limit: 200,
});

/** The events of everybody that are not processed yet. Few are at any moment, so the sweep looks at the age of each. */
export const everyPendingEvent = (): Query => everyEvent([['syncStatus', '==', 'pending']]);

/** Events that failed and are due for another attempt. */
export const failedEvents = (now: Date): Query =>
  everyEvent(
    [inEveryShard(), ['syncStatus', '==', 'failed'], ['nextAttemptAt', '<=', now]],
    [['nextAttemptAt', 'asc']],
  );

/** All events that have failed, for the backfill. */
export const everyFailedEvent = (): Query => everyEvent([['syncStatus', '==', 'failed']]);

/** The alerts of one kind of all providers. */
export const openAlerts = (type: string): Query => ({
  collection: 'alerts',
  scope: 'collectionGroup',
  where: [['type', '==', type]],
  orderBy: [],
  limit: 1000,
});

/** Changes of records that could not be recorded, and are due for another attempt. */
export const failedRecordChanges = (now: Date): Query =>
  listQuery('failedRecordChanges', [['nextAttemptAt', 'asc']], [inEveryShard(), ['nextAttemptAt', '<=', now]]);

/** Samples for the index test. */
export const sweepQueries = (): Query[] => [
  stuckItems('expireHolds'),
  queuedCommands('endUsers/u', 'u'),
  everyQueuedCommand(),
  openAlerts('queueStands'),
  everyPendingEvent(),
  failedEvents(new Date(0)),
  everyFailedEvent(),
  failedRecordChanges(new Date(0)),
];
