import type { ReservationEvent } from '../booking/reservation/event.ts';
import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields } from '../kernel/write.ts';
import { isFields } from './fields.ts';
import { keptReason } from './kept-reason.ts';

const withoutComment = (rating: Fields): Fields =>
  Object.fromEntries(Object.entries(rating).filter(([field]) => field !== 'comment'));

/** The booking without the person: a guest's booking under a pseudonym. Times, seats and money stay. */
export const erasedReservation = (full: Fields, { id, name }: Pseudonym): Fields => {
  const { userId: _u, hasContact: _c, rating, cancellationReason, ...kept } = full;
  return {
    ...kept,
    userName: name,
    erasedAs: id,
    attendees: [],
    ...(isFields(rating) ? { rating: withoutComment(rating) } : {}),
    ...keptReason(full.cancelledBy, cancellationReason, 'cancellationReason'),
  };
};

type Rewrite = (payload: Fields, pseudonym: Pseudonym) => Fields;

const same: Rewrite = (payload) => payload;

const without =
  (field: string): Rewrite =>
  (payload) =>
    Object.fromEntries(Object.entries(payload).filter(([key]) => key !== field));

const cancelled: Rewrite = ({ reason, ...payload }) => ({
  ...payload,
  ...keptReason(payload.cancelledBy, reason, 'reason'),
});

/** Each payload without the person, so that the fold of the events stays the stored booking. */
const rewrites: { readonly [Type in ReservationEvent['type']]: Rewrite } = {
  'reservation.created': erasedReservation,
  'reservation.claimed': erasedReservation,
  'reservation.confirmed': same,
  'reservation.offered': same,
  'reservation.cancelled': cancelled,
  'reservation.credited': same,
  'reservation.checkedIn': same,
  'reservation.completed': same,
  'reservation.reopened': same,
  'reservation.noShow': same,
  'reservation.rescheduled': without('reason'),
  'reservation.moveRequested': same,
  'reservation.moveDeclined': same,
  'reservation.moveExpired': same,
  'reservation.expired': same,
  'reservation.holdExtended': same,
  'reservation.rated': without('comment'),
  'reservation.paymentChanged': same,
  'reservation.refundDue': same,
};

const isKnown = (type: string): type is ReservationEvent['type'] => Object.hasOwn(rewrites, type);

/** The payload of a booking's event without the person. An event of a later version is not understood, so it is empty. */
export const erasedReservationPayload = (type: string, payload: Fields, pseudonym: Pseudonym): Fields =>
  isKnown(type) ? rewrites[type](payload, pseudonym) : {};
