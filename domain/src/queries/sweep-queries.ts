import { minuteMs } from '../kernel/time/durations.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The items of a sweep that failed before. */
export const stuckItems = (sweep: string): Query => listQuery('stuckItems', [], 5000, [['sweep', '==', sweep]]);

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

/** The alerts of one kind of all providers. */
export const openAlerts = (type: string): Query => ({
  collection: 'alerts',
  scope: 'collectionGroup',
  where: [['type', '==', type]],
  orderBy: [],
  limit: 1000,
});

/** Samples for the index test. */
export const sweepQueries = (): Query[] => [
  stuckItems('expireHolds'),
  standingCommands(new Date(0)),
  openAlerts('queueStands'),
];
