import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The page of those who run the platform. */
export const platformWords = {
  platform: {
    title: 'Platform',
    summed: (time: string) => `Summed up at ${time}`,
    none: 'Nothing is summed up yet.',
    noneHint: 'The first figures come a few minutes after the first command.',
    connected: 'Places connected',
    devices: (count: number) => plural(count, { one: '# device', other: '# devices' }),
    active: 'Places with traffic today',
    unhealthy: 'Places that need a look',
    suspended: 'Suspended',
    attention: 'Need a look',
    wellHint: 'Every place is well.',
    busiest: 'Busiest today',
    commands: (count: number) => plural(count, { zero: 'no commands', one: '# command', other: '# commands' }),
    errors: (count: number) => plural(count, { zero: 'no errors', one: '# error', other: '# errors' }),
    signal: { drops: 'Connections', latency: 'Speed', failures: 'Failures' },
    level: { normal: 'normal', warning: 'warning', critical: 'critical' },
    cost: 'Estimated cost of the latest day',
    costHint: 'List prices of reads and writes; storage and function time are not in it.',
    days: 'All places, day by day',
    place: 'Place',
    day: 'Day',
    places: 'Places',
    commandsHead: 'Commands',
    errorsHead: 'Errors',
    reads: 'Reads',
    writes: 'Writes',
    price: 'Cost',
    suspend: 'Suspend',
    suspendTitle: (name: string) => `Suspend ${name}?`,
    suspendHint: 'Bookings, orders and changes stop within seconds. Customers can still cancel, and refunds go on.',
    reason: 'Reason',
    reasonHint: 'Its owner and managers read it.',
    needsReason: 'Say why, so that the owner knows what to do.',
    resume: 'End the suspension',
    since: (day: string) => `since ${day}`,
    resumed: 'The suspension has ended.',
    stopped: 'Suspended.',
    noneSuspended: 'No place is suspended.',
  },
};

export type PlatformWords = typeof platformWords;
