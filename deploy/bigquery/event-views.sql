-- Written by a test from the zod schemas: npx vitest run --project unit scripts/warehouse -u
-- One view for each type of event. A query of a view reads the partitions and blocks of its type.

CREATE OR REPLACE VIEW counterfoil.category_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'category.created';

CREATE OR REPLACE VIEW counterfoil.category_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'category.deleted';

CREATE OR REPLACE VIEW counterfoil.category_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'category.updated';

CREATE OR REPLACE VIEW counterfoil.closure_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.onConflict') AS `on_conflict`,
  SAFE_CAST(JSON_VALUE(payload, '$.moveWithinDays') AS NUMERIC) AS `move_within_days`
FROM counterfoil.events
WHERE type = 'closure.created';

CREATE OR REPLACE VIEW counterfoil.closure_withdrawn AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'closure.withdrawn';

CREATE OR REPLACE VIEW counterfoil.device_behind AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.queued') AS NUMERIC) AS `queued`,
  SAFE_CAST(JSON_VALUE(payload, '$.since') AS TIMESTAMP) AS `since`
FROM counterfoil.events
WHERE type = 'device.behind';

CREATE OR REPLACE VIEW counterfoil.health_degraded AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.signal') AS `signal`,
  JSON_VALUE(payload, '$.level') AS `level`,
  SAFE_CAST(JSON_VALUE(payload, '$.value') AS NUMERIC) AS `value`,
  SAFE_CAST(JSON_VALUE(payload, '$.limit') AS NUMERIC) AS `limit`,
  SAFE_CAST(JSON_VALUE(payload, '$.since') AS TIMESTAMP) AS `since`
FROM counterfoil.events
WHERE type = 'health.degraded';

CREATE OR REPLACE VIEW counterfoil.invariant_repaired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.audit') AS `audit`,
  JSON_VALUE(payload, '$.what') AS `what`
FROM counterfoil.events
WHERE type = 'invariant.repaired';

CREATE OR REPLACE VIEW counterfoil.inventory_item_added AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'inventory.itemAdded';

CREATE OR REPLACE VIEW counterfoil.inventory_item_removed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'inventory.itemRemoved';

CREATE OR REPLACE VIEW counterfoil.inventory_item_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'inventory.itemUpdated';

CREATE OR REPLACE VIEW counterfoil.inventory_low_stock_alert AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.ingredientId') AS `ingredient_id`,
  SAFE_CAST(JSON_VALUE(payload, '$.currentStock') AS NUMERIC) AS `current_stock`,
  SAFE_CAST(JSON_VALUE(payload, '$.reorderPoint') AS NUMERIC) AS `reorder_point`,
  JSON_VALUE(payload, '$.stockStatus') AS `stock_status`
FROM counterfoil.events
WHERE type = 'inventory.lowStockAlert';

CREATE OR REPLACE VIEW counterfoil.inventory_stock_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.changeType') AS `change_type`,
  JSON_VALUE(payload, '$.referenceType') AS `reference_type`,
  JSON_QUERY(payload, '$.changes') AS `changes`
FROM counterfoil.events
WHERE type = 'inventory.stockChanged';

CREATE OR REPLACE VIEW counterfoil.invitation_accepted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'invitation.accepted';

CREATE OR REPLACE VIEW counterfoil.invitation_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.role') AS `role`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiresAt') AS TIMESTAMP) AS `expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.byMail') AS BOOL) AS `by_mail`
FROM counterfoil.events
WHERE type = 'invitation.created';

CREATE OR REPLACE VIEW counterfoil.invitation_declined AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'invitation.declined';

CREATE OR REPLACE VIEW counterfoil.invitation_revoked AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'invitation.revoked';

CREATE OR REPLACE VIEW counterfoil.member_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.role') AS `role`,
  SAFE_CAST(JSON_VALUE(payload, '$.active') AS BOOL) AS `active`,
  SAFE_CAST(JSON_VALUE(payload, '$.schema') AS NUMERIC) AS `schema`,
  SAFE_CAST(JSON_VALUE(payload, '$.acceptedAt') AS TIMESTAMP) AS `accepted_at`
FROM counterfoil.events
WHERE type = 'member.created';

CREATE OR REPLACE VIEW counterfoil.member_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.declined') AS BOOL) AS `declined`
FROM counterfoil.events
WHERE type = 'member.deleted';

CREATE OR REPLACE VIEW counterfoil.member_role_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.role') AS `role`,
  JSON_VALUE(payload, '$.previousRole') AS `previous_role`
FROM counterfoil.events
WHERE type = 'member.roleChanged';

CREATE OR REPLACE VIEW counterfoil.member_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'member.updated';

CREATE OR REPLACE VIEW counterfoil.menu_item_availability_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'menuItem.availabilityChanged';

CREATE OR REPLACE VIEW counterfoil.menu_item_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'menuItem.created';

CREATE OR REPLACE VIEW counterfoil.menu_item_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'menuItem.deleted';

CREATE OR REPLACE VIEW counterfoil.menu_item_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'menuItem.updated';

CREATE OR REPLACE VIEW counterfoil.order_cancelled AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total.amount') AS NUMERIC) AS `total_amount`,
  JSON_VALUE(payload, '$.total.currency') AS `total_currency`
FROM counterfoil.events
WHERE type = 'order.cancelled';

CREATE OR REPLACE VIEW counterfoil.order_completed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total.amount') AS NUMERIC) AS `total_amount`,
  JSON_VALUE(payload, '$.total.currency') AS `total_currency`,
  JSON_VALUE(payload, '$.payment.method') AS `payment_method`,
  SAFE_CAST(JSON_VALUE(payload, '$.payment.amount.amount') AS NUMERIC) AS `payment_amount_amount`,
  JSON_VALUE(payload, '$.payment.amount.currency') AS `payment_amount_currency`
FROM counterfoil.events
WHERE type = 'order.completed';

CREATE OR REPLACE VIEW counterfoil.order_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total.amount') AS NUMERIC) AS `total_amount`,
  JSON_VALUE(payload, '$.total.currency') AS `total_currency`,
  JSON_VALUE(payload, '$.day') AS `day`,
  JSON_VALUE(payload, '$.kind') AS `kind`,
  JSON_QUERY(payload, '$.lines') AS `lines`,
  SAFE_CAST(JSON_VALUE(payload, '$.totals.subtotal.amount') AS NUMERIC) AS `totals_subtotal_amount`,
  JSON_VALUE(payload, '$.totals.subtotal.currency') AS `totals_subtotal_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.totals.tax.amount') AS NUMERIC) AS `totals_tax_amount`,
  JSON_VALUE(payload, '$.totals.tax.currency') AS `totals_tax_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.totals.total.amount') AS NUMERIC) AS `totals_total_amount`,
  JSON_VALUE(payload, '$.totals.total.currency') AS `totals_total_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.taxIncluded') AS BOOL) AS `tax_included`,
  SAFE_CAST(JSON_VALUE(payload, '$.customer.hasContact') AS BOOL) AS `customer_has_contact`,
  JSON_VALUE(payload, '$.payment.method') AS `payment_method`,
  SAFE_CAST(JSON_VALUE(payload, '$.payment.amount.amount') AS NUMERIC) AS `payment_amount_amount`,
  JSON_VALUE(payload, '$.payment.amount.currency') AS `payment_amount_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.confirmedAt') AS TIMESTAMP) AS `confirmed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.completedAt') AS TIMESTAMP) AS `completed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancelledAt') AS TIMESTAMP) AS `cancelled_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.schema') AS NUMERIC) AS `schema`
FROM counterfoil.events
WHERE type = 'order.created';

CREATE OR REPLACE VIEW counterfoil.order_status_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total.amount') AS NUMERIC) AS `total_amount`,
  JSON_VALUE(payload, '$.total.currency') AS `total_currency`,
  JSON_VALUE(payload, '$.change') AS `change`,
  JSON_VALUE(payload, '$.lineId') AS `line_id`
FROM counterfoil.events
WHERE type = 'order.statusChanged';

CREATE OR REPLACE VIEW counterfoil.order_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total.amount') AS NUMERIC) AS `total_amount`,
  JSON_VALUE(payload, '$.total.currency') AS `total_currency`,
  JSON_VALUE(payload, '$.change') AS `change`,
  JSON_VALUE(payload, '$.lineId') AS `line_id`,
  JSON_QUERY(payload, '$.lines') AS `lines`
FROM counterfoil.events
WHERE type = 'order.updated';

CREATE OR REPLACE VIEW counterfoil.payment_account_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.state') AS `state`,
  JSON_VALUE(payload, '$.before') AS `before`,
  SAFE_CAST(JSON_VALUE(payload, '$.chargesEnabled') AS BOOL) AS `charges_enabled`,
  SAFE_CAST(JSON_VALUE(payload, '$.payoutsEnabled') AS BOOL) AS `payouts_enabled`
FROM counterfoil.events
WHERE type = 'paymentAccount.changed';

CREATE OR REPLACE VIEW counterfoil.plan_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'plan.created';

CREATE OR REPLACE VIEW counterfoil.plan_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'plan.deleted';

CREATE OR REPLACE VIEW counterfoil.plan_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'plan.updated';

CREATE OR REPLACE VIEW counterfoil.print_job_failed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.number') AS NUMERIC) AS `number`
FROM counterfoil.events
WHERE type = 'printJob.failed';

CREATE OR REPLACE VIEW counterfoil.printer_added AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'printer.added';

CREATE OR REPLACE VIEW counterfoil.printer_assignment_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'printer.assignmentChanged';

CREATE OR REPLACE VIEW counterfoil.printer_configured AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'printer.configured';

CREATE OR REPLACE VIEW counterfoil.printer_removed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'printer.removed';

CREATE OR REPLACE VIEW counterfoil.projection_rebuild_asked AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_QUERY(payload, '$.projections') AS `projections`
FROM counterfoil.events
WHERE type = 'projection.rebuildAsked';

CREATE OR REPLACE VIEW counterfoil.provider_closures_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.closuresChanged';

CREATE OR REPLACE VIEW counterfoil.provider_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.currency') AS `currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.formerPaymentAccount.until') AS TIMESTAMP) AS `former_payment_account_until`,
  SAFE_CAST(JSON_VALUE(payload, '$.listing.place.latitude') AS NUMERIC) AS `listing_place_latitude`,
  SAFE_CAST(JSON_VALUE(payload, '$.listing.place.longitude') AS NUMERIC) AS `listing_place_longitude`,
  SAFE_CAST(JSON_VALUE(payload, '$.listing.listedAt') AS TIMESTAMP) AS `listing_listed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.slotSchema') AS NUMERIC) AS `slot_schema`
FROM counterfoil.events
WHERE type = 'provider.created';

CREATE OR REPLACE VIEW counterfoil.provider_listed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.place.latitude') AS NUMERIC) AS `place_latitude`,
  SAFE_CAST(JSON_VALUE(payload, '$.place.longitude') AS NUMERIC) AS `place_longitude`
FROM counterfoil.events
WHERE type = 'provider.listed';

CREATE OR REPLACE VIEW counterfoil.provider_owners_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.ownersChanged';

CREATE OR REPLACE VIEW counterfoil.provider_resumed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.resumed';

CREATE OR REPLACE VIEW counterfoil.provider_short_address_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.shortAddressChanged';

CREATE OR REPLACE VIEW counterfoil.provider_suspended AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.suspended';

CREATE OR REPLACE VIEW counterfoil.provider_unlisted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'provider.unlisted';

CREATE OR REPLACE VIEW counterfoil.provider_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'provider.updated';

CREATE OR REPLACE VIEW counterfoil.queue_standing AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.waiting') AS NUMERIC) AS `waiting`,
  SAFE_CAST(JSON_VALUE(payload, '$.oldest') AS TIMESTAMP) AS `oldest`
FROM counterfoil.events
WHERE type = 'queue.standing';

CREATE OR REPLACE VIEW counterfoil.recipe_availability_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.isAvailable') AS BOOL) AS `is_available`,
  JSON_VALUE(payload, '$.menuItemId') AS `menu_item_id`
FROM counterfoil.events
WHERE type = 'recipe.availabilityChanged';

CREATE OR REPLACE VIEW counterfoil.recipe_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'recipe.created';

CREATE OR REPLACE VIEW counterfoil.recipe_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'recipe.deleted';

CREATE OR REPLACE VIEW counterfoil.recipe_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'recipe.updated';

CREATE OR REPLACE VIEW counterfoil.refund_failed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.amount.amount') AS NUMERIC) AS `amount_amount`,
  JSON_VALUE(payload, '$.amount.currency') AS `amount_currency`
FROM counterfoil.events
WHERE type = 'refund.failed';

CREATE OR REPLACE VIEW counterfoil.reservation_cancelled AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.creditReturned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.creditReturned.currency') AS `credit_returned_currency`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.cancelled';

CREATE OR REPLACE VIEW counterfoil.reservation_checked_in AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.checkedIn';

CREATE OR REPLACE VIEW counterfoil.reservation_claimed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.serviceId') AS `service_id`,
  SAFE_CAST(JSON_VALUE(payload, '$.reservationStartTime') AS TIMESTAMP) AS `reservation_start_time`,
  SAFE_CAST(JSON_VALUE(payload, '$.reservationEndTime') AS TIMESTAMP) AS `reservation_end_time`,
  JSON_VALUE(payload, '$.day') AS `day`,
  SAFE_CAST(JSON_VALUE(payload, '$.servedBy.asked') AS BOOL) AS `served_by_asked`,
  JSON_VALUE(payload, '$.seriesId') AS `series_id`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.start') AS TIMESTAMP) AS `move_start`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.end') AS TIMESTAMP) AS `move_end`,
  JSON_VALUE(payload, '$.move.day') AS `move_day`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.servedBy.asked') AS BOOL) AS `move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.requestedAt') AS TIMESTAMP) AS `move_requested_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.expiresAt') AS TIMESTAMP) AS `move_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.feeWaived') AS BOOL) AS `fee_waived`,
  SAFE_CAST(JSON_VALUE(payload, '$.partySize') AS NUMERIC) AS `party_size`,
  SAFE_CAST(JSON_VALUE(payload, '$.totalPrice.amount') AS NUMERIC) AS `total_price_amount`,
  JSON_VALUE(payload, '$.totalPrice.currency') AS `total_price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.visits') AS NUMERIC) AS `credit_visits`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.amount.amount') AS NUMERIC) AS `credit_amount_amount`,
  JSON_VALUE(payload, '$.credit.amount.currency') AS `credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.returned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.credit.returned.currency') AS `credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.deposit.amount') AS NUMERIC) AS `deposit_amount`,
  JSON_VALUE(payload, '$.deposit.currency') AS `deposit_currency`,
  JSON_VALUE(payload, '$.status') AS `status`,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.freeUntilHours') AS NUMERIC) AS `cancellation_policy_free_until_hours`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.feePercent') AS NUMERIC) AS `cancellation_policy_fee_percent`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.noShowFeePercent') AS NUMERIC) AS `cancellation_policy_no_show_fee_percent`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.offered') AS BOOL) AS `offered`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExtendedAt') AS TIMESTAMP) AS `hold_extended_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.confirmedAt') AS TIMESTAMP) AS `confirmed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.checkedInAt') AS TIMESTAMP) AS `checked_in_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.completedAt') AS TIMESTAMP) AS `completed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancelledAt') AS TIMESTAMP) AS `cancelled_at`,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  SAFE_CAST(JSON_VALUE(payload, '$.rating.stars') AS NUMERIC) AS `rating_stars`,
  SAFE_CAST(JSON_VALUE(payload, '$.rating.ratedAt') AS TIMESTAMP) AS `rating_rated_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.createdAt') AS TIMESTAMP) AS `created_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.hasContact') AS BOOL) AS `has_contact`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.claimed';

CREATE OR REPLACE VIEW counterfoil.reservation_completed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.completed';

CREATE OR REPLACE VIEW counterfoil.reservation_confirmed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.paid') AS BOOL) AS `paid`,
  JSON_VALUE(payload, '$.seats.day') AS `seats_day`,
  SAFE_CAST(JSON_VALUE(payload, '$.seats.servedBy.asked') AS BOOL) AS `seats_served_by_asked`,
  SAFE_CAST(JSON_VALUE(payload, '$.accepted') AS BOOL) AS `accepted`,
  SAFE_CAST(JSON_VALUE(payload, '$.replacesCredit') AS BOOL) AS `replaces_credit`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.confirmed';

CREATE OR REPLACE VIEW counterfoil.reservation_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.hasContact') AS BOOL) AS `has_contact`,
  JSON_VALUE(payload, '$.serviceId') AS `service_id`,
  SAFE_CAST(JSON_VALUE(payload, '$.reservationStartTime') AS TIMESTAMP) AS `reservation_start_time`,
  SAFE_CAST(JSON_VALUE(payload, '$.reservationEndTime') AS TIMESTAMP) AS `reservation_end_time`,
  JSON_VALUE(payload, '$.day') AS `day`,
  SAFE_CAST(JSON_VALUE(payload, '$.servedBy.asked') AS BOOL) AS `served_by_asked`,
  JSON_VALUE(payload, '$.seriesId') AS `series_id`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.start') AS TIMESTAMP) AS `move_start`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.end') AS TIMESTAMP) AS `move_end`,
  JSON_VALUE(payload, '$.move.day') AS `move_day`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.servedBy.asked') AS BOOL) AS `move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.requestedAt') AS TIMESTAMP) AS `move_requested_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.move.expiresAt') AS TIMESTAMP) AS `move_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.feeWaived') AS BOOL) AS `fee_waived`,
  SAFE_CAST(JSON_VALUE(payload, '$.partySize') AS NUMERIC) AS `party_size`,
  SAFE_CAST(JSON_VALUE(payload, '$.totalPrice.amount') AS NUMERIC) AS `total_price_amount`,
  JSON_VALUE(payload, '$.totalPrice.currency') AS `total_price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.visits') AS NUMERIC) AS `credit_visits`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.amount.amount') AS NUMERIC) AS `credit_amount_amount`,
  JSON_VALUE(payload, '$.credit.amount.currency') AS `credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.returned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.credit.returned.currency') AS `credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.deposit.amount') AS NUMERIC) AS `deposit_amount`,
  JSON_VALUE(payload, '$.deposit.currency') AS `deposit_currency`,
  JSON_VALUE(payload, '$.status') AS `status`,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.freeUntilHours') AS NUMERIC) AS `cancellation_policy_free_until_hours`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.feePercent') AS NUMERIC) AS `cancellation_policy_fee_percent`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancellationPolicy.noShowFeePercent') AS NUMERIC) AS `cancellation_policy_no_show_fee_percent`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.offered') AS BOOL) AS `offered`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExtendedAt') AS TIMESTAMP) AS `hold_extended_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.confirmedAt') AS TIMESTAMP) AS `confirmed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.checkedInAt') AS TIMESTAMP) AS `checked_in_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.completedAt') AS TIMESTAMP) AS `completed_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancelledAt') AS TIMESTAMP) AS `cancelled_at`,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  SAFE_CAST(JSON_VALUE(payload, '$.rating.stars') AS NUMERIC) AS `rating_stars`,
  SAFE_CAST(JSON_VALUE(payload, '$.rating.ratedAt') AS TIMESTAMP) AS `rating_rated_at`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.created';

CREATE OR REPLACE VIEW counterfoil.reservation_credited AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.visits') AS NUMERIC) AS `credit_visits`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.amount.amount') AS NUMERIC) AS `credit_amount_amount`,
  JSON_VALUE(payload, '$.credit.amount.currency') AS `credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.credit.returned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.credit.returned.currency') AS `credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.confirms') AS BOOL) AS `confirms`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.credited';

CREATE OR REPLACE VIEW counterfoil.reservation_expired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.waited') AS BOOL) AS `waited`,
  SAFE_CAST(JSON_VALUE(payload, '$.creditReturned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.creditReturned.currency') AS `credit_returned_currency`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.expired';

CREATE OR REPLACE VIEW counterfoil.reservation_hold_extended AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.holdExtended';

CREATE OR REPLACE VIEW counterfoil.reservation_move_declined AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.declinedBy') AS `declined_by`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.moveDeclined';

CREATE OR REPLACE VIEW counterfoil.reservation_move_expired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.moveExpired';

CREATE OR REPLACE VIEW counterfoil.reservation_move_requested AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.day') AS `day`,
  SAFE_CAST(JSON_VALUE(payload, '$.servedBy.asked') AS BOOL) AS `served_by_asked`,
  SAFE_CAST(JSON_VALUE(payload, '$.start') AS TIMESTAMP) AS `start`,
  SAFE_CAST(JSON_VALUE(payload, '$.end') AS TIMESTAMP) AS `end`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiresAt') AS TIMESTAMP) AS `expires_at`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.moveRequested';

CREATE OR REPLACE VIEW counterfoil.reservation_no_show AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.creditReturned.amount') AS NUMERIC) AS `credit_returned_amount`,
  JSON_VALUE(payload, '$.creditReturned.currency') AS `credit_returned_currency`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.noShow';

CREATE OR REPLACE VIEW counterfoil.reservation_offered AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.seats.day') AS `seats_day`,
  SAFE_CAST(JSON_VALUE(payload, '$.seats.servedBy.asked') AS BOOL) AS `seats_served_by_asked`,
  JSON_VALUE(payload, '$.status') AS `status`,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.offered') AS BOOL) AS `offered`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.offered';

CREATE OR REPLACE VIEW counterfoil.reservation_payment_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.paymentChanged';

CREATE OR REPLACE VIEW counterfoil.reservation_rated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.stars') AS NUMERIC) AS `stars`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.rated';

CREATE OR REPLACE VIEW counterfoil.reservation_refund_due AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.replacesCredit') AS BOOL) AS `replaces_credit`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.refundDue';

CREATE OR REPLACE VIEW counterfoil.reservation_reopened AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.seats.day') AS `seats_day`,
  SAFE_CAST(JSON_VALUE(payload, '$.seats.servedBy.asked') AS BOOL) AS `seats_served_by_asked`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.reopened';

CREATE OR REPLACE VIEW counterfoil.reservation_rescheduled AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.day') AS `day`,
  SAFE_CAST(JSON_VALUE(payload, '$.servedBy.asked') AS BOOL) AS `served_by_asked`,
  SAFE_CAST(JSON_VALUE(payload, '$.start') AS TIMESTAMP) AS `start`,
  SAFE_CAST(JSON_VALUE(payload, '$.end') AS TIMESTAMP) AS `end`,
  SAFE_CAST(JSON_VALUE(payload, '$.feeWaived') AS BOOL) AS `fee_waived`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.serviceId') AS `reference_service_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS `reference_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS `reference_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.servedBy.asked') AS BOOL) AS `reference_served_by_asked`,
  JSON_VALUE(reference, '$.seriesId') AS `reference_series_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.startTime') AS TIMESTAMP) AS `reference_move_start_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.endTime') AS TIMESTAMP) AS `reference_move_end_time`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.servedBy.asked') AS BOOL) AS `reference_move_served_by_asked`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.requestedAt') AS TIMESTAMP) AS `reference_move_requested_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.move.expiresAt') AS TIMESTAMP) AS `reference_move_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS NUMERIC) AS `reference_party_size`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.visits') AS NUMERIC) AS `reference_credit_visits`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS NUMERIC) AS `reference_credit_amount_amount`,
  JSON_VALUE(reference, '$.credit.amount.currency') AS `reference_credit_amount_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS NUMERIC) AS `reference_credit_returned_amount`,
  JSON_VALUE(reference, '$.credit.returned.currency') AS `reference_credit_returned_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS NUMERIC) AS `reference_deposit_amount`,
  JSON_VALUE(reference, '$.deposit.currency') AS `reference_deposit_currency`,
  JSON_VALUE(reference, '$.paymentStatus') AS `reference_payment_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS NUMERIC) AS `reference_refund_due_amount`,
  JSON_VALUE(reference, '$.refundDue.currency') AS `reference_refund_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.refunded.amount') AS NUMERIC) AS `reference_refunded_amount`,
  JSON_VALUE(reference, '$.refunded.currency') AS `reference_refunded_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.offered') AS BOOL) AS `reference_offered`,
  SAFE_CAST(JSON_VALUE(reference, '$.confirmedAt') AS TIMESTAMP) AS `reference_confirmed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.checkedInAt') AS TIMESTAMP) AS `reference_checked_in_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.completedAt') AS TIMESTAMP) AS `reference_completed_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.stars') AS NUMERIC) AS `reference_stars`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'reservation.rescheduled';

CREATE OR REPLACE VIEW counterfoil.resource_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'resource.created';

CREATE OR REPLACE VIEW counterfoil.resource_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'resource.deleted';

CREATE OR REPLACE VIEW counterfoil.resource_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'resource.updated';

CREATE OR REPLACE VIEW counterfoil.service_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'service.created';

CREATE OR REPLACE VIEW counterfoil.service_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'service.deleted';

CREATE OR REPLACE VIEW counterfoil.service_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'service.updated';

CREATE OR REPLACE VIEW counterfoil.subscription_activated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.term.startDate') AS TIMESTAMP) AS `term_start_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.term.termMonths') AS NUMERIC) AS `term_term_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.term.expiryDate') AS TIMESTAMP) AS `term_expiry_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.paid') AS BOOL) AS `paid`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.activated';

CREATE OR REPLACE VIEW counterfoil.subscription_cancelled AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.cancelled';

CREATE OR REPLACE VIEW counterfoil.subscription_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.planId') AS `plan_id`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.startDate') AS TIMESTAMP) AS `start_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.termMonths') AS NUMERIC) AS `term_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiryDate') AS TIMESTAMP) AS `expiry_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.periodMonths') AS NUMERIC) AS `period_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.price.amount') AS NUMERIC) AS `price_amount`,
  JSON_VALUE(payload, '$.price.currency') AS `price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.pricePaid.amount') AS NUMERIC) AS `price_paid_amount`,
  JSON_VALUE(payload, '$.pricePaid.currency') AS `price_paid_currency`,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  JSON_VALUE(payload, '$.termPaymentStatus') AS `term_payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDisputed') AS BOOL) AS `refund_disputed`,
  SAFE_CAST(JSON_VALUE(payload, '$.renewalDue.amount') AS NUMERIC) AS `renewal_due_amount`,
  JSON_VALUE(payload, '$.renewalDue.currency') AS `renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.renewalMonths') AS NUMERIC) AS `renewal_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.price.amount') AS NUMERIC) AS `lapsed_renewal_price_amount`,
  JSON_VALUE(payload, '$.lapsedRenewal.price.currency') AS `lapsed_renewal_price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.periodMonths') AS NUMERIC) AS `lapsed_renewal_period_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.payableUntil') AS TIMESTAMP) AS `lapsed_renewal_payable_until`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiredAt') AS TIMESTAMP) AS `expired_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.cancelledAt') AS TIMESTAMP) AS `cancelled_at`,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.created';

CREATE OR REPLACE VIEW counterfoil.subscription_expired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.status') AS `status`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.expired';

CREATE OR REPLACE VIEW counterfoil.subscription_payment_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  JSON_VALUE(payload, '$.termPaymentStatus') AS `term_payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDisputed') AS BOOL) AS `refund_disputed`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.paymentChanged';

CREATE OR REPLACE VIEW counterfoil.subscription_refund_due AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.keepsPayment') AS BOOL) AS `keeps_payment`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.refundDue';

CREATE OR REPLACE VIEW counterfoil.subscription_renewal_cancelled AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.price.amount') AS NUMERIC) AS `lapsed_renewal_price_amount`,
  JSON_VALUE(payload, '$.lapsedRenewal.price.currency') AS `lapsed_renewal_price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.periodMonths') AS NUMERIC) AS `lapsed_renewal_period_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.payableUntil') AS TIMESTAMP) AS `lapsed_renewal_payable_until`,
  JSON_VALUE(payload, '$.cancelledBy') AS `cancelled_by`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.renewalCancelled';

CREATE OR REPLACE VIEW counterfoil.subscription_renewal_expired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.price.amount') AS NUMERIC) AS `lapsed_renewal_price_amount`,
  JSON_VALUE(payload, '$.lapsedRenewal.price.currency') AS `lapsed_renewal_price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.periodMonths') AS NUMERIC) AS `lapsed_renewal_period_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.lapsedRenewal.payableUntil') AS TIMESTAMP) AS `lapsed_renewal_payable_until`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.renewalExpired';

CREATE OR REPLACE VIEW counterfoil.subscription_renewal_requested AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.renewalDue.amount') AS NUMERIC) AS `renewal_due_amount`,
  JSON_VALUE(payload, '$.renewalDue.currency') AS `renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.renewalMonths') AS NUMERIC) AS `renewal_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  JSON_VALUE(payload, '$.termPaymentStatus') AS `term_payment_status`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.renewalRequested';

CREATE OR REPLACE VIEW counterfoil.subscription_renewed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.term.startDate') AS TIMESTAMP) AS `term_start_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.term.termMonths') AS NUMERIC) AS `term_term_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.term.expiryDate') AS TIMESTAMP) AS `term_expiry_date`,
  SAFE_CAST(JSON_VALUE(payload, '$.periodMonths') AS NUMERIC) AS `period_months`,
  SAFE_CAST(JSON_VALUE(payload, '$.price.amount') AS NUMERIC) AS `price_amount`,
  JSON_VALUE(payload, '$.price.currency') AS `price_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.paid') AS BOOL) AS `paid`,
  JSON_VALUE(reference, '$.status') AS `reference_status`,
  SAFE_CAST(JSON_VALUE(reference, '$.timestamp') AS TIMESTAMP) AS `reference_timestamp`,
  JSON_VALUE(reference, '$.planId') AS `reference_plan_id`,
  SAFE_CAST(JSON_VALUE(reference, '$.periodMonths') AS NUMERIC) AS `reference_period_months`,
  SAFE_CAST(JSON_VALUE(reference, '$.startDate') AS TIMESTAMP) AS `reference_start_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiryDate') AS TIMESTAMP) AS `reference_expiry_date`,
  SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS NUMERIC) AS `reference_price_amount`,
  JSON_VALUE(reference, '$.price.currency') AS `reference_price_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.renewalDue.amount') AS NUMERIC) AS `reference_renewal_due_amount`,
  JSON_VALUE(reference, '$.renewalDue.currency') AS `reference_renewal_due_currency`,
  SAFE_CAST(JSON_VALUE(reference, '$.version') AS NUMERIC) AS `reference_version`,
  SAFE_CAST(JSON_VALUE(reference, '$.holdExpiresAt') AS TIMESTAMP) AS `reference_hold_expires_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.expiredAt') AS TIMESTAMP) AS `reference_expired_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.cancelledAt') AS TIMESTAMP) AS `reference_cancelled_at`,
  JSON_VALUE(reference, '$.cancelledBy') AS `reference_cancelled_by`,
  JSON_VALUE(reference, '$.cancellationReason') AS `reference_cancellation_reason`,
  SAFE_CAST(JSON_VALUE(reference, '$.createdAt') AS TIMESTAMP) AS `reference_created_at`,
  SAFE_CAST(JSON_VALUE(reference, '$.updatedAt') AS TIMESTAMP) AS `reference_updated_at`
FROM counterfoil.events
WHERE type = 'subscription.renewed';

CREATE OR REPLACE VIEW counterfoil.table_available AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.available';

CREATE OR REPLACE VIEW counterfoil.table_cleaning AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.cleaning';

CREATE OR REPLACE VIEW counterfoil.table_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.created';

CREATE OR REPLACE VIEW counterfoil.table_deleted AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.deleted';

CREATE OR REPLACE VIEW counterfoil.table_occupied AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.occupied';

CREATE OR REPLACE VIEW counterfoil.table_reserved AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.reserved';

CREATE OR REPLACE VIEW counterfoil.table_updated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.change') AS `change`
FROM counterfoil.events
WHERE type = 'table.updated';

CREATE OR REPLACE VIEW counterfoil.voucher_activated AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.expiresAt') AS TIMESTAMP) AS `expires_at`
FROM counterfoil.events
WHERE type = 'voucher.activated';

CREATE OR REPLACE VIEW counterfoil.voucher_created AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.kind') AS `kind`,
  SAFE_CAST(JSON_VALUE(payload, '$.givenAway') AS BOOL) AS `given_away`,
  JSON_VALUE(payload, '$.serviceId') AS `service_id`,
  JSON_VALUE(payload, '$.status') AS `status`,
  SAFE_CAST(JSON_VALUE(payload, '$.total') AS NUMERIC) AS `total`,
  SAFE_CAST(JSON_VALUE(payload, '$.left') AS NUMERIC) AS `left`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundedUnits') AS NUMERIC) AS `refunded_units`,
  SAFE_CAST(JSON_VALUE(payload, '$.price.amount') AS NUMERIC) AS `price_amount`,
  JSON_VALUE(payload, '$.price.currency') AS `price_currency`,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.validDays') AS NUMERIC) AS `valid_days`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiresAt') AS TIMESTAMP) AS `expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.holdExpiresAt') AS TIMESTAMP) AS `hold_expires_at`,
  SAFE_CAST(JSON_VALUE(payload, '$.endedAt') AS TIMESTAMP) AS `ended_at`
FROM counterfoil.events
WHERE type = 'voucher.created';

CREATE OR REPLACE VIEW counterfoil.voucher_expired AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.status') AS `status`
FROM counterfoil.events
WHERE type = 'voucher.expired';

CREATE OR REPLACE VIEW counterfoil.voucher_given_away AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'voucher.givenAway';

CREATE OR REPLACE VIEW counterfoil.voucher_payment_changed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  JSON_VALUE(payload, '$.paymentStatus') AS `payment_status`,
  SAFE_CAST(JSON_VALUE(payload, '$.refunded.amount') AS NUMERIC) AS `refunded_amount`,
  JSON_VALUE(payload, '$.refunded.currency') AS `refunded_currency`
FROM counterfoil.events
WHERE type = 'voucher.paymentChanged';

CREATE OR REPLACE VIEW counterfoil.voucher_redeemed AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.units') AS NUMERIC) AS `units`,
  JSON_VALUE(payload, '$.redeemedBy') AS `redeemed_by`
FROM counterfoil.events
WHERE type = 'voucher.redeemed';

CREATE OR REPLACE VIEW counterfoil.voucher_refunded AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.amount.amount') AS NUMERIC) AS `amount_amount`,
  JSON_VALUE(payload, '$.amount.currency') AS `amount_currency`,
  SAFE_CAST(JSON_VALUE(payload, '$.refundDue.amount') AS NUMERIC) AS `refund_due_amount`,
  JSON_VALUE(payload, '$.refundDue.currency') AS `refund_due_currency`
FROM counterfoil.events
WHERE type = 'voucher.refunded';

CREATE OR REPLACE VIEW counterfoil.voucher_returned AS
SELECT
  provider_id, event, entity, customer, version, occurred_at,
  SAFE_CAST(JSON_VALUE(payload, '$.units') AS NUMERIC) AS `units`,
  SAFE_CAST(JSON_VALUE(payload, '$.expiresAt') AS TIMESTAMP) AS `expires_at`
FROM counterfoil.events
WHERE type = 'voucher.returned';

CREATE OR REPLACE VIEW counterfoil.voucher_taken AS
SELECT
  provider_id, event, entity, customer, version, occurred_at
FROM counterfoil.events
WHERE type = 'voucher.taken';
