import type { Counterfoil, Identified, Reservation } from '@counterfoil/client';
import { combineLatest, map, type Observable, of, type Subscription, switchMap } from 'rxjs';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatDayAndTime, formatMoney } from './format.ts';
import { houseZone } from './house-zone.ts';

type Booking = Identified<Reservation>;

type Zones = Readonly<Record<string, string | undefined>>;

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

const facts = (booking: Booking, timeZone: string | undefined): string => {
  const { reservationStartTime, partySize, code, totalPrice, refundDue, rating } = booking;
  return [
    formatDayAndTime(reservationStartTime, timeZone),
    partySize,
    ...(totalPrice.amount > 0 ? [formatMoney(totalPrice)] : []),
    code,
    ...(refundDue ? [`${formatMoney(refundDue)} to be refunded`] : []),
    ...(rating ? ['★'.repeat(rating.stars)] : []),
  ].join(' · ');
};

const item = (counterfoil: Counterfoil, booking: Booking, zones: Zones, error: HTMLElement): HTMLLIElement =>
  element(
    'li',
    {},
    element(
      'div',
      {},
      element('strong', {}, `${booking.serviceName} · ${booking.providerName}`),
      element('div', { className: 'quiet' }, facts(booking, zones[booking.providerId])),
    ),
    element('span', { className: `status ${booking.status}` }, booking.status),
    element('div', {}, ...actions(counterfoil, booking, error)),
  );

/** The zones of the houses of bookings, each looked up once as long as the view stands. */
const zonesOf = (counterfoil: Counterfoil): ((bookings: readonly Booking[]) => Observable<Zones>) => {
  const known = new Map<string, Observable<string | undefined>>();
  const zone = (providerId: string) => {
    const found = known.get(providerId) ?? houseZone(counterfoil, providerId);
    known.set(providerId, found);
    return found;
  };
  return (bookings) => {
    const houses = new Set(bookings.map(({ providerId }) => providerId));
    // Of no streams at all combineLatest would never tell.
    if (houses.size === 0) return of({});
    return combineLatest(Object.fromEntries(Array.from(houses, (providerId) => [providerId, zone(providerId)])));
  };
};

/** A person's own bookings, in full and live, with what they may do about each. */
export const myBookings = (counterfoil: Counterfoil, watching: Subscription): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const list = element('ul', { id: 'my-bookings' });
  const zones = zonesOf(counterfoil);
  watching.add(
    counterfoil
      .me()
      .reservations()
      .pipe(switchMap(({ data }) => zones(data).pipe(map((known) => ({ data, known })))))
      .subscribe(({ data, known }) => list.replaceChildren(...data.map((one) => item(counterfoil, one, known, error)))),
  );
  return element('section', {}, element('h2', {}, 'My bookings'), list, error);
};
