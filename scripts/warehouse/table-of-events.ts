interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'INT64' | 'TIMESTAMP' | 'JSON';
  readonly mode: 'REQUIRED' | 'NULLABLE';
  readonly description: string;
}

const column = (name: string, type: Column['type'], mode: Column['mode'], description: string): Column => ({
  name,
  type,
  mode,
  description,
});

/** The columns of the table `events`. The fields of each type lie in three columns of JSON; the views name them. */
export const columnsOfEvents: readonly Column[] = [
  column('provider_id', 'STRING', 'REQUIRED', 'the house'),
  column('event', 'STRING', 'REQUIRED', 'hashed id of the event, unique in its house'),
  column('type', 'STRING', 'REQUIRED', 'as in order.completed; other: of a later version'),
  column('entity_type', 'STRING', 'NULLABLE', 'as in order'),
  column('entity', 'STRING', 'NULLABLE', 'hashed id of the booking, order, subscription'),
  column('version', 'INT64', 'NULLABLE', 'version of the entity after the event'),
  column('customer', 'STRING', 'NULLABLE', 'hashed id of the customer, of this house alone'),
  column('occurred_at', 'TIMESTAMP', 'REQUIRED', 'when it was decided; the table is partitioned by its UTC day'),
  column('created_at', 'TIMESTAMP', 'NULLABLE', 'when it was committed'),
  column('exported_at', 'TIMESTAMP', 'REQUIRED', 'when the latest change of the event was committed'),
  column('payload', 'JSON', 'NULLABLE', 'fields of the type'),
  column('before', 'JSON', 'NULLABLE', 'booking or subscription before the event'),
  column('reference', 'JSON', 'NULLABLE', 'booking or subscription after the event'),
];

const definitionOf = ({ name, type, mode, description }: Column): string =>
  `  ${name} ${type}${mode === 'REQUIRED' ? ' NOT NULL' : ''} OPTIONS (description = '${description}')`;

/** The statement that creates the table. */
export const tableOfEvents = (): string => `-- Written by a test: npx vitest run --project unit scripts/warehouse -u
-- Each event once, in its latest state. events.schema.json has the same columns, for bq mk.
-- A query that names provider_id, type and occurred_at reads little else.

CREATE TABLE IF NOT EXISTS counterfoil.events (
${columnsOfEvents.map(definitionOf).join(',\n')}
)
PARTITION BY DATE(occurred_at)
CLUSTER BY provider_id, type
OPTIONS (require_partition_filter = FALSE);
`;
