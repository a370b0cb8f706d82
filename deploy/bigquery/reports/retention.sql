-- Customers who come back: by the month of their first completed visit or order, those of them who came in each
-- later month. A customer is a hashed id of this house. Guests without account, and customers whom an erasure has
-- separated from their account, are left out or count under another id.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (first visits, local).
-- Cost: all partitions of this house's bookings and orders, because a first visit may lie far back.
WITH visits AS (
  SELECT customer, DATE_TRUNC(DATE(counted_at, @time_zone), MONTH) AS month, SUM(completed) AS number
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND customer IS NOT NULL
  GROUP BY customer, month
  UNION ALL
  SELECT customer, DATE_TRUNC(DATE(completed_at, @time_zone), MONTH) AS month, COUNT(DISTINCT order_key) AS number
  FROM counterfoil.sold_lines
  WHERE provider_id = @provider_id AND customer IS NOT NULL
  GROUP BY customer, month
),
months AS (
  SELECT customer, month FROM visits GROUP BY customer, month HAVING SUM(number) > 0
),
cohorts AS (
  SELECT customer, MIN(month) AS cohort FROM months GROUP BY customer
)
SELECT
  cohorts.cohort, months.month, COUNT(*) AS customers,
  COUNT(*) / MAX(COUNT(*)) OVER (PARTITION BY cohorts.cohort) AS share
FROM cohorts
JOIN months ON months.customer = cohorts.customer
WHERE cohorts.cohort BETWEEN DATE_TRUNC(@from, MONTH) AND @to
GROUP BY cohorts.cohort, months.month
ORDER BY cohorts.cohort, months.month;
