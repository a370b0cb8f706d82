-- Bookings by period: created, confirmed, completed, cancelled, and guests who did not come.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- Cost: the partitions from @from to today, of this house's bookings.
WITH counts AS (
  SELECT DATE(counted_at, @time_zone) AS day, created, confirmed, completed, cancelled, no_show
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND occurred_at >= TIMESTAMP(@from, @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  SUM(counts.created) AS created, SUM(counts.confirmed) AS confirmed, SUM(counts.completed) AS completed,
  SUM(counts.cancelled) AS cancelled, SUM(counts.no_show) AS no_show
FROM counts
WHERE day BETWEEN @from AND @to
GROUP BY period
HAVING SUM(counts.created) != 0 OR SUM(counts.confirmed) != 0
  OR SUM(counts.completed) != 0 OR SUM(counts.cancelled) != 0 OR SUM(counts.no_show) != 0
ORDER BY period;
