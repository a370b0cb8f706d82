export { evolveReservation } from './booking/evolve-reservation.ts';
export { evolveSubscription } from './booking/evolve-subscription.ts';
export { type Plan, planRef } from './booking/plan.ts';
export {
  type Attendee,
  type Reservation,
  type ReservationStatus,
  reservationSchema,
  reservationStatuses,
} from './booking/reservation.ts';
export type { ReservationEvent } from './booking/reservation-event.ts';
export { referenceCollection, referencePath, reservationRef } from './booking/reservation-paths.ts';
export { type ReservationReference, reservationReferenceSchema, toReference } from './booking/reservation-reference.ts';
export { peakSeats, slotKey } from './booking/seats.ts';
export { type Service, serviceRef } from './booking/service.ts';
export { type SlotDay, slotDayRef } from './booking/slot-day.ts';
export { slotsOfDay } from './booking/slot-grid.ts';
export {
  type Subscription,
  type SubscriptionStatus,
  subscriptionSchema,
  subscriptionStatuses,
} from './booking/subscription.ts';
export type { SubscriptionEvent } from './booking/subscription-event.ts';
export { subscriptionRef, subscriptionReferencePath, subscriptionReferences } from './booking/subscription-paths.ts';
export {
  type SubscriptionReference,
  subscriptionReferenceSchema,
  toSubscriptionReference,
} from './booking/subscription-reference.ts';
export type { CommandPayloads, CommandType } from './commands.ts';
export { documentSchemas } from './document-schemas.ts';
export type { DocumentKind, Documents } from './documents.ts';
export { type Analytics, type AnalyticsSources, analyticsOf } from './insight/analytics.ts';
export { counterShards, countersPath } from './insight/counters.ts';
export { type Day, daySchema } from './insight/day.ts';
export { daysPath } from './insight/day-paths.ts';
export { projectDays } from './insight/project-days.ts';
export { type Actor, actorId } from './kernel/actor.ts';
export type { Asked, BoundCommand } from './kernel/bound-command.ts';
export type { Command } from './kernel/command.ts';
export { type CauseEvent, consequence } from './kernel/consequence.ts';
export type { Decision } from './kernel/decision.ts';
export { type DomainEvent, type Entity, eventWrite } from './kernel/event.ts';
export type { EventRecord } from './kernel/event-record.ts';
export { idSchema } from './kernel/id.ts';
export { invariant } from './kernel/invariant.ts';
export { type Money, moneySchema } from './kernel/money.ts';
export type { Outcome } from './kernel/outcome.ts';
export type { Docs, Ref } from './kernel/ref.ts';
export { type Rejection, type RejectionCode, reject, rejectionCodes } from './kernel/rejection.ts';
export { addDays, atLocalTime, localDay, localHour } from './kernel/time-zone.ts';
export { type Fields, type Increments, serverTime, type Write } from './kernel/write.ts';
export { type ChannelName, channelNames } from './messages/channel-name.ts';
export { claim, type Delivery, isDue, leaseMs, type Sending, settle } from './messages/delivery.ts';
export type { Platform } from './messages/device.ts';
export type { Message } from './messages/message.ts';
export { type MessageType, messageTypes } from './messages/message-type.ts';
export { messagesFor } from './messages/messages-for.ts';
export { isStale, type NotableEvent, notableEventSchema } from './messages/notable-event.ts';
export {
  type Deliveries,
  graceMs,
  messageOf,
  type Notification,
  nextAttemptOf,
  notificationSchema,
} from './messages/notification.ts';
export { devicesPath, notificationPath, notificationsPath } from './messages/notification-paths.ts';
export { type NotificationPreferences, notificationPreferencesSchema } from './messages/notification-preferences.ts';
export { type Circumstances, firstDeliveries, prepareDelivery } from './messages/prepare-delivery.ts';
export { type Language, languageOf, type Reader } from './messages/reader.ts';
export { type Recipient, recipientSchema } from './messages/recipient.ts';
export { type Reminder, reminderSchema } from './messages/reminder.ts';
export { reminderMessage } from './messages/reminder-message.ts';
export { notableSubscriptionSchema, type Subject } from './messages/subject.ts';
export { parseCommand } from './parse-command.ts';
export { type Customer, type CustomerType, customerSchema } from './people/customer.ts';
export { customerIdOf } from './people/customer-id.ts';
export { customerRef, customersPath } from './people/customer-paths.ts';
export { endUserPath } from './people/end-user-path.ts';
export { afterOrder, aged } from './people/evolve-customer.ts';
export { evolveMember } from './people/evolve-member.ts';
export { type LoyaltyRules, loyaltyRules } from './people/loyalty-rules.ts';
export { type Member, type MemberRole, memberSchema } from './people/member.ts';
export type { MemberEvent } from './people/member-event.ts';
export { memberRef, membersPath } from './people/member-path.ts';
export type { OpeningHours } from './provider/opening-hours.ts';
export { type Provider, providerSchema } from './provider/provider.ts';
export { providerEvents, providerPath, providerRef } from './provider/provider-paths.ts';
export { allQueries } from './queries/all-queries.ts';
export {
  auditedCustomers,
  auditedIngredients,
  auditedOrderEnds,
  auditedOrders,
  auditedStockLogs,
  auditedTables,
} from './queries/audit-queries.ts';
export { dueCustomers } from './queries/customer-queries.ts';
export { indexOf } from './queries/index-of.ts';
export { analyticsDays, providerCounters } from './queries/insight-queries.ts';
export {
  dueNotifications,
  dueReminders,
  unreadNotifications,
  userDevices,
  userNotifications,
} from './queries/notification-queries.ts';
export { eventsSince, providerCustomers, providerMembers } from './queries/people-queries.ts';
export { providerPlans } from './queries/plan-queries.ts';
export { allRecipes, recipesOfItem, recipesWith, waitingEvents } from './queries/projection-queries.ts';
export type { Comparable, Query } from './queries/query.ts';
export {
  auditedReservations,
  lapsedHolds,
  providerReservations,
  upcomingReservations,
  userReservations,
} from './queries/reservation-queries.ts';
export {
  providerCategories,
  providerMenuItems,
  providerOrders,
  providerPrinters,
  providerTables,
  userOrders,
  waitingPrintJobs,
} from './queries/restaurant-queries.ts';
export { providerServices } from './queries/service-queries.ts';
export { ingredientLogs, providerIngredients, providerRecipes } from './queries/stock-queries.ts';
export {
  auditedSubscriptions,
  lapsedSubscriptions,
  providerSubscriptions,
  userSubscriptions,
} from './queries/subscription-queries.ts';
export { type RecordChange, recordChangeWrites } from './records/record-change-writes.ts';
export type { RecordInputs } from './records/record-inputs.ts';
export type { RecordKindName } from './records/record-kinds.ts';
export type { Category } from './restaurant/category.ts';
export { evolveOrder } from './restaurant/evolve-order.ts';
export { type StationTicket, stationTickets } from './restaurant/kitchen-display.ts';
export { type MenuItem, menuItemSchema } from './restaurant/menu-item.ts';
export { type Order, type OrderLine, orderSchema, type Totals } from './restaurant/order.ts';
export type { OrderEvent } from './restaurant/order-event.ts';
export { type OrderReference, orderReferenceSchema, toOrderReference } from './restaurant/order-reference.ts';
export {
  type LineStatus,
  lineStatuses,
  type OrderStatus,
  openStatuses,
  orderStatuses,
} from './restaurant/order-status.ts';
export { totalsOf } from './restaurant/order-totals.ts';
export { type PrintJob, printJobSchema } from './restaurant/print-job.ts';
export type { Printer } from './restaurant/printer.ts';
export {
  menuItemRef,
  orderRef,
  orderReferenceRef,
  ordersPath,
  printJobsPath,
  tableRef,
  tablesPath,
} from './restaurant/restaurant-paths.ts';
export { type Table, tableSchema } from './restaurant/table.ts';
export { type Availability, availabilityOf, ingredientsIn } from './stock/availability.ts';
export { type CostSources, costOfRecipe } from './stock/cost-of-recipe.ts';
export { type Ingredient, ingredientSchema, ingredientSettingsSchema } from './stock/ingredient.ts';
export type { IngredientCosting } from './stock/ingredient-costing.ts';
export { lowStockOf } from './stock/low-stock.ts';
export { recipeNeeds, recipesIn } from './stock/needs.ts';
export { convert, toQuantity, type Unit } from './stock/quantity.ts';
export { type Component, type Recipe, recipeSchema, recipeSettingsSchema } from './stock/recipe.ts';
export { type RecipeCause, recipeCauseOf } from './stock/recipe-cause.ts';
export type { RecipeCosting } from './stock/recipe-costing.ts';
export type { RecipeEvent } from './stock/recipe-event.ts';
export { type StockLog, stockLogSchema } from './stock/stock-log.ts';
export {
  ingredientCostingRef,
  ingredientRef,
  ingredientsPath,
  recipeCostingRef,
  recipeRef,
  recipesPath,
  stockLogsPath,
} from './stock/stock-paths.ts';
export { standingOf } from './stock/stock-standing.ts';
export type { StockStatus } from './stock/stock-status.ts';
