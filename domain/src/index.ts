/** The whole package, including schemas, for functions, scripts and tests. Apps load the parts below. */

export { daySchema } from './analytics/day.ts';
export { daysPath } from './analytics/day-paths.ts';
export { projectDays } from './analytics/project-days.ts';
export { type ProjectionName, projectionNames, projectionVersions } from './analytics/projection-versions.ts';
export {
  claimClosure,
  closureBatch,
  closureLeaseMs,
  endSweep,
  type LeftBooking,
  withResults,
  withSteps,
} from './booking/closures/apply.ts';
export { type ClosureStep, closureSchema } from './booking/closures/closure.ts';
export { closureRef } from './booking/closures/paths.ts';
export { usageRef } from './booking/limits/usage-ref.ts';
export { type AccountFacts, paymentAccountSchema, type ReportAccount } from './booking/payment-account/account.ts';
export { connectedAccountPath, paymentAccountRef } from './booking/payment-account/paths.ts';
export { payeeOf } from './booking/payment-account/payee.ts';
export type { PaymentAccountState } from './booking/payment-account/state.ts';
export { changedRefund, type Owed } from './booking/payments/changed-refund.ts';
export { paymentRef, refundIdOf, refundRef, unmatchedPaymentRef } from './booking/payments/path.ts';
export { paymentSchema, type StoredPayment } from './booking/payments/payment.ts';
export { type PaymentReport, withReport } from './booking/payments/payment-report.ts';
export { type Refund, refundSchema } from './booking/payments/refund.ts';
export { refundFailure } from './booking/payments/refund-event.ts';
export { claimRefund, type GatewayAnswer, notedRefund, refundKeyOf } from './booking/payments/send-refund.ts';
export { settlementOf } from './booking/payments/settlement.ts';
export { unmatchedPaymentSchema } from './booking/payments/unmatched-payment.ts';
export { type RefundFault, refundFaults } from './booking/refunds/agreement.ts';
export { owedByReservation, owedBySubscription, owedByVoucher } from './booking/refunds/owed.ts';
export { creditedMember } from './booking/reservation/credited-member.ts';
export { dueNow } from './booking/reservation/due-now.ts';
export type { ReservationEvent } from './booking/reservation/event.ts';
export { evolveReservation } from './booking/reservation/evolve.ts';
export { guestContactSchema } from './booking/reservation/guest.ts';
export { fullRef } from './booking/reservation/paths.ts';
export { reservationReferenceSchema } from './booking/reservation/reference.ts';
export { reminderWrites } from './booking/reservation/reminder-writes.ts';
export { reservationSchema } from './booking/reservation/reservation.ts';
export { revenueOf as reservationRevenue } from './booking/reservation/revenue.ts';
export { askedOf } from './booking/reservation/seats-again.ts';
export { toReference } from './booking/reservation/to-reference.ts';
export { claimRef } from './booking/shared/claim-write.ts';
export { occupancyOf, servedKey } from './booking/slots/find-resource.ts';
export { firstFreeSlot, type Offer, slotDaysOfOffer } from './booking/slots/first-free-slot.ts';
export { daysOfKey, type HeldSpan, heldSpan } from './booking/slots/held-span.ts';
export { occupancyRef, resourceRef, waitingListRef } from './booking/slots/paths.ts';
export { type Sold, slotKey, slotKeys } from './booking/slots/seats.ts';
export { slotDaySchema } from './booking/slots/slot-day.ts';
export { utcDay } from './booking/slots/utc-day.ts';
export { waitingListSchema } from './booking/slots/waiting-list.ts';
export type { SubscriptionEvent } from './booking/subscription/event.ts';
export { evolveSubscription } from './booking/subscription/evolve.ts';
export { subscriptionReferenceSchema } from './booking/subscription/reference.ts';
export { renewalReminderWrites } from './booking/subscription/reminder-writes.ts';
export { subscriptionSchema } from './booking/subscription/subscription.ts';
export { toSubscriptionReference } from './booking/subscription/to-reference.ts';
export { type VoucherFault, voucherFaults } from './booking/voucher/agreement.ts';
export type { VoucherEvent } from './booking/voucher/event.ts';
export { evolveVoucher } from './booking/voucher/evolve.ts';
export { voucherRef, vouchersPath } from './booking/voucher/paths.ts';
export { type Voucher, voucherSchema } from './booking/voucher/voucher.ts';
export * from './booking.ts';
export { type CalendarEvent, calendarEvent } from './calendar/calendar-event.ts';
export { calendarFeedSchema } from './calendar/calendar-feed.ts';
export { parseCalendarAddress } from './calendar/paths.ts';
export * from './core.ts';
export { counterShards, spreadCounters } from './counters/count.ts';
export { customerSchema } from './customers/customer.ts';
export { customerIdOf } from './customers/customer-id.ts';
export { agedCustomer, customerAfterOrder } from './customers/evolve.ts';
export { type LoyaltyRules, loyaltyRules } from './customers/loyalty-rules.ts';
export * from './desk.ts';
export { documentSchemas, harmlessAbsences } from './documents.ts';
export { contactRetentionDays } from './erasure/contact-retention.ts';
export { erasedCustomer, erasedOrder, erasedOrderPayload, type OrderErasure } from './erasure/erased-customer.ts';
export { type EventTraces, eventTraces } from './erasure/event-traces.ts';
export {
  betweenPassesMs,
  closingMs,
  type Leaving,
  type LeavingReport,
  leavingCountSchema,
  leavingPath,
  leavingReportPath,
  leavingReportSchema,
  leavingSchema,
  requestedLeaving,
  summedCounts,
} from './erasure/leaving.ts';
export { reservationErasure, type StoredBooking } from './erasure/reservation-erasure.ts';
export { mentions, rewritten, type Traces } from './erasure/rewritten.ts';
export { type StoredSubscription, subscriptionErasure } from './erasure/subscription-erasure.ts';
export { addMinutes, minutesOf } from './health/add-minutes.ts';
export { type AlertStep, alertStep, type Minutes, type Raised } from './health/alert-step.ts';
export { deviceReportSchema, reportedBy } from './health/device-report.ts';
export { createEventSample, type EventSample } from './health/event-sample.ts';
export { type MetricsDay, metricsDaySchema } from './health/metrics-day.ts';
export { metricsDay, metricsDayPath, metricsPath } from './health/paths.ts';
export { levels, type Signal, signals } from './health/signals.ts';
export { emptySlot, isQuiet, type Slot } from './health/slot.ts';
export { type Thresholds, thresholdsOf } from './health/thresholds.ts';
export * from './house.ts';
export * from './insight.ts';
export { type AuditName, type Finding, type FindingKind, findingKinds, type Told } from './invariants/finding.ts';
export { customerDifference, recountedCustomer } from './invariants/mends/customers.ts';
export { between } from './invariants/mends/figures.ts';
export { foldReservation, foldSubscription } from './invariants/mends/folded.ts';
export { changeIn, logOf, logPathOf } from './invariants/mends/stock-logs.ts';
export { bySource, mendOf } from './invariants/mends.ts';
export { maxSources, type Repair } from './invariants/payload.ts';
export { placeOf, sentenceOf } from './invariants/sentence.ts';
export { differingFields, stored as storedFields, told, toldFields } from './invariants/told.ts';
export { mayOperate } from './kernel/actor.ts';
export { applyWrite } from './kernel/apply-write.ts';
export type { BoundCommand } from './kernel/command-spec.ts';
export { emailKey, phoneKey } from './kernel/contact-keys.ts';
export { currencies } from './kernel/currencies.ts';
export { derivedEvent, type SourceEvent } from './kernel/derived-event.ts';
export { dueShard } from './kernel/due-shard.ts';
export { eventWrite } from './kernel/event.ts';
export { idSchema } from './kernel/id-schema.ts';
export type { Lookup } from './kernel/lookup.ts';
export { sameMoney } from './kernel/money.ts';
export { moneySchema } from './kernel/money-schema.ts';
export { nameSchema } from './kernel/name-schema.ts';
export {
  isCustomerPseudonym,
  isPseudonym,
  type Pseudonym,
  pseudonymOf,
  pseudonymOfCustomer,
} from './kernel/pseudonym.ts';
export type { Refused } from './kernel/rejection.ts';
export { sameValue } from './kernel/same-value.ts';
export { hash53, longCode, shortCode } from './kernel/short-code.ts';
export { localDay, localHour } from './kernel/time/time-zone.ts';
export {
  claim,
  deliverySchema,
  isDue,
  leaseMs,
  pending,
  type Sending,
  settle,
  skipped,
} from './notifications/delivery.ts';
export { deliveryReasons } from './notifications/delivery-reason.ts';
export { invitationMail } from './notifications/invitation-mail.ts';
export {
  addressMailsPath,
  invitationLimits,
  invitationMailsPath,
  mailLimits,
  mailsPerShard,
  personMailsPath,
  providerMailsPath,
} from './notifications/mail-limits.ts';
export type { Message } from './notifications/message.ts';
export { messageTypes } from './notifications/message-type.ts';
export { messagesFor } from './notifications/messages-for.ts';
export { isStale, type NotableEvent, notableEventSchema } from './notifications/notable-event.ts';
export { graceMs, messageOf, nextAttemptOf, notificationSchema } from './notifications/notification.ts';
export { notificationPreferencesSchema } from './notifications/notification-preferences.ts';
export {
  type DeliveryContext,
  firstDeliveries,
  prepareDelivery,
} from './notifications/prepare-delivery.ts';
export { type Language, languageOf, type Reader } from './notifications/reader.ts';
export type { Recipient } from './notifications/recipient.ts';
export { recipientSchema } from './notifications/recipient.ts';
export type { Reminder } from './notifications/reminder.ts';
export { reminderSchema } from './notifications/reminder.ts';
export { reminderMessage } from './notifications/reminder-message.ts';
export {
  type Digest,
  digestGraceMs,
  digestSchema,
  nextDigestAttempt,
} from './notifications/staff/digest.ts';
export { type DigestItem, type DigestMail, digestMail } from './notifications/staff/digest-mail.ts';
export type { News } from './notifications/staff/news.ts';
export { isTold } from './notifications/staff/news-channels.ts';
export { mayHear, type NewsKind, newsKinds, rolesHearing } from './notifications/staff/news-kind.ts';
export { maxDigestLines, pushesPerHour } from './notifications/staff/news-limits.ts';
export { type NewsRecipient, newsWrites } from './notifications/staff/news-notifications.ts';
export { newsOf } from './notifications/staff/news-of.ts';
export { isNews, kindOf, type NewsType, newsTypes } from './notifications/staff/news-type.ts';
export { pushesPath, staffPreferencesPath } from './notifications/staff/paths.ts';
export { type StaffPreferences, staffPreferencesSchema } from './notifications/staff/staff-preferences.ts';
export type { StaffReader } from './notifications/staff/staff-reader.ts';
export type { Subject } from './notifications/subject.ts';
export { notableSubscriptionSchema } from './notifications/subject.ts';
export { type LeavingMessageType, leavingMessage } from './notifications/write-message.ts';
export { parseCommand, parseDerivedCommand } from './parse-command.ts';
export { platformDaysPath, platformProvidersPath, platformSummaryPath } from './platform/paths.ts';
export {
  platformDaySchema,
  platformProviderSchema,
  platformSummarySchema,
} from './platform/platform-summary.ts';
export {
  addToPlatformDay,
  badness,
  emptyPlatformDay,
  providerRow,
} from './platform/provider-row.ts';
export * from './preview.ts';
export type { DirectoryEntry } from './provider/directory/entry.ts';
export { directoryEntrySchema } from './provider/directory/entry.ts';
export { entryOf, isFoundAnew } from './provider/directory/entry-write.ts';
export { directoryEntryPath } from './provider/directory/paths.ts';
export type { InvitationEvent } from './provider/invitations/event.ts';
export { invitationSchema } from './provider/invitations/invitation.ts';
export type { MemberEvent } from './provider/members/event.ts';
export { evolveMember } from './provider/members/evolve.ts';
export { isAccepted } from './provider/members/is-accepted.ts';
export { type MemberRole, memberSchema } from './provider/members/member.ts';
export { mirrorWrite } from './provider/members/mirror.ts';
export { frontOfHouse, membershipRefs, requireRole } from './provider/members/require-role.ts';
export type { SyncEvent } from './provider/presence/event.ts';
export { isDeviceBehind } from './provider/presence/is-device-behind.ts';
export { onlineForMs } from './provider/presence/presence-of.ts';
export { privateProfileRef } from './provider/profile/paths.ts';
export { type PrivateProfile, privateProfileSchema } from './provider/profile/private-profile.ts';
export { providerSchema } from './provider/profile/provider.ts';
export { isWhole, publicPart, splitProfile } from './provider/profile/split-profile.ts';
export { isSuspendable } from './provider/suspension/is-suspendable.ts';
export { suspensionRef } from './provider/suspension/path.ts';
export { suspensionSchema } from './provider/suspension/suspension.ts';
export { allQueries } from './queries/all-queries.ts';
export {
  anyPendingEvent,
  auditedCounters,
  auditedCustomers,
  auditedDays,
  auditedIngredients,
  auditedOccupancy,
  auditedOrderEnds,
  auditedOrders,
  auditedSlots,
  auditedStockEvents,
  auditedStockLogs,
  auditedTables,
  auditedWaitingLists,
  eventsOfEntity,
} from './queries/audit-queries.ts';
export { dueCustomers } from './queries/customer-queries.ts';
export { dueClosures } from './queries/desk-queries.ts';
export {
  bookingsOfMember,
  commandsBy,
  contactsWith,
  costingsBy,
  customersKnownAs,
  customersOf,
  devicesOf,
  disposables,
  dueLeavings,
  eventsAbout,
  eventsBy,
  eventsOverwriting,
  guestsThatLeft,
  invitationsBy,
  invitationsTo,
  ordersOfCustomer,
  ordersWithContact,
  ownDocuments,
  ownedProviders,
  ownershipEvents,
  paymentsFrom,
  printJobsOf,
  refundsSettledBy,
  refundsTo,
  resourcesOf,
  traceQueries,
  unmatchedPaymentsFrom,
  unmatchedPaymentsSettledBy,
  vouchersOf,
} from './queries/erasure-queries.ts';
export { devicesSeenSince, eventsToMeasure, latestEvent, metricsOfDays, queuedOf } from './queries/health-queries.ts';
export { beforeShards } from './queries/in-every-shard.ts';
export { indexOf } from './queries/index-of.ts';
export {
  digestNotifications,
  dueDigests,
  dueInvitations,
  dueNotifications,
  dueReminders,
} from './queries/notification-queries.ts';
export { auditedRefunds, dueRefunds, lapsedCheckouts, unmatchedPaymentsOf } from './queries/payment-queries.ts';
export { membersOf } from './queries/people-queries.ts';
export { everyBusyDevice } from './queries/presence-queries.ts';
export {
  allRecipes,
  pendingEvents,
  rebuildingProjections,
  recipesContaining,
  recipesOfItems,
  recipesWith,
  workingProjections,
} from './queries/projection-queries.ts';
export { deletionsOf } from './queries/record-queries.ts';
export {
  auditedGuestReservations,
  auditedReservations,
  dueWaitingLists,
  expiredHolds,
  expiredMoves,
  expiredWaits,
} from './queries/reservation-queries.ts';
export { dueOrderNumbers } from './queries/restaurant-queries.ts';
export { auditedSubscriptions, endedSubscriptions } from './queries/subscription-queries.ts';
export {
  everyFailedEvent,
  everyPendingEvent,
  everyQueuedCommand,
  failedEvents,
  failedRecordChanges,
  openAlerts,
  queuedCommands,
  stuckItems,
} from './queries/sweep-queries.ts';
export { auditedVouchers, endedVouchers } from './queries/voucher-queries.ts';
export { rebuildRef } from './rebuild/path.ts';
export { type RebuildState, rebuildStateSchema } from './rebuild/rebuild-state.ts';
export { bundleQueries } from './records/bundle-queries.ts';
export { type RecordChange, recordChangeWrites } from './records/record-change-writes.ts';
export { recordEvents } from './records/record-events.ts';
export { type RecordKind, type RecordKindName, recordKinds } from './records/record-kinds.ts';
export { menuItemSettingsSchema } from './restaurant/menu/menu-item.ts';
export { orderContactSchema } from './restaurant/orders/contact.ts';
export type { OrderEvent } from './restaurant/orders/event.ts';
export { evolveOrder } from './restaurant/orders/evolve.ts';
export { type CustomerDetails, orderSchema } from './restaurant/orders/order.ts';
export { orderNumberSchema } from './restaurant/orders/order-number.ts';
export { orderReferenceSchema } from './restaurant/orders/reference.ts';
export { restartedNumber } from './restaurant/orders/restarted-number.ts';
export { toOrderReference } from './restaurant/orders/to-reference.ts';
export { withContact } from './restaurant/orders/with-contact.ts';
export { printJobSchema } from './restaurant/print-jobs/print-job.ts';
export { tableSchema } from './restaurant/tables/table.ts';
export * from './restaurant.ts';
export { type Availability, availabilityOf } from './stock/availability.ts';
export { closureOf, ingredientsIn, maxContained, maxDepth, recipesIn } from './stock/closure.ts';
export { type CostSources, costOfRecipe } from './stock/cost-of-recipe.ts';
export { ingredientSchema, ingredientSettingsSchema } from './stock/ingredient.ts';
export { lowStockOf } from './stock/low-stock.ts';
export { type Needs, needsIn, recipeNeeds } from './stock/needs.ts';
export { convert, toQuantity } from './stock/quantity.ts';
export { recipeSchema, recipeSettingsSchema } from './stock/recipe.ts';
export type { RecipeEvent } from './stock/recipe-event.ts';
export { type RecipeImpact, recipeEventTypes, recipeImpactOf } from './stock/recipe-impact.ts';
export { standingOf } from './stock/standing.ts';
export { stockLogSchema } from './stock/stock-log.ts';
export { isStored, type StoredAvailability, storedAvailability } from './stock/stored-availability.ts';
export * from './subscriptions.ts';
