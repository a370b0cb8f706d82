import {
  fullRef,
  guestContactPath,
  guestReservationRef,
  referenceRef,
  reservationCodeRef,
} from '../booking/reservation/paths.ts';
import type { ReservationStatus } from '../booking/reservation/status.ts';
import { claimRef } from '../booking/shared/claim-write.ts';
import { endUserPath } from '../end-user/path.ts';
import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields, Write } from '../kernel/write.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import { erasedReservation, erasedReservationPayload } from './erased-reservation.ts';
import { isFields } from './fields.ts';
import { rewritten } from './rewritten.ts';

/** A booking as it is stored, with the documents that tell of it. */
export interface StoredBooking {
  readonly full: Fields & {
    readonly providerId: string;
    readonly reservationId: string;
    readonly userId?: string | undefined;
    readonly code: string;
    readonly status: ReservationStatus;
  };
  readonly reference: Fields;
  readonly claim: Fields | undefined;
  /** The provider's events of it. */
  readonly events: readonly Fields[];
  /** Its events at the customer, in full; a guest has none. */
  readonly ownEvents: readonly Fields[];
}

const withoutUser = (reference: unknown): Fields | undefined => {
  if (!isFields(reference)) return undefined;
  const { userId: _u, ...rest } = reference;
  return rest;
};

/** The provider's event with the whole payload, as of a guest's booking, and without the person. */
const erasedEvent = (
  event: Fields,
  own: Fields | undefined,
  userId: string | undefined,
  pseudonym: Pseudonym,
): Fields => {
  const { before, reference, payload, ...facts } = event;
  const whole = own?.payload ?? payload;
  const erased = {
    ...facts,
    payload: erasedReservationPayload(String(event.type), isFields(whole) ? whole : {}, pseudonym),
    ...(before === undefined ? {} : { before: withoutUser(before) }),
    ...(reference === undefined ? {} : { reference: withoutUser(reference) }),
  };
  return userId === undefined ? erased : rewritten(erased, { uid: userId, words: [] }, pseudonym);
};

/**
 * All writes that turn a customer's booking, or a guest's, into the booking of a guest under a pseudonym. They are one
 * commit, so each status has as many full documents as references at any moment. Version, times, seats and money stay,
 * and so does every counter. The fold of the rewritten events is the rewritten booking.
 */
export const reservationErasure = (
  { full, reference, claim, events, ownEvents }: StoredBooking,
  pseudonym: Pseudonym,
): Write[] => {
  const { providerId, reservationId, userId, code } = full;
  const from = fullRef(full);
  const to = guestReservationRef(providerId, reservationId);
  const data = erasedReservation(full, pseudonym);
  const own = new Map(ownEvents.map((event) => [event.id, event]));
  const moved: Write[] =
    from.path === to.path
      ? [{ op: 'update', path: to.path, data }]
      : [
          { op: 'delete', path: from.path },
          { op: 'create', path: to.path, data },
        ];
  return [
    ...moved,
    { op: 'update', path: referenceRef(full).path, data: withoutUser(reference) ?? {} },
    ...(claim
      ? [
          {
            op: 'update' as const,
            path: claimRef(providerId, 'reservation', reservationId).path,
            data: { ...claim, userId: pseudonym.id },
          },
        ]
      : []),
    { op: 'drop', path: reservationCodeRef(providerId, code).path },
    { op: 'drop', path: guestContactPath(providerId, reservationId) },
    ...events.map(
      (event): Write => ({
        op: 'update',
        path: `${providerEvents(providerId)}/${String(event.id)}`,
        data: erasedEvent(event, own.get(event.id), userId, pseudonym),
      }),
    ),
    ...ownEvents.map(({ id }): Write => ({ op: 'delete', path: `${endUserPath(userId ?? '')}/events/${String(id)}` })),
  ];
};
