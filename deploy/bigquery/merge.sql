-- Brings the changes of the export into the table `events`: each event once, in its latest state.
-- Schedule it hourly. Safe to repeat, to run late, and to run twice at once.
--
-- Parameter @since: TIMESTAMP, eight days before the run. A retried delivery comes late, with the time of its commit.
-- Cost: reads the changelog of those days and of the import, and three columns of `events`.
--
-- The export delivers a change at least once. Rows of one event share a document_name, and the latest commit wins,
-- in whatever order they arrive. An erasure rewrites the event in Firestore, so that its new state wins here, too.
MERGE INTO counterfoil.events AS stored
USING (
  SELECT
    JSON_VALUE(data, '$.providerId') AS provider_id,
    document_id AS event,
    document_name,
    operation,
    timestamp AS exported_at,
    JSON_VALUE(data, '$.type') AS type,
    JSON_VALUE(data, '$.entityType') AS entity_type,
    JSON_VALUE(data, '$.entity') AS entity,
    SAFE_CAST(JSON_VALUE(data, '$.version') AS INT64) AS version,
    JSON_VALUE(data, '$.customer') AS customer,
    SAFE_CAST(JSON_VALUE(data, '$.occurredAt') AS TIMESTAMP) AS occurred_at,
    SAFE_CAST(JSON_VALUE(data, '$.createdAt') AS TIMESTAMP) AS created_at,
    PARSE_JSON(JSON_QUERY(data, '$.payload')) AS payload,
    PARSE_JSON(JSON_QUERY(data, '$.before')) AS before,
    PARSE_JSON(JSON_QUERY(data, '$.reference')) AS reference
  FROM counterfoil.events_raw_changelog
  -- An import has the time zero.
  WHERE timestamp >= @since OR timestamp < '1971-01-01'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY document_name ORDER BY timestamp DESC, operation = 'DELETE' DESC) = 1
) AS change
ON stored.event = change.event
  AND stored.provider_id = REGEXP_EXTRACT(change.document_name, r'/serviceProviders/([^/]+)/events/')
WHEN MATCHED AND change.operation = 'DELETE' AND change.exported_at >= stored.exported_at THEN
  DELETE
WHEN MATCHED AND change.operation != 'DELETE' AND change.occurred_at IS NOT NULL
  AND change.exported_at > stored.exported_at THEN
  UPDATE SET
    type = change.type,
    entity_type = change.entity_type,
    entity = change.entity,
    version = change.version,
    customer = change.customer,
    occurred_at = change.occurred_at,
    created_at = change.created_at,
    exported_at = change.exported_at,
    payload = change.payload,
    before = change.before,
    reference = change.reference
WHEN NOT MATCHED AND change.operation != 'DELETE' AND change.provider_id IS NOT NULL
  AND change.occurred_at IS NOT NULL THEN
  INSERT (
    provider_id, event, type, entity_type, entity, version, customer, occurred_at, created_at, exported_at,
    payload, before, reference
  )
  VALUES (
    change.provider_id, change.event, change.type, change.entity_type, change.entity, change.version,
    change.customer, change.occurred_at, change.created_at, change.exported_at,
    change.payload, change.before, change.reference
  );
