import { customerCodeRef, minuteMs } from '@counterfoil/domain/core';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import { randomBytes } from '../connection/random-bytes.ts';
import type { CustomerCode } from './customer-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 50 bits. 256 is a multiple of 32, so each character is as likely as the others. */
export const randomCode = (): string =>
  randomBytes(10)
    .map((byte) => alphabet[byte % 32])
    .join('');

/** The rules accept up to ten minutes by the server's clock, so this one may differ by five. */
export const validMs = 5 * minuteMs;

export const customerCode = async (connection: Connection, userId: string): Promise<CustomerCode> => {
  const code = randomCode();
  const expiresAt = new Date(Date.now() + validMs);
  const { path } = customerCodeRef(code);
  const stamps = { createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  await attempt(connection, 'creating a code', (firestore) =>
    setDoc(doc(firestore, path), { userId, expireAt: expiresAt, ...stamps }),
  );
  return { code, expiresAt };
};
