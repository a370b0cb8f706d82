import { onRequest } from 'firebase-functions/https';
import { functionOptions } from '../config/settings.ts';
import { warehouseKey } from '../config/warehouse-key.ts';
import { observed } from '../trace/observed.ts';
import { reduceRows } from '../warehouse/reduce-rows.ts';

/**
 * The transform function of the official export to BigQuery (`deploy/bigquery`). It needs no token, and the export sends
 * none: it reads no document. It returns nothing that the caller has not sent, but for hashes of ids.
 */
export const exportRows = onRequest(
  functionOptions,
  observed('call', ({ body }, response) => {
    const { status, body: answer } = reduceRows(body, warehouseKey.value());
    response.status(status).json(answer);
  }),
);
