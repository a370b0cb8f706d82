/** Everything, schemas included: for functions, scripts and tests. Apps load the parts below. */

export { evolveReservation } from './booking/evolve-reservation.ts';
export { evolveSubscription } from './booking/evolve-subscription.ts';
export type { ReservationEvent } from './booking/reservation-event.ts';
export { toReference } from './booking/reservation-reference.ts';
export { reservationReferenceSchema } from './booking/reservation-reference-schema.ts';
export { reservationSchema } from './booking/reservation-schema.ts';
export { slotKey } from './booking/seats.ts';
export type { SubscriptionEvent } from './booking/subscription-event.ts';
export { toSubscriptionReference } from './booking/subscription-reference.ts';
export { subscriptionReferenceSchema } from './booking/subscription-reference-schema.ts';
export { subscriptionSchema } from './booking/subscription-schema.ts';
export * from './booking.ts';
export * from './core.ts';
export { documentSchemas } from './document-schemas.ts';
export * from './house.ts';
export { counterShards } from './insight/counters.ts';
export { daysPath } from './insight/day-paths.ts';
export { daySchema } from './insight/day-schema.ts';
export { projectDays } from './insight/project-days.ts';
export * from './insight.ts';
export type { BoundCommand } from './kernel/bound-command.ts';
export { type CauseEvent, consequence } from './kernel/consequence.ts';
export { eventWrite } from './kernel/event.ts';
export { idSchema } from './kernel/id-schema.ts';
export { moneySchema } from './kernel/money-schema.ts';
export { addDays, atLocalTime, localHour } from './kernel/time-zone.ts';
export { claim, isDue, leaseMs, type Sending, settle } from './messages/delivery.ts';
export type { Message } from './messages/message.ts';
export { messageTypes } from './messages/message-type.ts';
export { messagesFor } from './messages/messages-for.ts';
export { isStale, type NotableEvent } from './messages/notable-event.ts';
export { notableEventSchema } from './messages/notable-event-schema.ts';
export { graceMs, messageOf, nextAttemptOf } from './messages/notification.ts';
export { notificationPreferencesSchema } from './messages/notification-preferences-schema.ts';
export { notificationSchema } from './messages/notification-schema.ts';
export { type Circumstances, firstDeliveries, prepareDelivery } from './messages/prepare-delivery.ts';
export { type Language, languageOf, type Reader } from './messages/reader.ts';
export type { Recipient } from './messages/recipient.ts';
export { recipientSchema } from './messages/recipient-schema.ts';
export type { Reminder } from './messages/reminder.ts';
export { reminderMessage } from './messages/reminder-message.ts';
export { reminderSchema } from './messages/reminder-schema.ts';
export type { Subject } from './messages/subject.ts';
export { notableSubscriptionSchema } from './messages/subject-schema.ts';
export { parseCommand } from './parse-command.ts';
export { customerIdOf } from './people/customer-id.ts';
export { customerSchema } from './people/customer-schema.ts';
export { afterOrder, aged } from './people/evolve-customer.ts';
export { evolveMember } from './people/evolve-member.ts';
export { type LoyaltyRules, loyaltyRules } from './people/loyalty-rules.ts';
export type { MemberEvent } from './people/member-event.ts';
export { memberSchema } from './people/member-schema.ts';
export { providerSchema } from './provider/provider-schema.ts';
export { allQueries } from './queries/all-queries.ts';
export {
  auditedCustomers,
  auditedIngredients,
  auditedOrderEnds,
  auditedOrders,
  auditedStockLogs,
  auditedTables,
} from './queries/audit-queries.ts';
export { bundleQueries } from './queries/bundle-queries.ts';
export { dueCustomers } from './queries/customer-queries.ts';
export { indexOf } from './queries/index-of.ts';
export { dueNotifications, dueReminders } from './queries/notification-queries.ts';
export { allRecipes, recipesOfItem, recipesWith, waitingEvents } from './queries/projection-queries.ts';
export { auditedReservations, lapsedHolds } from './queries/reservation-queries.ts';
export { auditedSubscriptions, lapsedSubscriptions } from './queries/subscription-queries.ts';
export { bundleOf } from './records/bundle-of.ts';
export { type RecordChange, recordChangeWrites } from './records/record-change-writes.ts';
export { recordEvents } from './records/record-events.ts';
export type { RecordKindName } from './records/record-kinds.ts';
export { evolveOrder } from './restaurant/evolve-order.ts';
export { menuItemSettingsSchema } from './restaurant/menu-item-schema.ts';
export type { OrderEvent } from './restaurant/order-event.ts';
export { toOrderReference } from './restaurant/order-reference.ts';
export { orderReferenceSchema } from './restaurant/order-reference-schema.ts';
export { orderSchema } from './restaurant/order-schema.ts';
export { printJobSchema } from './restaurant/print-job-schema.ts';
export { tableSchema } from './restaurant/table-schema.ts';
export * from './restaurant.ts';
export { type Availability, availabilityOf, ingredientsIn } from './stock/availability.ts';
export { type CostSources, costOfRecipe } from './stock/cost-of-recipe.ts';
export { ingredientSchema, ingredientSettingsSchema } from './stock/ingredient-schema.ts';
export { lowStockOf } from './stock/low-stock.ts';
export { recipeNeeds, recipesIn } from './stock/needs.ts';
export { convert, toQuantity } from './stock/quantity.ts';
export { type RecipeCause, recipeCauseOf } from './stock/recipe-cause.ts';
export type { RecipeEvent } from './stock/recipe-event.ts';
export { recipeSchema, recipeSettingsSchema } from './stock/recipe-schema.ts';
export { stockLogSchema } from './stock/stock-log-schema.ts';
export { standingOf } from './stock/stock-standing.ts';
