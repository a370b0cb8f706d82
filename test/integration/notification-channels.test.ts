import { expect, test } from 'vitest';
import { channelsOf } from '../../functions/src/notify/channels.ts';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { openDatabase } from '../kit/admin.ts';
import { book, booked } from '../kit/due-reminders.ts';
import { inboxOf } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';

test('skips channels without configuration, and says so in plain words', async () => {
  const database = openDatabase(newId('notify'));
  const config = {
    email: { smtpUrl: '', from: '' },
    oneSignal: { appId: 'app', apiKey: '', url: '' },
    fcm: undefined,
  };
  const basics = { firestore: database, clock: () => booked };
  const notifier = { ...basics, channels: channelsOf(config, { ...basics, addressOf: async () => undefined }) };
  const { uid } = await book(database);
  const [event] = (await database.collection(`endUsers/${uid}/events`).get()).docs;
  if (event) await notifyOfEvent(notifier, uid, event.ref);
  expect(await inboxOf(database, uid)).toMatchObject([
    {
      nextAttemptAt: null,
      deliveries: {
        inApp: { state: 'delivered' },
        fcm: { state: 'skipped', reason: 'push is not set up' },
        oneSignal: { state: 'skipped', reason: 'push is not set up' },
        email: { state: 'skipped', reason: 'e-mail is not set up' },
      },
    },
  ]);
});
