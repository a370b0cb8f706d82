import { expect, test } from 'vitest';
import { channelsOf } from '../../functions/src/notify/channels.ts';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { openDatabase } from '../kit/admin.ts';
import { book, booked } from '../kit/due-reminders.ts';
import { inboxOf } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';

test('skips channels without configuration, and records the missing parameter', async () => {
  const database = openDatabase(newId('notify'));
  const config = {
    email: { smtpUrl: '', from: '' },
    oneSignal: { appId: 'app', apiKey: '', url: '' },
    fcm: undefined,
  };
  const notifier = { firestore: database, clock: () => booked, channels: channelsOf(config, database) };
  const { uid } = await book(database);
  const [event] = (await database.collection(`endUsers/${uid}/events`).get()).docs;
  if (event) await notifyOfEvent(notifier, uid, event.ref);
  expect(await inboxOf(database, uid)).toMatchObject([
    {
      nextAttemptAt: null,
      deliveries: {
        inApp: { state: 'delivered' },
        fcm: { state: 'skipped', reason: 'FCM_ENABLED is not set' },
        oneSignal: { state: 'skipped', reason: 'ONESIGNAL_APP_ID and ONESIGNAL_API_KEY are not set' },
        email: { state: 'skipped', reason: 'SMTP_URL and MAIL_FROM are not set' },
      },
    },
  ]);
});
