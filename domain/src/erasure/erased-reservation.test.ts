import { expect, test } from 'vitest';
import { pseudonymOf } from '../kernel/pseudonym.ts';
import { erasedReservation, erasedReservationPayload } from './erased-reservation.ts';
import { erasedSubscription, erasedSubscriptionPayload } from './erased-subscription.ts';

const pseudonym = pseudonymOf('s3cret');
const { id, name } = pseudonym;

const full = {
  reservationId: 'r',
  userId: 'u1',
  userName: 'Ada',
  hasContact: true,
  attendees: [{ name: 'Ada', phone: '1' }],
  partySize: 2,
  version: 4,
};

test('takes the person out of a booking, and keeps what counts', () => {
  const rating = { stars: 4, comment: 'Ada was here', ratedAt: new Date(0) };
  const cancelled = { cancelledBy: 'endUser', cancellationReason: 'no-show' };
  expect(erasedReservation({ ...full, ...cancelled, rating }, pseudonym)).toEqual({
    reservationId: 'r',
    userName: name,
    erasedAs: id,
    attendees: [],
    partySize: 2,
    version: 4,
    // A customer typed it, so it is no word of the provider's.
    cancelledBy: 'endUser',
    rating: { stars: 4, ratedAt: new Date(0) },
  });
});

test('keeps the reasons by which figures tell, and drops typed ones', () => {
  const of = (cancelledBy: string, reason: string) =>
    erasedReservationPayload('reservation.cancelled', { cancelledBy, reason }, pseudonym);
  expect(of('provider', 'no-show')).toEqual({ cancelledBy: 'provider', reason: 'no-show' });
  expect(of('provider', 'Ada is ill')).toEqual({ cancelledBy: 'provider' });
  expect(of('endUser', 'expired')).toEqual({ cancelledBy: 'endUser' });
});

test('drops the words of a move and of a rating', () => {
  const moved = { day: '2030-01-01', slotKeys: [], reason: 'Ada asked for it' };
  expect(erasedReservationPayload('reservation.rescheduled', moved, pseudonym)).toEqual({
    day: '2030-01-01',
    slotKeys: [],
  });
  expect(erasedReservationPayload('reservation.rated', { stars: 2, comment: 'Ada' }, pseudonym)).toEqual({ stars: 2 });
});

test('keeps nothing of an event that this version does not know', () => {
  expect(erasedReservationPayload('reservation.serenaded', { by: 'Ada' }, pseudonym)).toEqual({});
  expect(erasedSubscriptionPayload('subscription.serenaded', { by: 'Ada' }, pseudonym)).toEqual({});
});

test('takes the person out of a subscription', () => {
  const subscription = {
    subscriptionId: 's',
    userId: 'u1',
    userName: 'Ada',
    subscribers: [{ name: 'Ada' }],
    version: 2,
  };
  expect(
    erasedSubscription({ ...subscription, cancelledBy: 'endUser', cancellationReason: 'moved' }, pseudonym),
  ).toEqual({
    subscriptionId: 's',
    userId: id,
    userName: name,
    subscribers: [],
    version: 2,
    cancelledBy: 'endUser',
  });
});
