import type { Counterfoil, Identified, Reservation } from '@counterfoil/client';
import type { Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatDayAndTime, formatMoney } from './format.ts';

type Booking = Identified<Reservation>;

const stars = [1, 2, 3, 4, 5] as const;

/** What may be done about a booking, by what it is. */
const actions = (counterfoil: Counterfoil, booking: Booking, error: HTMLElement): HTMLElement[] => {
  const { userId, reservationId, providerId, status, rating } = booking;
  if (status === 'pending' || status === 'confirmed') {
    const cancel = () => ({ type: 'reservation.cancel', providerId, payload: { userId, reservationId } }) as const;
    return [actionButton(counterfoil, 'Cancel', cancel, error)];
  }
  if (status !== 'completed' || rating) return [];
  return stars.map((count) => {
    const rate = () => ({ type: 'reservation.rate', providerId, payload: { reservationId, stars: count } }) as const;
    const button = actionButton(counterfoil, '★', rate, error);
    button.ariaLabel = `Rate with ${count} of 5 stars`;
    button.className = 'star';
    return button;
  });
};

const facts = ({ reservationStartTime, partySize, code, totalPrice, refundDue, rating }: Booking): string =>
  [
    formatDayAndTime(reservationStartTime),
    partySize,
    ...(totalPrice.amount > 0 ? [formatMoney(totalPrice)] : []),
    code,
    ...(refundDue ? [`${formatMoney(refundDue)} to be refunded`] : []),
    ...(rating ? ['★'.repeat(rating.stars)] : []),
  ].join(' · ');

const item = (counterfoil: Counterfoil, booking: Booking, error: HTMLElement): HTMLLIElement =>
  element(
    'li',
    {},
    element(
      'div',
      {},
      element('strong', {}, `${booking.serviceName} · ${booking.providerName}`),
      element('div', { className: 'quiet' }, facts(booking)),
    ),
    element('span', { className: `status ${booking.status}` }, booking.status),
    element('div', {}, ...actions(counterfoil, booking, error)),
  );

/** A person's own bookings, in full and live, with what they may do about each. */
export const myBookings = (counterfoil: Counterfoil, watching: Subscription): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const list = element('ul', { id: 'my-bookings' });
  watching.add(
    counterfoil
      .me()
      .reservations()
      .subscribe(({ data }) => list.replaceChildren(...data.map((one) => item(counterfoil, one, error)))),
  );
  return element('section', {}, element('h2', {}, 'My bookings'), list, error);
};
