import {
  endUserPath,
  isAccepted,
  isStale,
  kindOf,
  memberSchema,
  membersOf,
  type News,
  type NewsRecipient,
  newsOf,
  newsWrites,
  rolesHearing,
  staffPreferencesPath,
} from '@counterfoil/domain';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { Projection } from '../projections/projection.ts';
import { recipientOf } from './read-message-context.ts';
import { staffPreferencesIn } from './staff-preferences-in.ts';

interface Told {
  readonly uid: string;
  readonly role: NewsRecipient['role'];
}

/** The members who may hear of it, and have agreed to be members. One query. */
const membersHearing = async (firestore: Firestore, providerId: string, news: readonly News[]): Promise<Told[]> => {
  const roles = rolesHearing(news.map(({ type }) => kindOf(type)));
  const { docs } = await toQuery(firestore, membersOf(providerId, roles)).get();
  return docs.flatMap((document) => {
    const { data: member } = memberSchema.safeParse(withDates(document.data()));
    return member && isAccepted(member) ? [{ uid: document.id, role: member.role }] : [];
  });
};

/** Their profiles and wishes, in one request. */
const recipientsOf = async (
  firestore: Firestore,
  providerId: string,
  members: readonly Told[],
): Promise<NewsRecipient[]> => {
  if (members.length === 0) return [];
  const paths = members.flatMap(({ uid }) => [endUserPath(uid), staffPreferencesPath(uid, providerId)]);
  const read = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
  const at = (n: number): DocumentSnapshot | undefined => read[n];
  return members.flatMap(({ uid, role }, n) => {
    const [profile, wishes] = [at(2 * n), at(2 * n + 1)];
    return profile ? [{ ...recipientOf(uid, profile), role, staff: staffPreferencesIn(wishes) }] : [];
  });
};

/**
 * Tells the members of a provider of an event: a notification each, in the commit that marks the event as processed. So
 * nobody is told twice. Reads nothing for an event that is no news.
 *
 * @param onCreated gets the paths of the notifications of each attempt, before its commit
 */
export const staffNews =
  (onCreated: (paths: readonly string[]) => void): Projection =>
  async ({ firestore, providerId, provider, event, now }) => {
    const { occurredAt } = event;
    const found = newsOf(event);
    if (!found || !(occurredAt instanceof Date) || isStale({ occurredAt }, now)) return [];
    const members = await membersHearing(firestore, providerId, found.news);
    const others = members.filter(({ uid }) => uid !== found.knownBy);
    const recipients = await recipientsOf(firestore, providerId, others);
    const { name, timeZone } = provider;
    const at = { now, expireAt: expiryOf('notification', now) };
    const writes = newsWrites(found, recipients, { providerId, name, timeZone }, at);
    onCreated(writes.filter(({ op }) => op === 'create').map(({ path }) => path));
    return writes;
  };
