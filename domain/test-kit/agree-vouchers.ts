import { expect } from 'vitest';
import { evolveVoucher, type Voucher, type VoucherEvent, voucherFaults, voucherSchema } from '../src/index.ts';
import type { Recorded } from '../src/kernel/event.ts';
import { providerEvents } from '../src/provider/profile/paths.ts';
import { fullBookings } from './agree.ts';
import type { Stage } from './given.ts';

export const allVouchers = ({ store, providerId }: Stage): Voucher[] =>
  store.list(`serviceProviders/${providerId}/vouchers`).map((one) => voucherSchema.parse(one));

/** Each voucher has what was sold less what bookings hold, is the fold of its events, and owes no more than its price. */
export const expectVouchers = (stage: Stage): void => {
  const vouchers = allVouchers(stage);
  expect(voucherFaults(vouchers, fullBookings(stage.store))).toEqual([]);
  const events = stage.store.list(providerEvents(stage.providerId));
  for (const voucher of vouchers) {
    const own = events
      .filter(({ entityType, entityId }) => entityType === 'voucher' && entityId === voucher.voucherId)
      .map((event) => ({ ...event, commandId: event.correlationId }) as unknown as Recorded<VoucherEvent>)
      .toSorted((a, b) => a.version - b.version);
    const folded = own.reduce<Voucher | undefined>(evolveVoucher, undefined);
    expect(folded).toEqual(voucher);
    const { price, refundDue, refunded, paymentStatus } = voucher;
    expect(refundDue?.amount ?? 0).toBeLessThanOrEqual(price.amount);
    if ((refundDue?.amount ?? 0) > (refunded?.amount ?? 0)) expect(['refundDue', 'disputed']).toContain(paymentStatus);
  }
};
