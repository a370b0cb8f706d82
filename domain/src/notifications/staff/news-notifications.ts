import { dueShard } from '../../kernel/due-shard.ts';
import type { Write } from '../../kernel/write.ts';
import { pending } from '../delivery.ts';
import { type Deliveries, graceMs, type Notification } from '../notification.ts';
import { notificationPath } from '../notification-paths.ts';
import { languageOf } from '../reader.ts';
import type { Recipient } from '../recipient.ts';
import { digestEnd, digestId, digestWrite } from './digest.ts';
import type { News } from './news.ts';
import { digestFor, isTold, newsChannels } from './news-channels.ts';
import type { NewsOfEvent } from './news-of.ts';
import type { StaffPreferences } from './staff-preferences.ts';
import type { StaffReader } from './staff-reader.ts';
import { newsMessage } from './write-news.ts';

export interface NewsProvider {
  readonly providerId: string;
  readonly name: string;
  readonly timeZone: string;
}

/** A member with their wishes. */
export interface NewsRecipient extends Recipient {
  readonly role: StaffReader['role'];
  readonly staff: StaffPreferences;
}

const readerOf = ({ role, staff, notificationPreferences: preferences }: NewsRecipient): StaffReader => ({
  role,
  staff,
  preferences,
});

/** The inbox has it at once. The other channels are tried when it is delivered. */
const firstDeliveries = (reader: StaffReader, type: News['type'], now: Date): Deliveries => {
  const choices = newsChannels(reader, type);
  const first = (channel: 'fcm' | 'oneSignal' | 'email') => {
    const choice = choices[channel];
    return choice === 'send' ? pending : ({ state: 'skipped', attempts: 0, reason: choice.skipped } as const);
  };
  return {
    inApp: { state: 'delivered', attempts: 1, deliveredAt: now },
    fcm: first('fcm'),
    oneSignal: first('oneSignal'),
    email: first('email'),
  };
};

/** The message that one member gets of an event, if any: the first of its news that is for them. */
const toldTo = ({ news, knownBy }: NewsOfEvent, recipient: NewsRecipient): News | undefined =>
  recipient.uid === knownBy ? undefined : news.find(({ type }) => isTold(readerOf(recipient), type));

const writesFor = (
  { eventId, ...event }: NewsOfEvent,
  recipient: NewsRecipient,
  { providerId, name, timeZone }: NewsProvider,
  { now, expireAt }: { readonly now: Date; readonly expireAt: Date },
): Write[] => {
  const news = toldTo({ eventId, ...event }, recipient);
  if (!news) return [];
  const reader = readerOf(recipient);
  const source = { eventId, providerId, providerName: name };
  const { id, type, title, body, data } = newsMessage(news, source, { locale: recipient.locale, timeZone });
  const deliveries = firstDeliveries(reader, news.type, now);
  const isDue = Object.values(deliveries).some(({ state }) => state === 'pending');
  const interval = digestFor(reader, news.type);
  const endsAt = interval && digestEnd(interval, reader, now, timeZone);
  const notification: Notification = {
    type,
    title,
    body,
    data,
    providerId,
    ...(endsAt ? { digestId: digestId(providerId, endsAt) } : {}),
    language: languageOf(recipient.locale),
    timeZone,
    usefulUntil: null,
    readAt: null,
    deliveries,
    // The process that creates it delivers it at once. If it crashes, a schedule takes over after this time.
    nextAttemptAt: isDue ? new Date(now.getTime() + graceMs) : null,
    ...dueShard(id),
    createdAt: now,
    updatedAt: now,
    expireAt,
  };
  return [
    { op: 'create', path: notificationPath(recipient.uid, id), data: notification },
    ...(endsAt ? [digestWrite(recipient.uid, { providerId, timeZone, endsAt }, now)] : []),
  ];
};

/** The writes that tell members of an event: a notification each, and the digest that it waits for. */
export const newsWrites = (
  event: NewsOfEvent,
  recipients: readonly NewsRecipient[],
  provider: NewsProvider,
  at: { readonly now: Date; readonly expireAt: Date },
): Write[] => recipients.flatMap((recipient) => writesFor(event, recipient, provider, at));
