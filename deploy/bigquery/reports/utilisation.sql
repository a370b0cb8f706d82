-- Seats and seat minutes by period of the booked time, and their share of the time on offer.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- @open_seat_minutes FLOAT64: seat minutes that the house offers in one such period; NULL leaves the share out.
-- Cost: the partitions from 400 days before @from, because people book ahead, of this house's bookings.
WITH taken AS (
  SELECT DATE(starts_at, @time_zone) AS day, party AS seats, party * TIMESTAMP_DIFF(ends_at, starts_at, MINUTE) AS minutes
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND is_now NOT IN ('cancelled', 'waiting')
    AND occurred_at >= TIMESTAMP(DATE_SUB(@from, INTERVAL 400 DAY), @time_zone)
  UNION ALL
  SELECT DATE(started_at, @time_zone), -party_before, -party_before * TIMESTAMP_DIFF(ended_at, started_at, MINUTE)
  FROM counterfoil.booking_changes
  WHERE provider_id = @provider_id AND was NOT IN ('cancelled', 'waiting')
    AND occurred_at >= TIMESTAMP(DATE_SUB(@from, INTERVAL 400 DAY), @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  SUM(taken.seats) AS seats, SUM(taken.minutes) AS seat_minutes,
  SUM(taken.minutes) / @open_seat_minutes AS utilisation
FROM taken
WHERE day BETWEEN @from AND @to
GROUP BY period
HAVING SUM(taken.seats) != 0
ORDER BY period;
