import { type StaffPreferences, staffPreferencesSchema } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

/** A member's wishes. Invalid ones count as absent, so a typing error does not block all messages. */
export const staffPreferencesIn = (document: DocumentSnapshot | undefined): StaffPreferences =>
  staffPreferencesSchema.catch({}).parse(withDates(document?.data() ?? {}));
