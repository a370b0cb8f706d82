-- Dishes by period: quantity and amount at menu prices, the best first. The menu has their names.
-- Parameters: @provider_id STRING, @time_zone STRING (of the house), @from DATE and @to DATE (local, both included),
-- @unit STRING (day, week or month; weeks begin on Monday).
-- Cost: the partitions from 31 days before @from, of this house's orders.
WITH lines AS (
  SELECT DATE(completed_at, @time_zone) AS day, menu_item_id, category_id, quantity, amount
  FROM counterfoil.sold_lines
  WHERE provider_id = @provider_id AND completed_at >= TIMESTAMP(@from, @time_zone)
)
SELECT
  CASE @unit
    WHEN 'week' THEN DATE_TRUNC(day, WEEK(MONDAY))
    WHEN 'month' THEN DATE_TRUNC(day, MONTH)
    ELSE day
  END AS period,
  menu_item_id, category_id, SUM(lines.quantity) AS quantity, SUM(lines.amount) AS amount
FROM lines
WHERE day BETWEEN @from AND @to
GROUP BY period, menu_item_id, category_id
ORDER BY period, SUM(lines.amount) DESC, menu_item_id;
