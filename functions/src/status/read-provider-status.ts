import {
  devicesSeenSince,
  frontOfHouse,
  healthOf,
  latestEvent,
  type MemberRole,
  metricsDay,
  metricsDayPath,
  metricsDaySchema,
  minutesOf,
  onlineForMs,
  queuedOf,
  suspensionRef,
} from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod';
import type { CommandContext } from '../firestore/command-context.ts';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { ProviderStatus } from './answers.ts';

/** The view of a caller: a role of the provider, or the platform. */
export type Viewer = MemberRole | 'platform';

const deviceSchema = z.object({ lastSeenAt: z.date(), queued: z.int().min(0).catch(0) });

const eventSchema = z.object({ id: z.string(), type: z.string(), createdAt: z.date() });

const devicesOf = async ({ firestore, clock }: CommandContext, providerId: string) => {
  const since = new Date(clock().getTime() - onlineForMs);
  const { docs } = await toQuery(firestore, devicesSeenSince(providerId, since)).get();
  return docs.flatMap((document) => {
    const { data } = deviceSchema.safeParse(withDates(document.data()));
    return data ? [{ id: document.id, lastSeenAt: data.lastSeenAt.toISOString(), queued: data.queued }] : [];
  });
};

const metricsIn = (stored: DocumentSnapshot | undefined): ProviderStatus['metrics'] => {
  const { data } = metricsDaySchema.safeParse(withDates(stored?.data()));
  const name = Object.keys(data?.minutes ?? {})
    .sort()
    .at(-1);
  const minute = name === undefined ? undefined : data?.minutes[name];
  const [at] = minutesOf(name === undefined || !minute ? {} : { [name]: minute }).keys();
  if (!minute || at === undefined) return null;
  const { events, commands, dropped, errors, conflicts, retries, consistency, ...rest } = healthOf(minute);
  const { committed, executed, projected, answered, seen } = rest;
  const { drops, latency, failures } = minute.levels;
  return {
    at: new Date(at).toISOString(),
    ...{ events, commands, dropped, errors, conflicts, retries, consistency },
    ...{ committed, executed, projected, answered, seen },
    levels: { drops, latency, failures },
  };
};

/** All there is to say of a provider. Each caller gets the part that their role may see. */
export const readProviderStatus = async (
  context: CommandContext,
  providerId: string,
): Promise<Required<ProviderStatus>> => {
  const { firestore, clock } = context;
  const now = clock();
  const [devices, [metrics, suspension], latest, waiting] = await Promise.all([
    devicesOf(context, providerId),
    firestore.getAll(
      firestore.doc(metricsDayPath(providerId, metricsDay(now))),
      firestore.doc(suspensionRef(providerId).path),
    ),
    toQuery(firestore, latestEvent(providerId)).select('id', 'type', 'createdAt').get(),
    toQuery(firestore, queuedOf(providerId)).count().get(),
  ]);
  const { data: event } = eventSchema.safeParse(withDates(latest.docs[0]?.data()));
  return {
    providerId,
    timestamp: now.toISOString(),
    suspended: suspension?.get('isSuspended') === true,
    devices: { connected: devices.length, list: devices },
    lastEvent: event ? { ...event, createdAt: event.createdAt.toISOString() } : null,
    queue: { server: waiting.data().count, devices: devices.reduce((sum, { queued }) => sum + queued, 0) },
    metrics: metricsIn(metrics) ?? null,
  };
};

/** The part of a status that a caller may see: the same as under the security rules. */
export const visibleTo = (viewer: Viewer, status: Required<ProviderStatus>): ProviderStatus => {
  if (viewer === 'owner' || viewer === 'manager' || viewer === 'platform') return status;
  const { metrics: _, lastEvent, devices, ...rest } = status;
  const seen = { ...rest, devices: { connected: devices.connected } };
  return frontOfHouse.some((role) => role === viewer) ? { ...seen, lastEvent } : seen;
};
