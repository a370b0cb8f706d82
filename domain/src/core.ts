/** What the client needs from its start: types, paths, queries, small helpers. No decider and no schema is reached from here. */

export { type Plan, planRef } from './booking/plan.ts';
export { type Attendee, type Reservation, type ReservationStatus, reservationStatuses } from './booking/reservation.ts';
export { referenceCollection, referencePath, reservationRef } from './booking/reservation-paths.ts';
export type { ReservationReference } from './booking/reservation-reference.ts';
export { type Service, serviceRef } from './booking/service.ts';
export { type SlotDay, slotDayRef } from './booking/slot-day.ts';
export { type Subscription, type SubscriptionStatus, subscriptionStatuses } from './booking/subscription.ts';
export { subscriptionRef, subscriptionReferencePath, subscriptionReferences } from './booking/subscription-paths.ts';
export type { SubscriptionReference } from './booking/subscription-reference.ts';
export type { CommandPayloads, CommandType } from './commands.ts';
export type { DocumentKind, Documents } from './documents.ts';
export type { Analytics } from './insight/analytics.ts';
export { countersPath } from './insight/counters-path.ts';
export type { Day } from './insight/day.ts';
export type { StoredDay } from './insight/whole-day.ts';
export { type Actor, actorId } from './kernel/actor.ts';
export type { Asked } from './kernel/bound-command.ts';
export type { Command, Request } from './kernel/command.ts';
export type { CommandDefinition } from './kernel/command-definition.ts';
export type { Decision } from './kernel/decision.ts';
export type { DomainEvent, Entity } from './kernel/event.ts';
export type { EventRecord } from './kernel/event-record.ts';
export { invariant } from './kernel/invariant.ts';
export type { Money } from './kernel/money.ts';
export type { Outcome } from './kernel/outcome.ts';
export type { Docs, Ref } from './kernel/ref.ts';
export { type Rejection, type RejectionCode, reject, rejectionCodes } from './kernel/rejection.ts';
export { type Fields, type Increments, serverTime, type Write } from './kernel/write.ts';
export { type ChannelName, channelNames } from './messages/channel-name.ts';
export type { Delivery } from './messages/delivery.ts';
export type { Platform } from './messages/device.ts';
export type { MessageType } from './messages/message-type.ts';
export type { Deliveries, Notification } from './messages/notification.ts';
export { devicesPath, notificationPath, notificationsPath } from './messages/notification-paths.ts';
export type { NotificationPreferences } from './messages/notification-preferences.ts';
export type { Customer, CustomerType } from './people/customer.ts';
export { customerRef, customersPath } from './people/customer-paths.ts';
export type { DevicePresence } from './people/device-presence.ts';
export { providerDevicePath, providerDevicesPath } from './people/device-presence-path.ts';
export { endUserPath } from './people/end-user-path.ts';
export type { Member, MemberRole } from './people/member.ts';
export { memberRef, membersPath } from './people/member-path.ts';
export { awayForMs, heartbeatMs, onlineForMs, type Presence, presenceOf } from './people/presence-of.ts';
export { type BundleAudience, bundleAudiences, bundlePath } from './provider/bundle-path.ts';
export type { OpeningHours } from './provider/opening-hours.ts';
export type { Provider } from './provider/provider.ts';
export { providerEvents, providerPath, providerRef } from './provider/provider-paths.ts';
export { providerCounters } from './queries/insight-queries.ts';
export { latestOf } from './queries/latest-of.ts';
export { unreadNotifications, userDevices, userNotifications } from './queries/notification-queries.ts';
export { eventsSince, overwrittenEvents, providerCustomers, providerMembers } from './queries/people-queries.ts';
export { providerPlans } from './queries/plan-queries.ts';
export { providerDevices } from './queries/presence-queries.ts';
export type { Comparable, Query } from './queries/query.ts';
export { providerReservations, upcomingReservations, userReservations } from './queries/reservation-queries.ts';
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
export { providerSubscriptions, userSubscriptions } from './queries/subscription-queries.ts';
export type { RecordInputs } from './records/record-inputs.ts';
export type { Category } from './restaurant/category.ts';
export { type StationTicket, stationTickets } from './restaurant/kitchen-display.ts';
export type { MenuItem } from './restaurant/menu-item.ts';
export type { Order, OrderLine, Totals } from './restaurant/order.ts';
export type { OrderReference } from './restaurant/order-reference.ts';
export {
  type LineStatus,
  lineStatuses,
  type OrderStatus,
  openStatuses,
  orderStatuses,
} from './restaurant/order-status.ts';
export type { PrintJob } from './restaurant/print-job.ts';
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
export type { Table } from './restaurant/table.ts';
export type { Ingredient } from './stock/ingredient.ts';
export type { IngredientCosting } from './stock/ingredient-costing.ts';
export type { Unit } from './stock/quantity.ts';
export type { Component, Recipe } from './stock/recipe.ts';
export type { RecipeCosting } from './stock/recipe-costing.ts';
export type { StockLog } from './stock/stock-log.ts';
export {
  ingredientCostingRef,
  ingredientRef,
  ingredientsPath,
  recipeCostingRef,
  recipeRef,
  recipesPath,
  stockLogsPath,
} from './stock/stock-paths.ts';
export type { StockStatus } from './stock/stock-status.ts';
