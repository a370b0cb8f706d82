import { onRequest } from 'firebase-functions/https';
import { functionOptions } from '../config/settings.ts';
import { warehouseKey } from '../config/warehouse-key.ts';
import { reduceRows } from '../warehouse/reduce-rows.ts';

/**
 * The transform function of the official export to BigQuery (`deploy/bigquery`). It needs no token, and the export sends
 * none: it reads no document, and returns nothing that the caller has not sent.
 */
export const exportRows = onRequest(functionOptions, ({ body }, response) => {
  const { status, body: answer } = reduceRows(body, warehouseKey.value());
  response.status(status).json(answer);
});
