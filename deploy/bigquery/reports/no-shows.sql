-- Guests who did not come, by period and service, beside those who did.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- Cost: the partitions from @from to today, of this house's bookings.
WITH counts AS (
  SELECT DATE(counted_at, @time_zone) AS day, service_id, completed, no_show
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND occurred_at >= TIMESTAMP(@from, @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  service_id, SUM(counts.completed) AS completed, SUM(counts.no_show) AS no_show,
  SUM(counts.no_show) / NULLIF(SUM(counts.completed) + SUM(counts.no_show), 0) AS share
FROM counts
WHERE day BETWEEN @from AND @to
GROUP BY period, service_id
HAVING SUM(counts.completed) != 0 OR SUM(counts.no_show) != 0
ORDER BY period, service_id;
