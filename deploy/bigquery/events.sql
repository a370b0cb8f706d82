-- Written by a test: npx vitest run --project unit scripts/warehouse -u
-- Each event once, in its latest state. events.schema.json has the same columns, for bq mk.
-- A query that names provider_id, type and occurred_at reads little else.

CREATE TABLE IF NOT EXISTS counterfoil.events (
  provider_id STRING NOT NULL OPTIONS (description = 'the house'),
  event STRING NOT NULL OPTIONS (description = 'hashed id of the event, unique in its house'),
  type STRING NOT NULL OPTIONS (description = 'as in order.completed; other: of a later version'),
  entity_type STRING OPTIONS (description = 'as in order'),
  entity STRING OPTIONS (description = 'hashed id of the booking, order, subscription'),
  version INT64 OPTIONS (description = 'version of the entity after the event'),
  customer STRING OPTIONS (description = 'hashed id of the customer, of this house alone'),
  occurred_at TIMESTAMP NOT NULL OPTIONS (description = 'when it was decided; the table is partitioned by its UTC day'),
  created_at TIMESTAMP OPTIONS (description = 'when it was committed'),
  exported_at TIMESTAMP NOT NULL OPTIONS (description = 'when the latest change of the event was committed'),
  payload JSON OPTIONS (description = 'fields of the type'),
  before JSON OPTIONS (description = 'booking or subscription before the event'),
  reference JSON OPTIONS (description = 'booking or subscription after the event')
)
PARTITION BY DATE(occurred_at)
CLUSTER BY provider_id, type
OPTIONS (require_partition_filter = FALSE);
