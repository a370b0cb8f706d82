import type { z } from 'zod';
import { dayShardSchema } from './analytics/day-shard.ts';
import { closureSchema } from './booking/closures/closure.ts';
import { usageSchema } from './booking/limits/usage.ts';
import { paymentAccountSchema } from './booking/payment-account/account.ts';
import { paymentSchema } from './booking/payments/payment.ts';
import { refundSchema } from './booking/payments/refund.ts';
import { unmatchedPaymentSchema } from './booking/payments/unmatched-payment.ts';
import type { ReservationEvent } from './booking/reservation/event.ts';
import { reservationCodeSchema } from './booking/reservation/guest.ts';
import { reservationReferenceSchema } from './booking/reservation/reference.ts';
import { reservationSchema } from './booking/reservation/reservation.ts';
import { claimSchema } from './booking/shared/claim.ts';
import { resourceSchema } from './booking/slots/resource.ts';
import { serviceSchema } from './booking/slots/service.ts';
import { slotDaySchema } from './booking/slots/slot-day.ts';
import { waitingListSchema } from './booking/slots/waiting-list.ts';
import type { SubscriptionEvent } from './booking/subscription/event.ts';
import { planSchema } from './booking/subscription/plan.ts';
import { subscriptionReferenceSchema } from './booking/subscription/reference.ts';
import { subscriptionSchema } from './booking/subscription/subscription.ts';
import { voucherSchema } from './booking/voucher/voucher.ts';
import { counterShardSchema } from './counters/counter-shard.ts';
import { customerSchema } from './customers/customer.ts';
import { customerCodeSchema } from './end-user/customer-code.ts';
import { endUserSchema } from './end-user/end-user.ts';
import { storedEventSchema } from './kernel/stored-event.ts';
import { reminderSchema } from './notifications/reminder.ts';
import { directoryEntrySchema } from './provider/directory/entry.ts';
import { shortAddressSchema } from './provider/directory/short-address.ts';
import { invitationSchema } from './provider/invitations/invitation.ts';
import { memberSchema } from './provider/members/member.ts';
import { ownerUsageSchema } from './provider/owner-usage.ts';
import { ownershipSchema } from './provider/profile/ownership.ts';
import { privateProfileSchema } from './provider/profile/private-profile.ts';
import { providerSchema } from './provider/profile/provider.ts';
import { suspensionSchema } from './provider/suspension/suspension.ts';
import { storedRebuildSchema } from './rebuild/rebuild-state.ts';
import { menuItemSchema } from './restaurant/menu/menu-item.ts';
import { orderContactSchema } from './restaurant/orders/contact.ts';
import { orderSchema } from './restaurant/orders/order.ts';
import { orderNumberSchema } from './restaurant/orders/order-number.ts';
import { orderReferenceSchema } from './restaurant/orders/reference.ts';
import { printJobSchema } from './restaurant/print-jobs/print-job.ts';
import { printerSchema } from './restaurant/print-jobs/printer.ts';
import { tableSchema } from './restaurant/tables/table.ts';
import type { StockEvent } from './stock/event.ts';
import { ingredientSchema } from './stock/ingredient.ts';
import { ingredientCostingSchema } from './stock/ingredient-costing.ts';
import { recipeSchema } from './stock/recipe.ts';
import { recipeCostingSchema } from './stock/recipe-costing.ts';
import { stockLogSchema } from './stock/stock-log.ts';

const schemas = {
  provider: providerSchema,
  ownership: ownershipSchema,
  privateProfile: privateProfileSchema,
  suspension: suspensionSchema,
  shortAddress: shortAddressSchema,
  member: memberSchema,
  invitation: invitationSchema,
  endUser: endUserSchema,
  customerCode: customerCodeSchema,
  service: serviceSchema,
  resource: resourceSchema,
  slotDay: slotDaySchema,
  waitingList: waitingListSchema,
  closure: closureSchema,
  payment: paymentSchema,
  refund: refundSchema,
  paymentAccount: paymentAccountSchema,
  unmatchedPayment: unmatchedPaymentSchema,
  claim: claimSchema,
  usage: usageSchema,
  ownerUsage: ownerUsageSchema,
  reservation: reservationSchema,
  reservationReference: reservationReferenceSchema,
  reservationCode: reservationCodeSchema,
  voucher: voucherSchema,
  plan: planSchema,
  subscription: subscriptionSchema,
  subscriptionReference: subscriptionReferenceSchema,
  menuItem: menuItemSchema,
  table: tableSchema,
  printer: printerSchema,
  order: orderSchema,
  orderContact: orderContactSchema,
  orderReference: orderReferenceSchema,
  orderNumber: orderNumberSchema,
  printJob: printJobSchema,
  ingredient: ingredientSchema,
  ingredientCosting: ingredientCostingSchema,
  recipe: recipeSchema,
  recipeCosting: recipeCostingSchema,
  customer: customerSchema,
  // Only repairs read these.
  counterShard: counterShardSchema,
  dayShard: dayShardSchema,
  reminder: reminderSchema,
  stockLog: stockLogSchema,
  directoryEntry: directoryEntrySchema,
  rebuild: storedRebuildSchema,
  reservationEvent: storedEventSchema<ReservationEvent>(),
  subscriptionEvent: storedEventSchema<SubscriptionEvent>(),
  stockEvent: storedEventSchema<StockEvent>(),
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** All kinds of documents that a command can read, with their types. */
export type Documents = { [Kind in keyof typeof schemas]: Readonly<z.infer<(typeof schemas)[Kind]>> };

export type DocumentKind = keyof Documents;

/** The schema that decodes each kind. Deciders import only types from here, so devices load no schema library. */
export const documentSchemas: { readonly [Kind in DocumentKind]: z.ZodType<Documents[Kind]> } = schemas;

/** Kinds whose absence changes no decision. A profile supplies a name; without one, the sign-in's name counts. */
export const harmlessAbsences: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['endUser']);
