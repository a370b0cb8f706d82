import type { Counterfoil, Identified, Reservation } from '@counterfoil/client';
import { combineLatest, map, type Observable, of, type Subscription, switchMap } from 'rxjs';
import { actionButton } from './act.ts';
import { amountText } from './amount-text.ts';
import { element } from './element.ts';
import { formatDayAndTime, formatMoney } from './format.ts';
import { payButton } from './pay-button.ts';
import { providerZone } from './provider-zone.ts';

type Booking = Identified<Reservation>;

type Zones = Readonly<Record<string, string | undefined>>;

const stars = [1, 2, 3, 4, 5] as const;

/** The customer's actions on a reservation, by its status. */
const actions = (counterfoil: Counterfoil, booking: Booking, error: HTMLElement): HTMLElement[] => {
  const { userId, reservationId, providerId, status, move, rating } = booking;
  const payload = { userId, reservationId };
  if (status === 'pending' || status === 'confirmed') {
    const cancel = () => ({ type: 'reservation.cancel', providerId, payload }) as const;
    const withdraw = () => ({ type: 'reservation.declineMove', providerId, payload }) as const;
    return [
      ...(status === 'pending' && booking.paymentStatus === 'pending'
        ? [payButton(counterfoil, { providerId, reservationId }, error)]
        : []),
      ...(move ? [actionButton(counterfoil, 'Keep this time', withdraw, error)] : []),
      actionButton(counterfoil, 'Cancel', cancel, error),
    ];
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
  const { reservationStartTime, move, partySize, code, totalPrice, paymentStatus, refundDue, refunded, rating } =
    booking;
  return [
    formatDayAndTime(reservationStartTime, timeZone),
    ...(move ? [`you wish for ${formatDayAndTime(move.start, timeZone)}`] : []),
    partySize,
    ...(totalPrice.amount > 0 ? [amountText({ ...booking, price: totalPrice })] : []),
    code,
    ...(paymentStatus === 'refundDue' && refundDue ? [`${formatMoney(refundDue)} to be refunded`] : []),
    ...(refunded ? [`${formatMoney(refunded)} refunded`] : []),
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

/** Looks up the time zone of each provider once, and shares it for the lifetime of the view. */
const zonesOf = (counterfoil: Counterfoil): ((bookings: readonly Booking[]) => Observable<Zones>) => {
  const cache = new Map<string, Observable<string | undefined>>();
  const zone = (providerId: string) => {
    const cached = cache.get(providerId) ?? providerZone(counterfoil, providerId);
    cache.set(providerId, cached);
    return cached;
  };
  return (bookings) => {
    const providerIds = new Set(bookings.map(({ providerId }) => providerId));
    // `combineLatest` of no streams never emits.
    if (providerIds.size === 0) return of({});
    return combineLatest(Object.fromEntries(Array.from(providerIds, (providerId) => [providerId, zone(providerId)])));
  };
};

/** The user's own reservations, live and in full, with their actions. */
export const myBookings = (counterfoil: Counterfoil, watching: Subscription): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const list = element('ul', { id: 'my-bookings' });
  const zones = zonesOf(counterfoil);
  watching.add(
    counterfoil
      .me()
      .reservations()
      .pipe(switchMap(({ data }) => zones(data).pipe(map((zonesById) => ({ data, zonesById })))))
      .subscribe(({ data, zonesById }) =>
        list.replaceChildren(...data.map((booking) => item(counterfoil, booking, zonesById, error))),
      ),
  );
  return element('section', {}, element('h2', {}, 'My bookings'), list, error);
};
