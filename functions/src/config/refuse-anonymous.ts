import { defineBoolean } from 'firebase-functions/params';

/** Whether commands of people without an account of any kind are refused. */
export const refuseAnonymous = defineBoolean('REFUSE_ANONYMOUS', {
  default: false,
  description: 'Refuse commands of anonymous users; `anonymousMayQueue` in firestore.rules does the same for the queue',
});
