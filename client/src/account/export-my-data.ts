import { endUserPath } from '@counterfoil/domain/core';
import {
  collection,
  doc,
  documentId,
  type Firestore,
  getDocFromServer,
  getDocsFromServer,
  limit,
  orderBy,
  query,
  startAfter,
} from 'firebase/firestore';
import { decode } from '../live/decode.ts';
import { type Client, inSession, requireUser } from './parts.ts';

/** Everything below the user's document that the rules let its user read. */
const collections = [
  'memberships',
  'reservations',
  'subscriptions',
  'orders',
  'events',
  'notifications',
  'staffPreferences',
  'calendarFeeds',
  'devices',
  'commands',
] as const;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type JsonDocument = Readonly<Record<string, Json>>;

/** All data of one person as JSON. Times are ISO 8601. */
export type MyData = {
  readonly exportedAt: string;
  /** As Auth has it. */
  readonly account: JsonDocument;
  /** `null` if there is none. */
  readonly profile: JsonDocument | null;
} & { readonly [Name in (typeof collections)[number]]: readonly JsonDocument[] };

const pageSize = 300;

const asJson = (data: object): JsonDocument => JSON.parse(JSON.stringify(decode(data)));

const readAll = async (firestore: Firestore, path: string): Promise<JsonDocument[]> => {
  const documents: JsonDocument[] = [];
  const ordered = query(collection(firestore, path), orderBy(documentId()), limit(pageSize));
  let { docs } = await getDocsFromServer(ordered);
  for (;;) {
    documents.push(...docs.map((document) => ({ ...asJson(document.data()), id: document.id })));
    const last = docs.at(-1);
    if (!last || docs.length < pageSize) return documents;
    ({ docs } = await getDocsFromServer(query(ordered, startAfter(last))));
  }
};

/**
 * Reads everything that the product keeps of the signed-in user, from the server. Each document costs one read. A
 * provider's own records about its guests, such as a customer's figures, are the provider's to hand out.
 */
export const exportMyData = async (counterfoil: Client): Promise<MyData> => {
  const { uid, email, emailVerified, displayName, phoneNumber, metadata } = requireUser(counterfoil);
  const own = endUserPath(uid);
  return await inSession(counterfoil, 'exporting', async (firestore) => {
    const [profile, lists] = await Promise.all([
      getDocFromServer(doc(firestore, own)),
      Promise.all(collections.map(async (name) => [name, await readAll(firestore, `${own}/${name}`)] as const)),
    ]);
    const data = profile.data();
    const {
      memberships,
      reservations,
      subscriptions,
      orders,
      events,
      notifications,
      staffPreferences,
      calendarFeeds,
      devices,
      commands,
    } = Object.fromEntries(lists);
    return {
      exportedAt: new Date().toISOString(),
      account: asJson({ uid, email, emailVerified, displayName, phoneNumber, ...metadata }),
      profile: data ? asJson(data) : null,
      memberships: memberships ?? [],
      reservations: reservations ?? [],
      subscriptions: subscriptions ?? [],
      orders: orders ?? [],
      events: events ?? [],
      notifications: notifications ?? [],
      staffPreferences: staffPreferences ?? [],
      calendarFeeds: calendarFeeds ?? [],
      devices: devices ?? [],
      commands: commands ?? [],
    };
  });
};
