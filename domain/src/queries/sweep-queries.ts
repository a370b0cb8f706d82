import { minuteMs } from '../kernel/time/durations.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The items of a sweep that failed before. */
export const stuckItems = (sweep: string): Query => listQuery('stuckItems', [], [['sweep', '==', sweep]], 5000);

/** A queued command that waits longer than this has not been settled by its trigger. */
const queueStandsAfterMs = minuteMs;

/** Queued commands that their trigger should have settled by now, oldest first. */
export const standingCommands = (now: Date): Query => ({
  collection: 'commands',
  scope: 'collectionGroup',
  where: [
    ['status', '==', 'queued'],
    ['createdAt', '<=', new Date(now.getTime() - queueStandsAfterMs)],
  ],
  orderBy: [['createdAt', 'asc']],
  limit: 200,
});

/** A trigger processes its event within seconds. It has given up on events that wait longer, or still tries. */
const eventStandsAfterMs = 10 * minuteMs;

const everyEvent = (where: Query['where'], orderBy: Query['orderBy']): Query => ({
  collection: 'events',
  scope: 'collectionGroup',
  where,
  orderBy,
  limit: 200,
});

/** Events that their trigger should have processed by now, oldest first. */
export const standingEvents = (now: Date): Query =>
  everyEvent(
    [
      ['syncStatus', '==', 'pending'],
      ['createdAt', '<=', new Date(now.getTime() - eventStandsAfterMs)],
    ],
    [['createdAt', 'asc']],
  );

/** Events that failed and are due for another attempt. */
export const failedEvents = (now: Date): Query =>
  everyEvent(
    [
      ['syncStatus', '==', 'failed'],
      ['nextAttemptAt', '<=', now],
    ],
    [['nextAttemptAt', 'asc']],
  );

/** All events that have failed, for the backfill. */
export const everyFailedEvent = (): Query => everyEvent([['syncStatus', '==', 'failed']], []);

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
  listQuery('failedRecordChanges', [['nextAttemptAt', 'asc']], [['nextAttemptAt', '<=', now]]);

/** Samples for the index test. */
export const sweepQueries = (): Query[] => [
  stuckItems('expireHolds'),
  standingCommands(new Date(0)),
  openAlerts('queueStands'),
  standingEvents(new Date(0)),
  failedEvents(new Date(0)),
  everyFailedEvent(),
  failedRecordChanges(new Date(0)),
];
