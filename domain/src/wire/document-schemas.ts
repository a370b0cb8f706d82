import type { z } from 'zod';
import { daySchema } from '../analytics/day.ts';
import { guestContactSchema } from '../booking/reservation/guest.ts';
import { calendarFeedSchema } from '../calendar/calendar-feed.ts';
import { documentSchemas } from '../documents.ts';
import { leavingReportSchema, leavingSchema } from '../erasure/leaving.ts';
import { metricsDaySchema } from '../health/metrics-day.ts';
import { notificationSchema } from '../notifications/notification.ts';
import { digestSchema } from '../notifications/staff/digest.ts';
import { staffPreferencesSchema } from '../notifications/staff/staff-preferences.ts';
import { platformDaySchema, platformProviderSchema, platformSummarySchema } from '../platform/platform-summary.ts';
import { directoryEntrySchema } from '../provider/directory/entry.ts';
import { membershipSchema } from '../provider/members/membership.ts';
import { categorySchema } from '../restaurant/menu/category.ts';
import { menuCostingSchema } from '../restaurant/menu/costing.ts';
import { stockLogSchema } from '../stock/stock-log.ts';
import { settledCommandSchema } from './envelopes.ts';

const provider = 'serviceProviders/{pid}';
const user = 'endUsers/{uid}';

interface StoredKind {
  readonly paths: readonly string[];
  readonly schema: z.ZodType;
}

const at = (schema: z.ZodType, ...paths: string[]): StoredKind => ({ schema, paths });

const references = (statuses: readonly string[], kind: string): string[] =>
  statuses.map((status) => `${provider}/${status}${kind}/{id}`);

/** Every kind of document that a client reads or writes, with its addresses. */
export const storedKinds = {
  EndUser: at(documentSchemas.endUser, user),
  Reservation: at(documentSchemas.reservation, `${user}/reservations/{id}`, `${provider}/guestReservations/{id}`),
  GuestContact: at(guestContactSchema, `${provider}/guestReservations/{id}/private/contact`),
  // Also below a pseudonym, once its subscriber is erased.
  Subscription: at(documentSchemas.subscription, `${user}/subscriptions/{id}`),
  OrderReference: at(documentSchemas.orderReference, `${user}/orders/{id}`),
  Membership: at(membershipSchema, `${user}/memberships/{pid}`),
  Notification: at(notificationSchema, `${user}/notifications/{id}`),
  CalendarFeed: at(calendarFeedSchema, `${user}/calendarFeeds/{pid}`),
  StaffPreferences: at(staffPreferencesSchema, `${user}/staffPreferences/{pid}`),
  StoredCommand: at(settledCommandSchema, `${user}/commands/{id}`, `${provider}/commands/{id}`),
  Leaving: at(leavingSchema, 'leavings/{uid}'),
  CustomerCode: at(documentSchemas.customerCode, 'customerCodes/{code}'),
  Provider: at(documentSchemas.provider, provider),
  Suspension: at(documentSchemas.suspension, 'suspensions/{pid}'),
  PlatformSummary: at(platformSummarySchema, 'platform/summary'),
  PlatformDay: at(platformDaySchema, 'platform/summary/daily/{day}'),
  PlatformProvider: at(platformProviderSchema, 'platform/summary/providers/{pid}'),
  DirectoryEntry: at(directoryEntrySchema, 'directory/{pid}'),
  ShortAddress: at(documentSchemas.shortAddress, 'shortAddresses/{shortAddress}'),
  Member: at(documentSchemas.member, `${provider}/members/{uid}`),
  Invitation: at(documentSchemas.invitation, `${provider}/invitations/{id}`),
  Service: at(documentSchemas.service, `${provider}/services/{id}`),
  Resource: at(documentSchemas.resource, `${provider}/resources/{id}`),
  Plan: at(documentSchemas.plan, `${provider}/plans/{id}`),
  Closure: at(documentSchemas.closure, `${provider}/closures/{id}`),
  SlotDay: at(documentSchemas.slotDay, `${provider}/slots/{serviceId_day}`, `${provider}/occupancy/{day}`),
  WaitingList: at(documentSchemas.waitingList, `${provider}/waitingLists/{day}`),
  ReservationReference: at(
    documentSchemas.reservationReference,
    ...references(['waiting', 'pending', 'confirmed', 'completed', 'cancelled'], 'Reservations'),
  ),
  SubscriptionReference: at(
    documentSchemas.subscriptionReference,
    ...references(['pending', 'active', 'expired', 'cancelled'], 'Subscriptions'),
  ),
  Voucher: at(documentSchemas.voucher, `${provider}/vouchers/{id}`),
  Category: at(categorySchema, `${provider}/categories/{id}`),
  MenuItem: at(documentSchemas.menuItem, `${provider}/menuItems/{id}`),
  MenuCosting: at(menuCostingSchema, `${provider}/menuItems/{id}/private/costing`),
  Table: at(documentSchemas.table, `${provider}/tables/{id}`),
  Printer: at(documentSchemas.printer, `${provider}/printers/{id}`),
  PrintJob: at(documentSchemas.printJob, `${provider}/printJobs/{id}`),
  Order: at(documentSchemas.order, `${provider}/orders/{id}`),
  OrderContact: at(documentSchemas.orderContact, `${provider}/orders/{id}/private/contact`),
  Ingredient: at(documentSchemas.ingredient, `${provider}/ingredients/{id}`),
  IngredientCosting: at(documentSchemas.ingredientCosting, `${provider}/ingredients/{id}/private/costing`),
  Recipe: at(documentSchemas.recipe, `${provider}/recipes/{id}`),
  RecipeCosting: at(documentSchemas.recipeCosting, `${provider}/recipes/{id}/private/costing`),
  StockLog: at(stockLogSchema, `${provider}/stockLogs/{id}`),
  Customer: at(documentSchemas.customer, `${provider}/customers/{id}`),
  Day: at(daySchema, `${provider}/days/{day_shard}`),
  MetricsDay: at(metricsDaySchema, `${provider}/metrics/{day}`),
  Refund: at(documentSchemas.refund, `${provider}/refunds/{id}`),
  PrivateProfile: at(documentSchemas.privateProfile, `${provider}/private/profile`),
  PaymentAccount: at(documentSchemas.paymentAccount, `${provider}/private/paymentAccount`),
  UnmatchedPayment: at(
    documentSchemas.unmatchedPayment,
    `${provider}/unmatchedPayments/{id}`,
    'unmatchedPayments/{id}',
  ),
  // Only functions read these. They are here so that the schemas of all documents of commands are complete.
  Payment: at(documentSchemas.payment, 'payments/{code}'),
  ReservationClaim: at(
    documentSchemas.claim,
    `${provider}/reservationClaims/{id}`,
    `${provider}/subscriptionClaims/{id}`,
  ),
  ReservationCode: at(documentSchemas.reservationCode, `${provider}/reservationCodes/{code}`),
  Usage: at(documentSchemas.usage, `${provider}/usage/{uid}`),
  OwnerUsage: at(documentSchemas.ownerUsage, 'usage/{uid}'),
  Digest: at(digestSchema, `${user}/digests/{pid_end}`),
  OrderNumber: at(documentSchemas.orderNumber, `${provider}/orderNumbers/{shard}`),
  LeavingReport: at(leavingReportSchema, 'leavingReports/{id}'),
} as const satisfies Readonly<Record<string, StoredKind>>;

export type StoredKindName = keyof typeof storedKinds;
