import {
  addToPlatformDay,
  badness,
  dayMs,
  devicesSeenSince,
  emptyPlatformDay,
  metricsDay,
  metricsDaySchema,
  metricsOfDays,
  onlineForMs,
  type PlatformDay,
  type PlatformProvider,
  type PlatformRow,
  platformDaysPath,
  platformProvidersPath,
  platformSummaryPath,
  platformSummarySchema,
  providerRow,
  suspendedProviders,
} from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import type { CommandContext } from '../firestore/command-context.ts';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';

/** Counts in parallel; each mostly waits for the network. */
const concurrency = 16;

/** Providers in each list of the summary. */
const [mostTop, mostUnhealthy] = [20, 50];

/** The findings of a run so far: sums, rows and short lists, and no documents. */
interface Found {
  readonly days: Map<string, PlatformDay>;
  /** Connected devices by provider. */
  readonly devices: Map<string, number>;
  /** Providers with traffic since the last run, each on its latest day. */
  readonly changed: Map<string, PlatformProvider>;
  readonly unhealthy: Map<string, PlatformRow>;
  top: PlatformRow[];
}

const rowOf = ({ providerId, commands, errors, devices, microDollars, levels }: PlatformProvider): PlatformRow => ({
  ...{ providerId, commands, errors, devices, microDollars, levels },
});

const countDevices = async ({ firestore, clock }: CommandContext, found: Found, providerId: string): Promise<void> => {
  if (found.devices.has(providerId)) return;
  const since = new Date(clock().getTime() - onlineForMs);
  // The limit of a page would limit the count.
  const query = { ...devicesSeenSince(providerId, since), limit: 10_000 };
  found.devices.set(providerId, (await toQuery(firestore, query).count().get()).data().count);
};

const note = (found: Found, row: PlatformProvider, today: string, now: Date): void => {
  found.days.set(row.day, addToPlatformDay(found.days.get(row.day) ?? emptyPlatformDay(row.day, now), row));
  if (row.day === today) {
    found.top = [...found.top, rowOf(row)].sort((a, b) => b.commands - a.commands).slice(0, mostTop);
  }
  // Around midnight both days may say so.
  if (badness(row) > 0) found.unhealthy.set(row.providerId, rowOf(row));
};

/** Sums up one page of metrics. */
const addPage = async (
  context: CommandContext,
  found: Found,
  docs: readonly QueryDocumentSnapshot[],
  since: Date,
): Promise<void> => {
  const now = context.clock();
  const today = metricsDay(now);
  const measured = docs.flatMap((document) => {
    const { data } = metricsDaySchema.safeParse(withDates(document.data()));
    const providerId = document.ref.parent.parent?.id;
    return data && providerId ? [{ providerId, data }] : [];
  });
  const limit = pLimit(concurrency);
  await Promise.all(measured.map(({ providerId }) => limit(() => countDevices(context, found, providerId))));
  for (const { providerId, data } of measured) {
    const row = providerRow(providerId, data, found.devices.get(providerId) ?? 0, now);
    note(found, row, today, now);
    const known = found.changed.get(providerId);
    if (data.updatedAt > since && !(known && known.day > row.day)) found.changed.set(providerId, row);
  }
};

/**
 * Sums up the platform. A provider with traffic costs a read for the metrics of each of two days, and one for the count
 * of its devices. It writes the summary, the two days, and a row for each provider with traffic since the last
 * run. A run that is repeated writes the same.
 *
 * @returns the number of providers
 */
export const summarize = async (context: CommandContext): Promise<number> => {
  const { firestore, clock } = context;
  const now = clock();
  const days = [metricsDay(now), metricsDay(new Date(now.getTime() - dayMs))];
  const summary = firestore.doc(platformSummaryPath);
  const before = platformSummarySchema.safeParse(withDates((await summary.get()).data())).data;
  // A metrics document that was written while the last run read counts again.
  const since = new Date((before?.updatedAt.getTime() ?? 0) - 60_000);
  const found: Found = {
    ...{ days: new Map(), devices: new Map(), changed: new Map(), unhealthy: new Map() },
    top: [],
  };
  const writer = firestore.bulkWriter();
  const query = toQuery(firestore, metricsOfDays(days));
  for (let { docs } = await query.get(); docs.length > 0; { docs } = await query.startAfter(docs.at(-1)).get()) {
    await addPage(context, found, docs, since);
  }
  for (const row of found.changed.values()) {
    void writer.set(firestore.doc(`${platformProvidersPath}/${row.providerId}`), { ...row });
  }
  for (const day of found.days.values()) void writer.set(firestore.doc(`${platformDaysPath}/${day.day}`), { ...day });
  const suspended = await toQuery(firestore, { ...suspendedProviders(), limit: 10_000 })
    .count()
    .get();
  const connected = [...found.devices.values()].filter((count) => count > 0);
  void writer.set(summary, {
    connectedProviders: connected.length,
    totalConnections: connected.reduce((sum, count) => sum + count, 0),
    activeProviders: found.days.get(days[0] ?? '')?.providers ?? 0,
    suspendedProviders: suspended.data().count,
    top: found.top,
    unhealthy: [...found.unhealthy.values()].sort((a, b) => badness(b) - badness(a)).slice(0, mostUnhealthy),
    unhealthyProviders: found.unhealthy.size,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  });
  await writer.close();
  return found.devices.size;
};
