import type { Service } from '../src/booking/slots/service.ts';
import type { Fields } from '../src/kernel/write.ts';
import { offering, price } from './salon.ts';
import { voucherTerms } from './voucher-steps.ts';

/** A part of the price is paid now. Its amount and the fees are no round figures. */
const part: Partial<Service> = {
  confirmation: 'payment',
  price: { ...price, amount: 2503 },
  depositPercent: 33,
  cancellationPolicy: { freeUntilHours: 1, feePercent: 20, noShowFeePercent: 10 },
};

/** Customers wait for a full slot of these services. */
export const waitedFor = Object.assign(
  {},
  ...['cut', 'paid', 'asked'].map((id) => offering(id, { waitingHoldMinutes: 10, ...voucherTerms })),
  offering('part', { ...part, waitingHoldMinutes: 10 }),
);

/** In half of the histories, two people serve all services but one. */
export const resources: Readonly<Record<string, Fields>> = {
  ...Object.assign(
    {},
    ...['paid', 'part', 'asked', 'colour'].map((id) =>
      offering(id, {
        ...(id === 'part' ? part : {}),
        ...{ capacity: 2, resourceIds: ['ada', 'ben'], minutesAfter: 10, waitingHoldMinutes: 10 },
        ...voucherTerms,
      }),
    ),
  ),
  'serviceProviders/salon/resources/ada': { name: 'Ada', kind: 'member', memberId: 'sam' },
  'serviceProviders/salon/resources/ben': { name: 'Ben', kind: 'member' },
};
