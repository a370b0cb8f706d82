import { isAccepted, memberRef, memberSchema, type StaffReader, staffPreferencesPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';
import { staffPreferencesIn } from './staff-preferences-in.ts';

/** A membership as it is now, so that somebody who was removed or demoted is told nothing more. */
export const readMember = async (
  firestore: Firestore,
  providerId: string,
  uid: string,
): Promise<Pick<StaffReader, 'role' | 'staff'>> => {
  const [document, wishes] = await firestore.getAll(
    firestore.doc(memberRef(providerId, uid).path),
    firestore.doc(staffPreferencesPath(uid, providerId)),
  );
  const { data: member } = memberSchema.safeParse(withDates(document?.data()));
  return {
    role: member?.active && isAccepted(member) ? member.role : undefined,
    staff: staffPreferencesIn(wishes),
  };
};
