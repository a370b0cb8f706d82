-- Revenue by period and currency: bookings, subscriptions, and sales of orders, in minor units.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- Cost: the partitions from @from on, of this house's bookings, orders and subscriptions. Orders are read from 31 days
-- before, because an order may have been opened earlier. A booking that staff reopen changes the day of its end, so
-- the scan goes on to today.
WITH amounts AS (
  SELECT DATE(counted_at, @time_zone) AS day, currency, revenue AS bookings, 0 AS subscriptions, 0 AS sales, 0 AS tax
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND occurred_at >= TIMESTAMP(@from, @time_zone)
  UNION ALL
  SELECT DATE(occurred_at, @time_zone), currency, 0, revenue, 0, 0
  FROM counterfoil.subscription_changes
  WHERE provider_id = @provider_id AND occurred_at >= TIMESTAMP(@from, @time_zone)
  UNION ALL
  SELECT DATE(completed_at, @time_zone), currency, 0, 0, sales, tax
  FROM counterfoil.sold_orders
  WHERE provider_id = @provider_id AND completed_at >= TIMESTAMP(@from, @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  currency,
  SUM(amounts.bookings) AS bookings, SUM(amounts.subscriptions) AS subscriptions,
  SUM(amounts.sales) AS sales, SUM(amounts.tax) AS tax,
  SUM(amounts.bookings + amounts.subscriptions + amounts.sales) AS revenue
FROM amounts
WHERE day BETWEEN @from AND @to
GROUP BY period, currency
HAVING SUM(ABS(amounts.bookings) + ABS(amounts.subscriptions) + ABS(amounts.sales)) > 0
ORDER BY period, currency;
