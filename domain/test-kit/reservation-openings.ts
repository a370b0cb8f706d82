import type { Step } from './reservation-step.ts';
import { alice, at, schedule, staff } from './salon.ts';

const opening = (type: Step['type'], more: Partial<Step> = {}): Step => ({
  type,
  booking: { userId: 'alice', reservationId: 'a' },
  sender: staff,
  serviceId: 'asked',
  partySize: 2,
  startTime: at('10:00'),
  minutes: 1,
  ...more,
});

const wish = [
  opening('reservation.create'),
  opening('reservation.confirm'),
  opening('reservation.reschedule', { sender: alice, startTime: at('09:30') }),
];

/** States that chance seldom reaches: a wish for another time, a lapsed one, and a late payment whose seats are gone. */
export const openings: readonly (readonly Step[])[] = [
  [],
  [opening('reservation.create', { serviceId: 'paid' }), opening('reservation.confirmPayment')],
  wish,
  [...wish, opening('reservation.expire', { sender: schedule, minutes: 90 })],
  [opening('reservation.create', { serviceId: 'paid' }), opening('reservation.extendHold')],
  ...['cut', 'paid', 'part', 'asked'].map((serviceId) => [
    ...(['a', 'c'] as const).map((reservationId) =>
      opening('reservation.create', { serviceId, booking: { userId: 'alice', reservationId } }),
    ),
    ...(serviceId === 'paid' || serviceId === 'part' ? [opening('reservation.confirmPayment')] : []),
    opening('reservation.create', { serviceId, booking: { userId: 'bob', reservationId: 'b' }, waits: true }),
    opening('reservation.cancel'),
  ]),
  // If people serve, they clean up until after ten.
  [
    ...(['a', 'c'] as const).map((reservationId) =>
      opening('reservation.create', { startTime: at('09:30'), booking: { userId: 'alice', reservationId } }),
    ),
    opening('reservation.create', { booking: { userId: 'bob', reservationId: 'b' }, waits: true }),
    opening('reservation.cancel'),
  ],
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment', { waits: true }),
    opening('reservation.confirmPayment'),
    opening('reservation.cancel', { sender: alice, minutes: 80 }),
    opening('reservation.settlePayment'),
  ],
  // At an odd minute, the report is a dispute.
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment'),
    opening('reservation.settlePayment'),
  ],
  [
    opening('reservation.create', { serviceId: 'part' }),
    opening('reservation.confirmPayment'),
    opening('reservation.markNoShow', { minutes: 150 }),
    opening('reservation.reopen'),
    opening('reservation.complete'),
  ],
  [
    opening('reservation.create', { serviceId: 'cut' }),
    opening('reservation.complete'),
    opening('reservation.rate', { sender: alice }),
  ],
  [...wish, opening('closure.create', { minutes: 2 }), opening('applyClosures')],
  [opening('reservation.create', { serviceId: 'cut' }), opening('reservation.markNoShow', { minutes: 150 })],
  [
    opening('reservation.create', { serviceId: 'cut', booking: { reservationId: 'g' } }),
    opening('reservation.claim'),
    opening('reservation.checkIn', { booking: { reservationId: 'g' } }),
    opening('reservation.complete', { booking: { reservationId: 'g' } }),
    opening('reservation.reopen', { booking: { reservationId: 'g' } }),
  ],
  // The minutes choose a package of Alice, and a gift card of the desk that pays a part.
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
    opening('reservation.create', { serviceId: 'paid', partySize: 1, minutes: 0 }),
    opening('voucher.redeem', { partySize: 1, minutes: 0 }),
    opening('reservation.cancel', { sender: alice, minutes: 0 }),
    opening('voucher.expire', { partySize: 1, minutes: 40 * 60 }),
  ],
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
    opening('voucher.refund', { minutes: 0 }),
    opening('voucher.settlePayment', { partySize: 1, minutes: 0 }),
    opening('voucher.sell', { partySize: 1, minutes: 2 }),
    opening('voucher.take', { partySize: 1, minutes: 0 }),
  ],
  [
    opening('voucher.buy', { partySize: 1, minutes: 4 }),
    opening('voucher.expire', { partySize: 1, minutes: 24 * 60 }),
    opening('voucher.confirmPayment', { partySize: 1, minutes: 0 }),
  ],
  [
    opening('reservation.create', { serviceId: 'paid', minutes: 3 }),
    opening('voucher.sell', { minutes: 0 }),
    opening('voucher.redeem', { minutes: 0, sender: staff }),
    opening('reservation.confirmPayment', { minutes: 1 }),
  ],
  // A page of the whole price was open while the card paid a part.
  [
    opening('reservation.create', { serviceId: 'paid', minutes: 3 }),
    opening('voucher.sell', { minutes: 0 }),
    opening('voucher.redeem', { minutes: 0, sender: staff }),
    opening('reservation.confirmPayment', { minutes: 1, waits: true }),
    opening('reservation.cancel'),
  ],
  // A card gets a part back from an absence, which was noted by mistake.
  [
    opening('reservation.create', { serviceId: 'part', minutes: 7 }),
    opening('voucher.sell', { minutes: 0 }),
    opening('voucher.redeem', { minutes: 8, sender: staff }),
    opening('reservation.markNoShow', { minutes: 150 }),
    opening('reservation.reopen'),
    opening('reservation.complete'),
  ],
  [
    opening('voucher.buy', { minutes: 1 }),
    opening('voucher.confirmPayment', { minutes: 0 }),
    opening('voucher.giveAway', { minutes: 0 }),
    opening('voucher.take', { partySize: 1, minutes: 0 }),
  ],
  [
    opening('reservation.create', { serviceId: 'paid' }),
    opening('reservation.confirmPayment'),
    opening('erase'),
    opening('reservation.cancel', { sender: schedule }),
    opening('reservation.settlePayment'),
  ],
  [
    opening('reservation.create', { serviceId: 'paid' }),
    opening('reservation.expire', { sender: schedule, minutes: 15 }),
    opening('reservation.create', { serviceId: 'paid', booking: { userId: 'bob', reservationId: 'b' } }),
    opening('reservation.confirmPayment'),
  ],
];
