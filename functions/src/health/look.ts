import { type EventSample, minuteMs, openAlerts, type Signal, secondMs, signals } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { queuesNow, type StandingQueue } from '../executor/queues-now.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { collectEvents } from './collect-events.ts';

/** The type of the alerts at `serviceProviders/{pid}/alerts/health_{signal}`. */
export const healthDegraded = 'healthDegraded';

/** An event that is not projected by then has lost its trigger, or waits behind too many others. */
const settleMs = 30 * secondMs;

/** A schedule that stood for longer does not catch up with all of it. */
const longestMs = 10 * minuteMs;

/** Where the last look ended. */
export interface LastLook {
  readonly measuredUntil: Date;
  readonly lookedAt: Date;
}

/** All that one look finds, of every provider. */
export interface Look {
  /** Whole minutes. */
  readonly from: Date;
  readonly to: Date;
  /** Devices that have reported since. */
  readonly reportedSince: Date;
  readonly samples: ReadonlyMap<string, EventSample>;
  readonly queues: ReadonlyMap<string, StandingQueue>;
  /** Percent of the audited statements that hold; absent if all do. */
  readonly consistency: ReadonlyMap<string, number>;
  readonly open: ReadonlyMap<string, ReadonlySet<Signal>>;
}

const providerOf = ({ ref }: QueryDocumentSnapshot): string => ref.parent.parent?.id ?? '';

/** Rounded down, so that one broken statement of many thousands shows. An audit that failed has checked nothing. */
const shareOf = (alert: QueryDocumentSnapshot): number => {
  const [count, checked] = ['count', 'checked'].map((field) => Number(alert.get(field) ?? 0));
  return checked && count ? Math.max(0, Math.floor(1000 * (1 - count / checked)) / 10) : 0;
};

const openSignals = (alerts: readonly QueryDocumentSnapshot[]): Map<string, Set<Signal>> => {
  const open = new Map<string, Set<Signal>>();
  for (const alert of alerts) {
    const signal = signals.find((one) => one === alert.get('signal'));
    if (signal) open.set(providerOf(alert), new Set([...(open.get(providerOf(alert)) ?? []), signal]));
  }
  return open;
};

/** @returns `undefined` if no whole minute has passed since the last look */
export const takeLook = async (context: CommandContext, last: LastLook | undefined): Promise<Look | undefined> => {
  const { firestore, clock } = context;
  const now = clock();
  const to = Math.floor((now.getTime() - settleMs) / minuteMs) * minuteMs;
  const from = Math.max(last?.measuredUntil.getTime() ?? to - minuteMs, to - longestMs);
  if (from >= to) return undefined;
  const [samples, queues, broken, degraded] = await Promise.all([
    collectEvents(firestore, new Date(from), new Date(to)),
    queuesNow(context, 0),
    readAllPages(firestore, openAlerts('auditBroken')),
    readAllPages(firestore, openAlerts(healthDegraded)),
  ]);
  return {
    from: new Date(from),
    to: new Date(to),
    reportedSince: last?.lookedAt ?? new Date(0),
    samples,
    queues,
    consistency: new Map(broken.map((alert) => [providerOf(alert), shareOf(alert)])),
    open: openSignals(degraded),
  };
};
