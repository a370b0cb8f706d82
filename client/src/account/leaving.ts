import { httpsCallable } from 'firebase/functions';
import { type Client, connectionOf, requireUser, tell } from './parts.ts';

/** The losses of the signed-in user by deleting the account, and the obstacles. */
export interface LeavingPreview {
  /** Bookings that lie ahead. They are cancelled by the providers' terms when the account is deleted. */
  readonly bookings: number;
  /** Subscriptions that run or wait for a payment. They end with the account. */
  readonly subscriptions: number;
  /** Packages and gift cards that are valid. Nobody can pay with them any more. */
  readonly vouchers: number;
  readonly memberships: number;
  /** Providers that the user must hand over first, by `provider.handOver`. */
  readonly owns: readonly { readonly providerId: string; readonly name: string }[];
  /** Days for changing one's mind after a request. */
  readonly graceDays: number;
  /** ISO 8601; only after a request. */
  readonly erasesAt?: string;
}

const call = async <Answer>(counterfoil: Client, action: 'look' | 'request' | 'withdraw'): Promise<Answer> => {
  requireUser(counterfoil);
  const leaving = httpsCallable<{ action: string }, Answer>(connectionOf(counterfoil).functions, 'leaving');
  return (await tell('deleting the account', leaving({ action }))).data;
};

/** Tells what a deletion of the account would end. An app shows it before it asks. */
export const previewLeaving = (counterfoil: Client): Promise<LeavingPreview> => call(counterfoil, 'look');

/**
 * Asks for the deletion of the account, and of everything about the user, after a grace period. Until then the user may
 * go on, and change their mind. A mail tells them of it.
 *
 * @returns when everything is deleted, ISO 8601; the same for a repeated request
 * @throws CounterfoilError `failed-precondition` while the user is a main owner; `previewLeaving` names the providers
 */
export const requestLeaving = async (counterfoil: Client): Promise<string> =>
  (await call<{ erasesAt: string }>(counterfoil, 'request')).erasesAt;

/** @throws CounterfoilError `failed-precondition`: nobody has asked, or the account is being deleted */
export const withdrawLeaving = async (counterfoil: Client): Promise<void> => {
  await call(counterfoil, 'withdraw');
};
