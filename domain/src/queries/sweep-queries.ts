import { minuteMs, secondMs } from '../kernel/time/durations.ts';
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

const commandsQueuedBefore = (at: number): Query => ({
  collection: 'commands',
  scope: 'collectionGroup',
  where: [
    ['status', '==', 'queued'],
    ['createdAt', '<=', new Date(at)],
  ],
  orderBy: [['createdAt', 'asc']],
  limit: 200,
});

/** Queued commands that their trigger should have settled by now, oldest first. Their drainer may have died. */
export const leftCommands = (now: Date): Query => commandsQueuedBefore(now.getTime() - 20 * secondMs);

/** Queued commands that wait so long that people should know. */
export const standingCommands = (now: Date): Query => commandsQueuedBefore(now.getTime() - minuteMs);

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
  queuedCommands('endUsers/u', 'u'),
  standingCommands(new Date(0)),
  openAlerts('queueStands'),
  standingEvents(new Date(0)),
  failedEvents(new Date(0)),
  everyFailedEvent(),
  failedRecordChanges(new Date(0)),
];
