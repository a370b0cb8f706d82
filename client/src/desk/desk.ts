import type {
  Closure,
  GuestContact,
  PrivateProfile,
  Reservation,
  ReservationReference,
  ReservationStatus,
} from '@counterfoil/domain/core';
import type { Identified, Live, LiveList } from '../live/live.ts';
import type { ClosedTimes, ClosurePreview } from './closure-preview.ts';

/**
 * The lists of owner, manager and staff at the desk, beside those of `provider(id)`. They book for a guest without
 * account by `reservation.create` with a `guest`.
 */
export interface Desk {
  /** The bookings of guests without account in one status, with their names, by start. */
  guestReservations(status: ReservationStatus): LiveList<Reservation>;
  /** One of them; `undefined` while it does not exist, and once its guest has claimed it. */
  guestReservation(reservationId: string): Live<Identified<Reservation> | undefined>;
  /**
   * How to reach a guest, read once from the server; `undefined` without a contact. Staff read it while the booking is
   * pending or confirmed, owner and manager always.
   *
   * @throws CounterfoilError `permission-denied`, or `unavailable` while offline
   */
  guestContact(reservationId: string): Promise<GuestContact | undefined>;
  /** The bookings with a short code as people type it, in any status: one, but for a coincidence. */
  byCode(code: string): Live<Identified<ReservationReference>[]>;
  /**
   * All bookings of a local day of the provider, by start; for a printed list. Cancelled ones are included.
   *
   * @param day `YYYY-MM-DD`
   * @param timeZone the provider's, as `Europe/Rome`. Without it, the lists wait for the profile, and follow its zone
   */
  ofDay(day: string, timeZone?: string): Live<Identified<ReservationReference>[]>;
  /**
   * The provider's closures, the one that ends last first, with their progress. Owner and manager send `closure.create`
   * and `closure.withdraw`.
   */
  closures(): LiveList<Closure>;
  /**
   * The part of the profile that only members read, with all settings; `undefined` until the operator's backfill, if an
   * earlier version has created the provider. Owner and manager send `provider.update`.
   */
  privateProfile(): Live<Identified<PrivateProfile> | undefined>;
  /** The bookings that a closure would hit as things are now. Nothing is sent. */
  previewClosure(closed: ClosedTimes): Live<ClosurePreview>;
}
