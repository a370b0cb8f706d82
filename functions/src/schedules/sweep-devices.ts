import { everyBusyDevice, isDeviceBehind, openAlerts, type SyncEvent } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod';
import type { CommandContext } from '../firestore/command-context.ts';
import { openAlert } from '../firestore/open-alert.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';

/** The type of the alerts at `serviceProviders/{pid}/alerts/device_{deviceId}`. */
const deviceBehind = 'deviceBehind';

const deviceSchema = z.object({
  name: z.string(),
  queued: z.int(),
  queuedSince: z.date().optional(),
  lastSeenAt: z.date(),
});

const alertPath = ({ ref }: QueryDocumentSnapshot): string =>
  `${ref.parent.parent?.path ?? ''}/alerts/device_${ref.id}`;

const open = async (context: CommandContext, document: QueryDocumentSnapshot): Promise<void> => {
  const { name, queued, queuedSince: since } = deviceSchema.parse(withDates(document.data()));
  const providerId = document.ref.parent.parent?.id;
  if (!since || !providerId) return;
  const event: SyncEvent = { type: 'device.behind', payload: { name, queued, since } };
  const alert = { type: deviceBehind, deviceId: document.ref.id, name, queued, since };
  await openAlert(context, providerId, { id: `device_${document.ref.id}`, since, alert, event });
};

/**
 * Raises an alert for each device whose commands wait for long, once, and clears it when the device has sent them.
 *
 * @returns the number of new alerts
 */
export const sweepDevices = async (context: CommandContext): Promise<SweepResult> => {
  const { firestore, clock } = context;
  const now = clock();
  const { docs } = await toQuery(firestore, openAlerts(deviceBehind)).get();
  const known = new Set(docs.map(({ ref }) => ref.path));
  const behind = new Set<string>();
  const swept = await sweepQuery(context, {
    name: 'watchDevices',
    due: everyBusyDevice(),
    isDue: (document) => {
      const { data } = deviceSchema.safeParse(withDates(document.data()));
      if (!data || !isDeviceBehind(data, now)) return false;
      behind.add(alertPath(document));
      return true;
    },
    handle: async (document) => {
      if (known.has(alertPath(document))) return 0;
      await open(context, document);
      return 1;
    },
  });
  await Promise.all(docs.filter(({ ref }) => !behind.has(ref.path)).map(({ ref }) => ref.delete()));
  return swept;
};
