import { defineString } from 'firebase-functions/params';

/** Hashes ids on their way to BigQuery. Another key makes other ids: nobody can join the rows before with those after. */
export const warehouseKey = defineString('WAREHOUSE_KEY', {
  default: '',
  description: 'Random text of 16 characters or more, by which the export to BigQuery hashes ids; empty: no export',
});
