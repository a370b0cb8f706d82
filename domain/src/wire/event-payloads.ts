import * as z from 'zod';
import { projectionNames } from '../analytics/projection-versions.ts';
import { closureSchema } from '../booking/closures/closure.ts';
import type { ClosureEvent } from '../booking/closures/event.ts';
import type { PaymentAccountChanged } from '../booking/payment-account/event.ts';
import { paymentAccountStates } from '../booking/payment-account/state.ts';
import type { RefundEvent } from '../booking/payments/refund-event.ts';
import { creditSchema } from '../booking/reservation/credit-schema.ts';
import type { ReservationEvent } from '../booking/reservation/event.ts';
import { reservationSchema } from '../booking/reservation/reservation.ts';
import { parties } from '../booking/shared/party.ts';
import { paymentStatuses } from '../booking/shared/payment.ts';
import { servedBySchema } from '../booking/slots/resource.ts';
import type { SubscriptionEvent } from '../booking/subscription/event.ts';
import { subscriptionSchema } from '../booking/subscription/subscription.ts';
import type { VoucherEvent } from '../booking/voucher/event.ts';
import { voucherSchema } from '../booking/voucher/voucher.ts';
import type { InvariantRepaired } from '../invariants/event.ts';
import { auditNames, findingKinds } from '../invariants/finding.ts';
import type { DomainEvent } from '../kernel/event.ts';
import { moneySchema } from '../kernel/money-schema.ts';
import type { DirectoryEvent } from '../provider/directory/event.ts';
import type { InvitationEvent } from '../provider/invitations/event.ts';
import type { MemberEvent } from '../provider/members/event.ts';
import { memberSchema } from '../provider/members/member.ts';
import { memberRoles } from '../provider/members/roles.ts';
import type { SyncEvent } from '../provider/presence/event.ts';
import type { ClosuresChanged, OwnersChanged, ProviderCreated } from '../provider/profile/event.ts';
import { placeSchema } from '../provider/profile/listing.ts';
import { providerSchema } from '../provider/profile/provider.ts';
import { upcomingClosureSchema } from '../provider/profile/upcoming-closure.ts';
import type { SuspensionEvent } from '../provider/suspension/event.ts';
import type { RebuildAsked } from '../rebuild/event.ts';
import type { OrderEvent } from '../restaurant/orders/event.ts';
import { orderSchema } from '../restaurant/orders/order.ts';
import { orderReferenceSchema } from '../restaurant/orders/reference.ts';
import { lineStatuses } from '../restaurant/orders/status.ts';
import type { PrintJobEvent } from '../restaurant/print-jobs/event.ts';
import type { StockEvent } from '../stock/event.ts';
import type { RecipeEvent } from '../stock/recipe-event.ts';
import { stockStatuses } from '../stock/status.ts';
import { stockLogSchema } from '../stock/stock-log.ts';

/** A payload's schema for each type of event of a union. A missing or superfluous type does not compile. */
type PayloadsOf<Event extends DomainEvent> = { readonly [Type in Event['type']]: z.ZodType };

const envelopeFields = { version: true, lastCommandId: true, createdAt: true, updatedAt: true } as const;
const derivedFields = { ...envelopeFields, shard: true } as const;

const payment = z.object({ paymentId: z.string(), gateway: z.string() });
const cancellation = { cancelledBy: z.enum(parties), reason: z.string().optional() };
const back = { refundDue: moneySchema.optional(), creditReturned: moneySchema.optional() };
const replaced = { replacesCredit: z.literal(true).optional() };
const seats = { day: z.string(), slotKeys: z.array(z.string()), servedBy: servedBySchema.optional() };
const slot = { ...seats, start: z.date(), end: z.date() };
const nothing = z.object({});

export const reservationPayloads = {
  'reservation.created': reservationSchema.omit(derivedFields),
  'reservation.confirmed': z.object({
    payment: payment.optional(),
    seats: z.object(seats).optional(),
    accepted: z.literal(true).optional(),
    ...replaced,
  }),
  'reservation.cancelled': z.object({ ...cancellation, ...back }),
  'reservation.credited': z.object({ credit: creditSchema, confirms: z.literal(true).optional() }),
  // Without `userId` once its customer is erased.
  'reservation.claimed': reservationSchema.omit({ version: true, lastCommandId: true, shard: true, updatedAt: true }),
  'reservation.checkedIn': nothing,
  'reservation.reopened': z.object({
    seats: z.object(seats).optional(),
  }),
  'reservation.offered': z.object({
    seats: z.object(seats),
    ...reservationSchema.pick({ status: true, paymentStatus: true, holdExpiresAt: true, offered: true }).shape,
  }),
  'reservation.completed': z.object({ completedBy: z.string().optional() }),
  'reservation.noShow': z.object({ cancelledBy: z.enum(parties), ...back }),
  'reservation.rescheduled': z.object({
    ...slot,
    reason: z.string().optional(),
    feeWaived: z.literal(true).optional(),
  }),
  'reservation.moveRequested': z.object({ ...slot, expiresAt: z.date() }),
  'reservation.moveDeclined': z.object({ declinedBy: z.enum(parties) }),
  'reservation.moveExpired': nothing,
  'reservation.expired': z.object({ waited: z.literal(true).optional(), creditReturned: moneySchema.optional() }),
  'reservation.holdExtended': z.object({ holdExpiresAt: z.date() }),
  'reservation.rated': z.object({ stars: z.int(), comment: z.string().optional() }),
  'reservation.paymentChanged': z.object({
    paymentStatus: z.enum(paymentStatuses),
    refunded: moneySchema.optional(),
  }),
  'reservation.refundDue': z.object({ payment, refundDue: moneySchema, ...replaced }),
} as const satisfies PayloadsOf<ReservationEvent>;

const taken = { reservationId: z.string(), units: z.int().positive() };

export const voucherPayloads = {
  'voucher.created': voucherSchema.omit({ ...derivedFields, dueAt: true, activatedAt: true }),
  'voucher.activated': z.object({ payment, expiresAt: z.date() }),
  'voucher.givenAway': nothing,
  'voucher.taken': z.object({ userId: z.string() }),
  'voucher.redeemed': z.object({ ...taken, redeemedBy: z.literal('provider').optional() }),
  'voucher.returned': z.object({ ...taken, expiresAt: z.date().optional() }),
  'voucher.refunded': z.object({ amount: moneySchema, refundDue: moneySchema.optional() }),
  'voucher.expired': z.object({ status: z.enum(['expired', 'cancelled']) }),
  'voucher.paymentChanged': z.object({
    paymentStatus: z.enum(paymentStatuses),
    refunded: moneySchema.optional(),
  }),
} as const satisfies PayloadsOf<VoucherEvent>;

const term = z.object({ startDate: z.date(), termMonths: z.int(), expiryDate: z.date() });
const lapsedRenewal = subscriptionSchema.shape.lapsedRenewal.unwrap();

export const subscriptionPayloads = {
  'subscription.created': subscriptionSchema.omit(derivedFields),
  'subscription.activated': z.object({ payment, term }),
  'subscription.renewalRequested': z.object({
    renewalDue: moneySchema,
    renewalMonths: z.int(),
    holdExpiresAt: z.date().optional(),
    termPaymentStatus: z.enum(paymentStatuses).optional(),
  }),
  'subscription.renewalExpired': z.object({ lapsedRenewal }),
  'subscription.renewalCancelled': z.object({ lapsedRenewal, ...cancellation }),
  'subscription.renewed': z.object({ term, periodMonths: z.int(), price: moneySchema, payment: payment.optional() }),
  'subscription.cancelled': z.object(cancellation),
  'subscription.expired': z.object({ status: z.enum(['expired', 'cancelled']) }),
  'subscription.refundDue': z.object({ payment, refundDue: moneySchema, keepsPayment: z.literal(true).optional() }),
  'subscription.paymentChanged': z.object({
    paymentStatus: z.enum(paymentStatuses),
    termPaymentStatus: z.enum(paymentStatuses).optional(),
    refunded: moneySchema.optional(),
    refundDisputed: z.literal(true).optional(),
  }),
} as const satisfies PayloadsOf<SubscriptionEvent>;

const consumed = orderSchema.shape.lines.element.shape.consumed.unwrap();
const userId = { userId: z.string() };
const { role, active, displayName, schema, acceptedAt } = memberSchema.shape;

const stockChange = z.object({
  ingredientId: z.string(),
  quantityBefore: z.number(),
  quantityAfter: z.number(),
  quantityChanged: z.number(),
  version: z.int(),
});

/** The events whose owner is the provider. */
export const providerPayloads = {
  'order.created': orderSchema.omit(envelopeFields),
  'order.updated': z.discriminatedUnion('change', [
    z.object({ change: z.literal('linesAdded'), lines: orderSchema.shape.lines }),
    z.object({ change: z.literal('lineRemoved'), lineId: z.string() }),
    z.object({ change: z.literal('moved'), tableId: z.string() }),
    z.object({ change: z.literal('claimed'), userId: z.string() }),
  ]),
  'order.statusChanged': z.discriminatedUnion('change', [
    z.object({
      change: z.literal('confirmed'),
      lineIds: z.array(z.string()),
      consumed: z.record(z.string(), consumed),
    }),
    z.object({ change: z.literal('lineStatus'), lineId: z.string(), status: z.enum(lineStatuses) }),
  ]),
  'order.completed': z.object({ payment: orderSchema.shape.payment }),
  'order.cancelled': z.object({ cancelledBy: z.string(), reason: z.string().optional() }),
  'member.created': z.object({ ...userId, role, active, displayName, schema, acceptedAt }),
  'member.roleChanged': z.object({ ...userId, role, previousRole: z.enum(memberRoles) }),
  'member.updated': z.discriminatedUnion('change', [
    z.object({ ...userId, change: z.literal('accepted') }),
    z.object({ ...userId, change: z.literal('renamed'), displayName: z.string() }),
  ]),
  'member.deleted': z.object({ ...userId, declined: z.literal(true).optional() }),
  'invitation.created': z.object({ role, expiresAt: z.date(), byMail: z.boolean() }),
  'invitation.accepted': z.object(userId),
  'invitation.declined': nothing,
  'invitation.revoked': nothing,
  'provider.created': providerSchema.omit(envelopeFields),
  'provider.ownersChanged': z.object({ ownerIds: z.array(z.string()), ownerId: z.string().optional() }),
  'provider.closuresChanged': z.object({ closures: z.array(upcomingClosureSchema) }),
  'provider.listed': z.object({ place: placeSchema.optional(), text: z.string().optional() }),
  'provider.unlisted': nothing,
  'provider.shortAddressChanged': z.object({
    shortAddress: z.string().optional(),
    shortAddresses: z.array(z.string()),
  }),
  'closure.created': closureSchema.pick({
    from: true,
    until: true,
    openingHours: true,
    break: true,
    serviceIds: true,
    title: true,
    onConflict: true,
    moveWithinDays: true,
  }),
  'closure.withdrawn': nothing,
  'inventory.stockChanged': z.object({
    changeType: stockLogSchema.shape.changeType,
    referenceType: stockLogSchema.shape.referenceType,
    referenceId: z.string(),
    changes: z.array(stockChange),
  }),
  'inventory.lowStockAlert': z.object({
    ingredientId: z.string(),
    name: z.string(),
    currentStock: z.number(),
    reorderPoint: z.number(),
    stockStatus: z.enum(stockStatuses),
  }),
  'printJob.failed': z.object({
    orderId: z.string(),
    number: z.int().positive(),
    station: z.string(),
    printerId: z.string(),
  }),
  'refund.failed': z.object({ amount: moneySchema, code: z.string() }),
  'paymentAccount.changed': z.object({
    state: z.enum(paymentAccountStates),
    before: z.enum(paymentAccountStates).optional(),
    chargesEnabled: z.boolean(),
    payoutsEnabled: z.boolean(),
  }),
  'provider.suspended': z.object({}),
  'provider.resumed': z.object({}),
  'projection.rebuildAsked': z.object({ projections: z.array(z.enum(projectionNames)) }),
  'invariant.repaired': z.object({ audit: z.enum(auditNames), what: z.enum(findingKinds), where: z.string() }),
  'device.behind': z.object({ name: z.string(), queued: z.int().positive(), since: z.date() }),
  'queue.standing': z.object({ waiting: z.int().positive(), oldest: z.date() }),
  'health.degraded': z.object({
    signal: z.enum(['drops', 'latency', 'failures']),
    level: z.enum(['normal', 'warning', 'critical']),
    value: z.number(),
    limit: z.number(),
    since: z.date(),
  }),
  'recipe.availabilityChanged': z.object({
    isAvailable: z.boolean(),
    missingIngredients: z.array(z.string()),
    menuItemId: z.string().optional(),
  }),
} as const satisfies PayloadsOf<
  | OrderEvent
  | MemberEvent
  | InvitationEvent
  | ProviderCreated
  | OwnersChanged
  | StockEvent
  | RecipeEvent
  | PrintJobEvent
  | RefundEvent
  | PaymentAccountChanged
  | SyncEvent
  | ClosuresChanged
  | DirectoryEvent
  | ClosureEvent
  | InvariantRepaired
  | SuspensionEvent
  | RebuildAsked
>;

const { orderId, providerId, number, status, total } = orderReferenceSchema.shape;
const ofGuest = z.object({ orderId, providerId, number, status, total });

/**
 * The same where the counterpart's copy is reduced. A provider's copy has no names, payment details and words of the
 * customer. A customer's copy of an order's event has the state of the order afterwards.
 */
export const reducedPayloads = {
  'reservation.created': reservationPayloads['reservation.created'].omit({
    userName: true,
    attendees: true,
    paymentId: true,
    gateway: true,
    cancellationReason: true,
  }),
  'reservation.claimed': reservationPayloads['reservation.claimed'].omit({
    userName: true,
    hasContact: true,
    attendees: true,
    paymentId: true,
    gateway: true,
    cancellationReason: true,
  }),
  // Of a booking that an erasure has made a guest's, the provider has the whole payload instead.
  'reservation.confirmed': z.object({ paid: z.boolean().optional() }),
  'reservation.rated': z.object({ stars: z.int() }),
  'reservation.refundDue': z.object({ refundDue: moneySchema }),
  'subscription.created': subscriptionPayloads['subscription.created'].omit({
    userName: true,
    subscribers: true,
    paymentId: true,
    gateway: true,
    cancellationReason: true,
  }),
  'subscription.activated': z.object({ term, paid: z.boolean() }),
  'subscription.renewed': z.object({ term, periodMonths: z.int(), price: moneySchema, paid: z.boolean() }),
  'subscription.refundDue': z.object({ refundDue: moneySchema }),
  'order.created': ofGuest,
  'order.updated': ofGuest,
  'order.statusChanged': ofGuest,
  'order.completed': ofGuest,
  'order.cancelled': ofGuest,
} as const satisfies Partial<PayloadsOf<ReservationEvent | SubscriptionEvent>> & PayloadsOf<OrderEvent>;

/**
 * The event of a record that a device has written: the fields of devices before and after. A costing tells that it has
 * changed, and a very large record has no room for its versions.
 */
export const recordPayload = z.object({
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
  change: z.enum(['costing', 'tooLarge']).optional(),
});
