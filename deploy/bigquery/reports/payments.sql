-- Payments of orders by period and method; none: the till has noted no method.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- Cost: the partitions from 31 days before @from, of this house's orders.
WITH tickets AS (
  SELECT DATE(completed_at, @time_zone) AS day, method, currency, paid
  FROM counterfoil.sold_orders
  WHERE provider_id = @provider_id AND completed_at >= TIMESTAMP(@from, @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  method, currency, COUNT(*) AS orders, SUM(tickets.paid) AS paid
FROM tickets
WHERE day BETWEEN @from AND @to
GROUP BY period, method, currency
ORDER BY period, SUM(tickets.paid) DESC, method;
