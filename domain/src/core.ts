/**
 * Everything that the client loads at startup: types, paths, queries, small helpers. It must not import deciders or
 * schemas.
 */

export { type Aggregate, aggregateOf, dependsOn, documentPathOf, laneOf } from './aggregates.ts';
export type { Analytics } from './analytics/analytics.ts';
export type { Day } from './analytics/day.ts';
export type { StoredDay } from './analytics/whole-day.ts';
export type { Closure } from './booking/closures/closure.ts';
export type { HitBooking } from './booking/closures/hit-bookings.ts';
export { closuresPath } from './booking/closures/paths.ts';
export type { ClosureStatus } from './booking/closures/status.ts';
export type { PaymentAccount } from './booking/payment-account/account.ts';
export type { PaymentAccountState } from './booking/payment-account/state.ts';
export type { Refund } from './booking/payments/refund.ts';
export type { RefundStatus } from './booking/payments/refund-status.ts';
export type { UnmatchedPayment } from './booking/payments/unmatched-payment.ts';
export { depositOf } from './booking/reservation/deposit-of.ts';
export { dueNow } from './booking/reservation/due-now.ts';
export type { GuestContact } from './booking/reservation/guest.ts';
export {
  guestContactPath,
  guestReservationRef,
  guestReservationsPath,
  referenceCollection,
  referenceRef,
  reservationRef,
} from './booking/reservation/paths.ts';
export type { ReservationReference } from './booking/reservation/reference.ts';
export type { Reservation } from './booking/reservation/reservation.ts';
export { type ReservationStatus, reservationStatuses } from './booking/reservation/status.ts';
export type { Attendee } from './booking/shared/attendee.ts';
export { serviceRef, slotDayRef } from './booking/slots/paths.ts';
export type { Resource, ServedBy } from './booking/slots/resource.ts';
export type { Service } from './booking/slots/service.ts';
export type { SlotDay } from './booking/slots/slot-day.ts';
export {
  planRef,
  subscriptionRef,
  subscriptionReferenceRef,
  subscriptionReferences,
} from './booking/subscription/paths.ts';
export type { Plan } from './booking/subscription/plan.ts';
export type { SubscriptionReference } from './booking/subscription/reference.ts';
export { type SubscriptionStatus, subscriptionStatuses } from './booking/subscription/status.ts';
export type { Subscription } from './booking/subscription/subscription.ts';
export { type PackageTerms, packagesOf } from './booking/voucher/package-of.ts';
export type { VoucherStatus } from './booking/voucher/status.ts';
export type { Voucher } from './booking/voucher/voucher.ts';
export type { CalendarFeed } from './calendar/calendar-feed.ts';
export { calendarAddress, calendarFeedsPath } from './calendar/paths.ts';
export type { OutcomeOf, ReasonOf, RejectionOf } from './command-reasons.ts';
export type { CommandPayloads, CommandType } from './commands.ts';
export { countersPath } from './counters/path.ts';
export type { Customer, CustomerType } from './customers/customer.ts';
export { customerRef, customersPath } from './customers/paths.ts';
export { documentDefaults } from './document-defaults.ts';
export type { DocumentKind, Documents } from './documents.ts';
export type { EndUser } from './end-user/end-user.ts';
export { customerCodeRef, endUserPath } from './end-user/path.ts';
export { type Actor, actorId } from './kernel/actor.ts';
export type { Command, CommandRequest } from './kernel/command.ts';
export type { CommandDefinition } from './kernel/command-definition.ts';
export type { RequestContext } from './kernel/command-spec.ts';
export type { Decision } from './kernel/decision.ts';
export type { DomainEvent, Entity } from './kernel/event.ts';
export type { EventRecord } from './kernel/event-record.ts';
export { grouped } from './kernel/grouped.ts';
export { invariant } from './kernel/invariant.ts';
export { minorDigits } from './kernel/minor-digits.ts';
export type { Money } from './kernel/money.ts';
export type { Outcome } from './kernel/outcome.ts';
export { readCode } from './kernel/read-code.ts';
export type { Reason } from './kernel/reason.ts';
export type { Docs, Ref } from './kernel/ref.ts';
export { type Rejection, reject } from './kernel/rejection.ts';
export { type RejectionCode, rejectionCodes } from './kernel/rejection-code.ts';
export { dayMs, hourMs, minuteMs, secondMs } from './kernel/time/durations.ts';
export { addDays, addLocalDays, atLocalTime } from './kernel/time/time-zone.ts';
export { correlationIdIn, isSampled, type SharedSpan, spanIdOf, traceIdOf } from './kernel/trace-ids.ts';
export { type Fields, type Increments, serverTime, type Write } from './kernel/write.ts';
export { type ChannelName, channelNames } from './notifications/channel-name.ts';
export type { Delivery } from './notifications/delivery.ts';
export type { Platform } from './notifications/device.ts';
export type { MessageType } from './notifications/message-type.ts';
export type { Deliveries, Notification } from './notifications/notification.ts';
export { devicesPath, notificationPath, notificationsPath } from './notifications/notification-paths.ts';
export type { NotificationPreferences } from './notifications/notification-preferences.ts';
export { mayHear, type NewsKind, newsKinds } from './notifications/staff/news-kind.ts';
export type { NewsType } from './notifications/staff/news-type.ts';
export { staffPreferencesPath } from './notifications/staff/paths.ts';
export type { DigestInterval, StaffPreferences } from './notifications/staff/staff-preferences.ts';
export type { Effects, OfferedSlot, Preview, Shortfall } from './preview/preview.ts';
export type { Invitation } from './provider/invitations/invitation.ts';
export { type InvitationTarget, invitationCode, invitationLink, parseInvitation } from './provider/invitations/link.ts';
export { invitationRef, invitationsPath } from './provider/invitations/paths.ts';
export type { InvitationStatus } from './provider/invitations/status.ts';
export type { Member, MemberRole } from './provider/members/member.ts';
export type { Membership } from './provider/members/membership.ts';
export { memberRef, membersPath } from './provider/members/path.ts';
export type { DevicePresence } from './provider/presence/device-presence.ts';
export { providerDevicePath, providerDevicesPath } from './provider/presence/path.ts';
export { awayForMs, heartbeatMs, onlineForMs, type Presence, presenceOf } from './provider/presence/presence-of.ts';
export { type BundleAudience, bundleAudiences, bundlePath } from './provider/profile/bundle-path.ts';
export type { OpeningHours } from './provider/profile/opening-hours.ts';
export { providerEvents, providerPath, providerRef } from './provider/profile/paths.ts';
export type { PrivateProfile } from './provider/profile/private-profile.ts';
export type { Provider } from './provider/profile/provider.ts';
export { type SyncSettings, syncOf } from './provider/profile/sync-settings.ts';
export {
  providerClosures,
  reservationsBetween,
  reservationsByCode,
  reservationsWishing,
} from './queries/desk-queries.ts';
export { providerCounters } from './queries/insight-queries.ts';
export { latestOf } from './queries/latest-of.ts';
export { unreadNotifications, userDevices, userNotifications } from './queries/notification-queries.ts';
export { providerRefunds, providerUnmatchedPayments } from './queries/payment-queries.ts';
export {
  eventsSince,
  overwrittenEvents,
  providerCustomers,
  providerInvitations,
  providerMembers,
  userMemberships,
} from './queries/people-queries.ts';
export { providerPlans } from './queries/plan-queries.ts';
export { providerDevices } from './queries/presence-queries.ts';
export type { Comparable, Query } from './queries/query.ts';
export {
  guestReservations,
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
export { providerResources, providerServices } from './queries/service-queries.ts';
export { ingredientLogs, providerIngredients, providerRecipes } from './queries/stock-queries.ts';
export { providerSubscriptions, userSubscriptions } from './queries/subscription-queries.ts';
export { heldVouchers, providerVouchers, vouchersWithCode } from './queries/voucher-queries.ts';
export { deletionPath } from './records/deletion-path.ts';
export type { RecordInputs } from './records/record-kinds.ts';
export { recordPath } from './records/record-path.ts';
export type { Category } from './restaurant/menu/category.ts';
export type { MenuItem } from './restaurant/menu/menu-item.ts';
export { menuItemRef } from './restaurant/menu/paths.ts';
export type { OrderContact } from './restaurant/orders/contact.ts';
export { type StationTicket, stationTickets } from './restaurant/orders/kitchen-display.ts';
export type { Order, OrderLine, Totals } from './restaurant/orders/order.ts';
export { orderContactRef, orderRef, orderReferenceRef, ordersPath } from './restaurant/orders/paths.ts';
export type { OrderReference } from './restaurant/orders/reference.ts';
export {
  type LineStatus,
  lineStatuses,
  type OrderStatus,
  openStatuses,
  orderStatuses,
} from './restaurant/orders/status.ts';
export { printJobsPath } from './restaurant/print-jobs/paths.ts';
export type { PrintJob } from './restaurant/print-jobs/print-job.ts';
export type { Printer } from './restaurant/print-jobs/printer.ts';
export { tableRef, tablesPath } from './restaurant/tables/paths.ts';
export type { Table } from './restaurant/tables/table.ts';
export type { Ingredient } from './stock/ingredient.ts';
export type { IngredientCosting } from './stock/ingredient-costing.ts';
export {
  ingredientCostingRef,
  ingredientRef,
  ingredientsPath,
  recipeCostingRef,
  recipeRef,
  recipesPath,
  stockLogsPath,
} from './stock/paths.ts';
export type { Unit } from './stock/quantity.ts';
export type { Component, Recipe } from './stock/recipe.ts';
export type { RecipeCosting } from './stock/recipe-costing.ts';
export type { StockStatus } from './stock/status.ts';
export type { StockLog } from './stock/stock-log.ts';
export { withPortions } from './stock/with-portions.ts';
export type { SystemCommandType } from './system-command-type.ts';
