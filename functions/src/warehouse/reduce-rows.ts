import { createHmac } from 'node:crypto';
import { type Hash, warehouseRow } from '@counterfoil/domain/warehouse';
import * as z from 'zod';

/** A row of the changelog, as the official export sends it to its transform function. */
const rowSchema = z.object({
  insertId: z.string(),
  json: z.object({
    timestamp: z.string(),
    event_id: z.string(),
    document_name: z.string(),
    operation: z.enum(['CREATE', 'UPDATE', 'DELETE', 'IMPORT']),
    /** The document as JSON; absent or null if it is gone. */
    data: z.string().nullish(),
  }),
});

/** The export sends one row for each change, and the import of earlier events some hundreds. */
const requestSchema = z.object({ data: z.array(rowSchema).min(1).max(1000) });

type Row = z.infer<typeof rowSchema>;

const eventPath = /^(.+\/documents\/serviceProviders\/([^/]+)\/events\/)([^/]+)$/;

/** The shortest key that nobody finds by trying. */
const shortestKey = 16;

export interface Reduced {
  readonly status: 200 | 400 | 412;
  readonly body: object;
}

const refuse = (status: 400 | 412, field: string, message: string): Reduced => ({
  status,
  body: { error: { message: `${field}: ${message}`, field } },
});

/** Of each house, so that nobody can follow a person from one house to another. */
const hashOf =
  (key: string, providerId: string): Hash =>
  (text) =>
    createHmac('sha256', key).update(`${providerId}/${text}`).digest('base64url').slice(0, 22);

const documentIn = (text: string | null | undefined): Record<string, unknown> | undefined => {
  if (!text) return undefined;
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** A row with nothing but what may lie in the warehouse; `undefined` if it is of no event of a provider. */
const reduceRow = ({ insertId, json }: Row, key: string): object | undefined => {
  const [, folder, providerId = '', id = ''] = eventPath.exec(json.document_name) ?? [];
  if (!folder) return undefined;
  const hash = hashOf(key, providerId);
  const document = documentIn(json.data);
  const { timestamp, event_id, operation } = json;
  return {
    insertId,
    json: {
      timestamp,
      event_id,
      operation,
      // The export's view of the latest state groups by the name.
      document_name: `${folder}${hash(id)}`,
      document_id: hash(id),
      data: document ? JSON.stringify(warehouseRow(document, providerId, hash)) : null,
      old_data: null,
    },
  };
};

/**
 * Answers the official export, which sends each row here before it writes it to BigQuery. Any answer but 200 holds no
 * rows: the export then fails and is delivered again, so that nothing reaches BigQuery that has not passed here.
 */
export const reduceRows = (body: unknown, key: string): Reduced => {
  if (key.length < shortestKey) return refuse(412, 'WAREHOUSE_KEY', `set it to ${shortestKey} characters or more`);
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(400, issue?.path.join('.') || 'data', issue?.message ?? 'rows of the export are expected');
  }
  const rows = parsed.data.data.map((row) => reduceRow(row, key));
  const stranger = rows.indexOf(undefined);
  if (stranger >= 0)
    return refuse(400, `data.${stranger}.json.document_name`, 'serviceProviders/{pid}/events/{id} is expected');
  return { status: 200, body: { data: rows } };
};
