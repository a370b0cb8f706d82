-- Facts that several reports need, each as the days of Firestore count it: domain/src/analytics.
-- test/integration/warehouse.test.ts compares both, day by day.

-- One row for each event of a booking: what it adds to the counts of the day `counted_at`.
CREATE OR REPLACE VIEW counterfoil.booking_changes AS
WITH states AS (
  SELECT
    provider_id, event, customer, occurred_at,
    JSON_VALUE(before, '$.status') AS was,
    JSON_VALUE(reference, '$.status') AS is_now,
    JSON_VALUE(reference, '$.serviceId') AS service_id,
    JSON_VALUE(reference, '$.price.currency') AS currency,
    JSON_VALUE(reference, '$.status') = 'cancelled'
      AND COALESCE(JSON_VALUE(reference, '$.cancellationReason') = 'no-show', FALSE) AS is_no_show,
    -- Staff have taken an end back: it leaves the day on which it was counted.
    CASE
      WHEN COALESCE(JSON_VALUE(reference, '$.status'), '') != 'confirmed' THEN NULL
      WHEN JSON_VALUE(before, '$.status') = 'completed'
        THEN SAFE_CAST(JSON_VALUE(before, '$.completedAt') AS TIMESTAMP)
      WHEN JSON_VALUE(before, '$.status') = 'cancelled' AND JSON_VALUE(before, '$.cancelledBy') = 'provider'
        AND JSON_VALUE(before, '$.cancellationReason') = 'no-show'
        THEN SAFE_CAST(JSON_VALUE(before, '$.cancelledAt') AS TIMESTAMP)
    END AS taken_back_at,
    SAFE_CAST(JSON_VALUE(before, '$.startTime') AS TIMESTAMP) AS started_at,
    SAFE_CAST(JSON_VALUE(before, '$.endTime') AS TIMESTAMP) AS ended_at,
    SAFE_CAST(JSON_VALUE(before, '$.partySize') AS INT64) AS party_before,
    SAFE_CAST(JSON_VALUE(reference, '$.startTime') AS TIMESTAMP) AS starts_at,
    SAFE_CAST(JSON_VALUE(reference, '$.endTime') AS TIMESTAMP) AS ends_at,
    SAFE_CAST(JSON_VALUE(reference, '$.partySize') AS INT64) AS party,
    -- The price of a completed booking, or the part of payment and credit that a cancellation keeps.
    CASE JSON_VALUE(before, '$.status')
      WHEN 'completed' THEN SAFE_CAST(JSON_VALUE(before, '$.price.amount') AS INT64)
      WHEN 'cancelled' THEN
        IF(JSON_VALUE(before, '$.paymentStatus') IN ('none', 'pending'), 0,
          GREATEST(0,
            COALESCE(
              SAFE_CAST(JSON_VALUE(before, '$.deposit.amount') AS INT64),
              SAFE_CAST(JSON_VALUE(before, '$.price.amount') AS INT64))
            - COALESCE(SAFE_CAST(JSON_VALUE(before, '$.credit.amount.amount') AS INT64), 0))
          - COALESCE(SAFE_CAST(JSON_VALUE(before, '$.refundDue.amount') AS INT64), 0))
        + COALESCE(SAFE_CAST(JSON_VALUE(before, '$.credit.amount.amount') AS INT64), 0)
        - COALESCE(SAFE_CAST(JSON_VALUE(before, '$.credit.returned.amount') AS INT64), 0)
      ELSE 0
    END AS revenue_before,
    CASE JSON_VALUE(reference, '$.status')
      WHEN 'completed' THEN SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS INT64)
      WHEN 'cancelled' THEN
        IF(JSON_VALUE(reference, '$.paymentStatus') IN ('none', 'pending'), 0,
          GREATEST(0,
            COALESCE(
              SAFE_CAST(JSON_VALUE(reference, '$.deposit.amount') AS INT64),
              SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS INT64))
            - COALESCE(SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS INT64), 0))
          - COALESCE(SAFE_CAST(JSON_VALUE(reference, '$.refundDue.amount') AS INT64), 0))
        + COALESCE(SAFE_CAST(JSON_VALUE(reference, '$.credit.amount.amount') AS INT64), 0)
        - COALESCE(SAFE_CAST(JSON_VALUE(reference, '$.credit.returned.amount') AS INT64), 0)
      ELSE 0
    END AS revenue_after
  FROM counterfoil.events
  WHERE entity_type = 'reservation'
),
entered AS (
  SELECT
    states.*,
    was IS NULL AS is_new,
    (was IS NULL OR was != is_now) AND is_now NOT IN ('pending', 'waiting') AND taken_back_at IS NULL AS has_entered
  FROM states
)
SELECT
  provider_id, event, customer, occurred_at, service_id, currency,
  COALESCE(taken_back_at, occurred_at) AS counted_at,
  IF(is_new, 1, 0) AS created,
  IF(has_entered AND is_now = 'confirmed', 1, 0) AS confirmed,
  IF(taken_back_at IS NOT NULL AND was = 'completed', -1, IF(has_entered AND is_now = 'completed', 1, 0)) AS completed,
  IF(has_entered AND is_now = 'cancelled' AND NOT is_no_show, 1, 0) AS cancelled,
  IF(taken_back_at IS NOT NULL AND was = 'cancelled', -1, IF(has_entered AND is_no_show, 1, 0)) AS no_show,
  revenue_after - revenue_before AS revenue,
  was, is_now, started_at, ended_at, party_before, starts_at, ends_at, party
FROM entered;

-- One row for each line of each completed order, as it was at the completion.
CREATE OR REPLACE VIEW counterfoil.sold_lines AS
WITH added AS (
  SELECT
    events.provider_id, events.entity, events.version, events.occurred_at,
    JSON_VALUE(line, '$.lineId') AS line_id,
    JSON_VALUE(line, '$.menuItemId') AS menu_item_id,
    COALESCE(JSON_VALUE(line, '$.categoryId'), 'none') AS category_id,
    SAFE_CAST(JSON_VALUE(line, '$.quantity') AS INT64) AS quantity,
    SAFE_CAST(JSON_VALUE(line, '$.unitPrice.amount') AS INT64) AS unit_price,
    SAFE_CAST(JSON_VALUE(line, '$.taxRate') AS NUMERIC) AS tax_rate
  FROM counterfoil.events AS events, UNNEST(JSON_QUERY_ARRAY(events.payload, '$.lines')) AS line
  WHERE events.type = 'order.created'
    OR (events.type = 'order.updated' AND JSON_VALUE(events.payload, '$.change') = 'linesAdded')
),
latest AS (
  SELECT added.*
  FROM added
  -- BigQuery has asked for it before QUALIFY.
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (PARTITION BY provider_id, entity, line_id ORDER BY version DESC) = 1
),
removed AS (
  SELECT provider_id, entity, JSON_VALUE(payload, '$.lineId') AS line_id, MAX(version) AS version
  FROM counterfoil.events
  WHERE type = 'order.updated' AND JSON_VALUE(payload, '$.change') = 'lineRemoved'
  GROUP BY 1, 2, 3
),
completed AS (
  SELECT
    provider_id, entity, occurred_at AS completed_at, customer,
    COALESCE(JSON_VALUE(payload, '$.payment.method'), 'none') AS method,
    SAFE_CAST(JSON_VALUE(payload, '$.payment.amount.amount') AS INT64) AS paid
  FROM counterfoil.events
  WHERE type = 'order.completed'
),
placed AS (
  SELECT
    provider_id, entity, customer,
    SAFE_CAST(JSON_VALUE(payload, '$.taxIncluded') AS BOOL) AS tax_included,
    JSON_VALUE(payload, '$.totals.total.currency') AS currency
  FROM counterfoil.events
  WHERE type = 'order.created'
)
SELECT
  latest.provider_id, latest.entity AS order_key, completed.completed_at,
  COALESCE(completed.customer, placed.customer) AS customer,
  latest.menu_item_id, latest.category_id, latest.quantity, latest.quantity * latest.unit_price AS amount,
  latest.tax_rate, placed.tax_included, placed.currency, completed.method, completed.paid
FROM latest
JOIN completed ON completed.provider_id = latest.provider_id AND completed.entity = latest.entity
JOIN placed ON placed.provider_id = latest.provider_id AND placed.entity = latest.entity
LEFT JOIN removed
  ON removed.provider_id = latest.provider_id AND removed.entity = latest.entity
  AND removed.line_id = latest.line_id
WHERE removed.version IS NULL OR removed.version < latest.version;

-- One row for each completed order: tax is calculated once for each rate, as on a receipt.
CREATE OR REPLACE VIEW counterfoil.sold_orders AS
WITH rates AS (
  SELECT
    provider_id, order_key, completed_at, currency, method, paid AS noted, tax_included, tax_rate,
    SUM(amount) AS amount
  FROM counterfoil.sold_lines
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
),
taxed AS (
  SELECT
    rates.*,
    CAST(ROUND(amount * tax_rate / IF(tax_included, 100 + tax_rate, 100)) AS INT64) AS tax
  FROM rates
)
SELECT
  provider_id, order_key, completed_at, currency, method,
  SUM(IF(tax_included, amount, amount + tax)) AS sales,
  SUM(tax) AS tax,
  COALESCE(noted, SUM(IF(tax_included, amount, amount + tax))) AS paid
FROM taxed
GROUP BY provider_id, order_key, completed_at, currency, method, noted;

-- One row for each event of a subscription that counts.
CREATE OR REPLACE VIEW counterfoil.subscription_changes AS
SELECT
  provider_id, event, customer, occurred_at,
  JSON_VALUE(reference, '$.price.currency') AS currency,
  IF(JSON_VALUE(reference, '$.status') = 'active' AND COALESCE(JSON_VALUE(before, '$.status'), '') != 'active', 1, 0)
    AS started,
  IF(COALESCE(JSON_VALUE(before, '$.status'), '') = 'active' AND JSON_VALUE(reference, '$.status') != 'active', 1, 0)
    AS ended,
  IF(type IN ('subscription.activated', 'subscription.renewed'),
    COALESCE(SAFE_CAST(JSON_VALUE(reference, '$.price.amount') AS INT64), 0), 0) AS revenue
FROM counterfoil.events
WHERE entity_type = 'subscription';
