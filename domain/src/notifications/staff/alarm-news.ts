import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import type { News } from './news.ts';

type Alarm = Omit<News, 'entityType' | 'entityId'>;

const accountNews = {
  active: 'staffAccountActive',
  restricted: 'staffAccountRestricted',
  disconnected: 'staffAccountDisconnected',
} as const;

const healthNews = {
  drops: 'staffHealthDrops',
  latency: 'staffHealthLatency',
  failures: 'staffHealthFailures',
} as const;

/** The events that nobody meant, with the facts that their messages need. */
const alarms: Readonly<Record<string, z.ZodType<Alarm>>> = {
  'inventory.lowStockAlert': z
    .object({ name: z.string() })
    .transform(({ name }): Alarm => ({ type: 'staffLowStock', what: name })),
  'printJob.failed': z
    .object({ station: z.string(), number: z.int() })
    .transform(({ station, number }): Alarm => ({ type: 'staffPrinterFailed', what: station, count: number })),
  'refund.failed': z
    .object({ amount: moneySchema })
    .transform(({ amount }): Alarm => ({ type: 'staffRefundFailed', what: '', money: amount })),
  // Only these states: nobody needs to be told that they have begun.
  'paymentAccount.changed': z
    .object({ state: z.enum(['active', 'restricted', 'disconnected']) })
    .transform(({ state }): Alarm => ({ type: accountNews[state], what: '' })),
  'device.behind': z
    .object({ name: z.string(), queued: z.int() })
    .transform(({ name, queued }): Alarm => ({ type: 'staffDeviceBehind', what: name, count: queued })),
  'queue.standing': z
    .object({ waiting: z.int() })
    .transform(({ waiting }): Alarm => ({ type: 'staffQueueStands', what: '', count: waiting })),
  'health.degraded': z
    .object({ signal: z.enum(['drops', 'latency', 'failures']), value: z.number() })
    .transform(({ signal, value }): Alarm => ({ type: healthNews[signal], what: '', count: value })),
  // The reason is for owner and managers alone, and lies beside the event.
  'provider.suspended': z.object({}).transform((): Alarm => ({ type: 'staffSuspended', what: '' })),
  'provider.resumed': z.object({}).transform((): Alarm => ({ type: 'staffResumed', what: '' })),
};

/** The news of an alarm; none for other events, and for a malformed one. */
export const alarmNews = (event: {
  readonly type: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly payload?: unknown;
}): News[] => {
  const { type, entityType, entityId } = event;
  const schema = Object.hasOwn(alarms, type) ? alarms[type] : undefined;
  const { data } = schema?.safeParse(event.payload) ?? {};
  return data ? [{ ...data, entityType, entityId }] : [];
};
