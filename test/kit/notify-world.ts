import { secondMs } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { verifiedAddress } from '../../functions/src/firestore/verified-address.ts';
import { emailChannel } from '../../functions/src/notify/email.ts';
import { fcmChannel } from '../../functions/src/notify/fcm.ts';
import { limitPushes } from '../../functions/src/notify/limit-pushes.ts';
import { mailQuota } from '../../functions/src/notify/mail-quota.ts';
import type { Notifier } from '../../functions/src/notify/notifier.ts';
import { oneSignalChannel } from '../../functions/src/notify/one-signal.ts';
import { pushQuota } from '../../functions/src/notify/push-quota.ts';
import { auth, openDatabase } from './admin.ts';
import { booked } from './due-reminders.ts';
import type { TestClock } from './inbox.ts';
import { newId } from './new-id.ts';
import { startFcm } from './servers/fcm-server.ts';
import { startOneSignal } from './servers/one-signal-server.ts';
import { startSmtp } from './servers/smtp-server.ts';

export interface NotifyWorld extends TestClock {
  readonly database: Firestore;
  readonly notifier: Notifier;
  readonly fcm: Awaited<ReturnType<typeof startFcm>>;
  readonly oneSignal: Awaited<ReturnType<typeof startOneSignal>>;
  readonly smtp: Awaited<ReturnType<typeof startSmtp>>;
}

const addressOf = verifiedAddress(() => auth);

/** A separate database, a clock that the test moves, and a fake server behind every channel. */
export const openNotifyWorld = async (sendTimeoutMs = 10 * secondMs): Promise<NotifyWorld> => {
  const database = openDatabase(newId('notify'));
  const [fcm, oneSignal, smtp] = await Promise.all([startFcm(), startOneSignal(), startSmtp()]);
  const world = { now: booked };
  const pushes = pushQuota(database, () => world.now);
  const notifier: Notifier = {
    firestore: database,
    clock: () => world.now,
    channels: [
      limitPushes(
        fcmChannel(() => fcm.messaging, database),
        pushes,
      ),
      limitPushes(oneSignalChannel(oneSignal.config), pushes),
      emailChannel(smtp.config, { addressOf, quota: mailQuota(database, () => world.now) }),
    ],
    sendTimeoutMs: sendTimeoutMs,
  };
  return Object.assign(world, { database, notifier, fcm, oneSignal, smtp });
};
