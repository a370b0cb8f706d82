import { defineBoolean } from 'firebase-functions/params';

/** Of the callable and the data bundles. Firestore checks its own reads and the queue, by a switch in the console. */
export const enforceAppCheck = defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description: 'Refuse calls and data bundles without a valid App Check token',
});
