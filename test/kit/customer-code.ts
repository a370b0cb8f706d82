import { minuteMs } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Stores a code as a person's app does, past the rules, and returns it. */
export const putCode = async (database: Firestore, userId: string, now = new Date()): Promise<string> => {
  const code = Array.from({ length: 10 }, () => alphabet[Math.floor(Math.random() * 32)]).join('');
  const expireAt = new Date(now.getTime() + 5 * minuteMs);
  await database.doc(`customerCodes/${code}`).set({ userId, expireAt, createdAt: now, updatedAt: now });
  return code;
};
