import { guestReservationsPath, referenceCollection } from '../booking/reservation/paths.ts';
import { type ReservationStatus, reservationStatuses } from '../booking/reservation/status.ts';
import { providerDevicesPath } from '../provider/presence/path.ts';
import { providerPath } from '../provider/profile/paths.ts';
import { ordersPath } from '../restaurant/orders/paths.ts';
import { printJobsPath } from '../restaurant/print-jobs/paths.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** Few enough that the rewriting of a page is one commit. */
const pageSize = 100;

const everywhere = (collection: string, field: string, value: string): Query => ({
  collection,
  scope: 'collectionGroup',
  where: [[field, '==', value]],
  orderBy: [],
  limit: pageSize,
});

const within = (collection: string, field: string, value: string | boolean): Query =>
  listQuery(collection, [], [[field, '==', value]], pageSize);

/** People whose grace period, or whose next step, has come. */
export const dueLeavings = (now: Date): Query =>
  listQuery('leavings', [['nextAttemptAt', 'asc']], [inEveryShard(), ['nextAttemptAt', '<=', now]], 20);

/** The providers whose main owner somebody is. */
export const ownedProviders = (uid: string): Query => within('serviceProviders', 'ownerId', uid);

/** A page of somebody's own documents, such as `reservations`. A loop that removes them asks again. */
export const ownDocuments = (uid: string, collection: string): Query =>
  listQuery(`endUsers/${uid}/${collection}`, [], [], pageSize);

/** Documents of all providers that name a person as author or subject. Rewritten ones leave the query. */
export const eventsBy = (uid: string): Query => everywhere('events', 'createdBy', uid);
export const eventsAbout = (uid: string): Query => everywhere('events', 'entityId', uid);
export const eventsOverwriting = (uid: string): Query => everywhere('events', 'overwrites', uid);
export const costingsBy = (uid: string): Query => everywhere('private', 'updatedBy', uid);
export const refundsTo = (uid: string): Query => everywhere('refunds', 'userId', uid);
export const refundsSettledBy = (uid: string): Query => everywhere('refunds', 'settledBy', uid);
export const vouchersOf = (uid: string): Query => everywhere('vouchers', 'userId', uid);
export const unmatchedPaymentsFrom = (uid: string): Query => everywhere('unmatchedPayments', 'userId', uid);
export const unmatchedPaymentsSettledBy = (uid: string): Query => everywhere('unmatchedPayments', 'settledBy', uid);
export const paymentsFrom = (uid: string): Query => within('payments', 'applied.userId', uid);
export const invitationsBy = (uid: string): Query => everywhere('invitations', 'createdBy', uid);

/** Documents that are of no use without the person. */
export const disposables = (uid: string): readonly Query[] => [
  within('scheduledReminders', 'userId', uid),
  within('customerCodes', 'userId', uid),
  within('checkouts', 'userId', uid),
  within('receipts', 'by', uid),
  everywhere('invitations', 'acceptedBy', uid),
];

/** Contacts of guests and of orders, as staff have typed them; by a key those of guests, however they have. */
export const contactsWith = (field: 'email' | 'phone' | 'emailKey' | 'phoneKey', value: string): Query =>
  everywhere('private', field, value);

/** The same customer in the lists of all providers. */
export const customersKnownAs = (customerId: string): Query => everywhere('customers', 'customerId', customerId);

export const invitationsTo = (email: string): Query => everywhere('invitations', 'email', email);

/** Documents that a person's devices have left with a provider. */
export const commandsBy = (providerId: string, uid: string): Query =>
  within(`${providerPath(providerId)}/commands`, 'createdBy', uid);
export const devicesOf = (providerId: string, uid: string): Query =>
  within(providerDevicesPath(providerId), 'user', uid);

/** The collections whose documents name the person who wrote them last. */
const authored = [
  'categories',
  'menuItems',
  'tables',
  'printers',
  'recipes',
  'ingredients',
  'services',
  'resources',
  'plans',
] as const;

/** The places of work that stand for a member. */
export const resourcesOf = (providerId: string, uid: string): Query =>
  within(`${providerPath(providerId)}/resources`, 'memberId', uid);

/** Documents of a provider that name a member. */
export const traceQueries = (providerId: string, uid: string): readonly Query[] => [
  ...authored.map((collection) => within(`${providerPath(providerId)}/${collection}`, 'updatedBy', uid)),
  resourcesOf(providerId, uid),
  within(ordersPath(providerId), 'openedBy', uid),
  within(printJobsPath(providerId), 'claim.by', uid),
];

/** The references of bookings that a member has completed, or serves. */
export const bookingsOfMember = (providerId: string, uid: string): readonly Query[] => [
  within(referenceCollection(providerId, 'completed'), 'completedBy', uid),
  ...reservationStatuses.map((status: ReservationStatus) =>
    within(referenceCollection(providerId, status), 'servedBy.memberId', uid),
  ),
];

/** Events that may list owners. */
export const ownershipEvents = (providerId: string): Query =>
  listQuery(
    `${providerPath(providerId)}/events`,
    [],
    [['type', 'in', ['provider.created', 'provider.ownersChanged', 'resource.created', 'resource.updated']]],
    pageSize,
  );

/** The orders whose customer has left a phone or an e-mail. */
export const ordersWithContact = (providerId: string): Query =>
  within(ordersPath(providerId), 'customer.hasContact', true);

export const ordersOfCustomer = (providerId: string, uid: string): Query =>
  within(ordersPath(providerId), 'customer.userId', uid);

export const customersOf = (providerId: string, uid: string): Query =>
  within(`${providerPath(providerId)}/customers`, 'userId', uid);

export const printJobsOf = (providerId: string, orderId: string): Query =>
  within(printJobsPath(providerId), 'orderId', orderId);

/** The guests whose bookings have ended in a span of time. */
export const guestsThatLeft = (providerId: string, after: Date, until: Date): Query =>
  listQuery(
    guestReservationsPath(providerId),
    [['reservationEndTime', 'asc']],
    [
      ['reservationEndTime', '>', after],
      ['reservationEndTime', '<=', until],
    ],
    pageSize,
  );

/** Samples for the index test. */
export const erasureQueries = (): Query[] => [
  dueLeavings(new Date(0)),
  ownedProviders('u'),
  ownDocuments('u', 'reservations'),
  eventsBy('u'),
  eventsAbout('u'),
  eventsOverwriting('u'),
  costingsBy('u'),
  refundsTo('u'),
  refundsSettledBy('u'),
  vouchersOf('u'),
  unmatchedPaymentsFrom('u'),
  unmatchedPaymentsSettledBy('u'),
  paymentsFrom('u'),
  invitationsBy('u'),
  invitationsTo('a@example.org'),
  contactsWith('email', 'a@example.org'),
  contactsWith('phone', '+39'),
  contactsWith('emailKey', 'a@example.org'),
  contactsWith('phoneKey', '+39'),
  customersKnownAs('c'),
  ...disposables('u'),
  commandsBy('p', 'u'),
  devicesOf('p', 'u'),
  ...traceQueries('p', 'u'),
  ...bookingsOfMember('p', 'u'),
  ownershipEvents('p'),
  ordersWithContact('p'),
  ordersOfCustomer('p', 'u'),
  customersOf('p', 'u'),
  printJobsOf('p', 'o'),
  guestsThatLeft('p', new Date(0), new Date(1)),
];
