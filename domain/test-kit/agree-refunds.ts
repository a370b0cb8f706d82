import { expect } from 'vitest';
import { refundFaults, refundSchema, voucherSchema } from '../src/index.ts';
import { fullBookings } from './agree.ts';
import { fullSubscriptions } from './agree-subscriptions.ts';
import type { Stage } from './given.ts';

/** Each booking that owes money has a refund of exactly that, and no other refund is open. */
export const expectRefunds = ({ store, providerId }: Stage): void => {
  const refunds = store.list(`serviceProviders/${providerId}/refunds`).map((one) => refundSchema.parse(one));
  const vouchers = store.list(`serviceProviders/${providerId}/vouchers`).map((one) => voucherSchema.parse(one));
  const bookings = { reservations: fullBookings(store), subscriptions: fullSubscriptions(store), vouchers };
  expect(refundFaults({ ...bookings, refunds: new Map(refunds.map((one) => [one.refundId, one])) })).toEqual([]);
};
