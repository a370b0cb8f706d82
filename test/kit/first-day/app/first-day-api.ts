import type { Counterfoil, Identified, Live, NewCommand, Outcome, RecordInputs } from '@counterfoil/client';
import * as account from '@counterfoil/client/account';
import { desk } from '@counterfoil/client/desk';
import { checkout, refunds } from '@counterfoil/client/payments';
import type { Membership, RefundStatus, Reservation, ReservationStatus } from '@counterfoil/domain/core';
import { filter, firstValueFrom, map } from 'rxjs';

/** The first state that the server has confirmed. */
const confirmed = <T>(live: Live<T>): Promise<T> =>
  firstValueFrom(
    live.pipe(
      filter(({ fromCache, pendingWrites }) => !fromCache && !pendingWrites),
      map(({ data }) => data),
    ),
  );

/** The deeds of a first day, each by the client alone. Everything that they return is JSON or a date. */
export const firstDayOf = (counterfoil: Counterfoil) => ({
  register: async (displayName: string, email: string): Promise<string> =>
    (await account.register(counterfoil, { email, password: 'secret-enough', displayName })).uid,
  /** Takes a new verification of the address into the session. */
  refresh: async (): Promise<boolean> => (await account.refreshAccount(counterfoil)).emailVerified,
  send: async (command: NewCommand): Promise<Outcome> => await counterfoil.send(command),
  addService: (providerId: string, id: string, fields: RecordInputs['services']): Promise<unknown> =>
    counterfoil.provider(providerId).records.add('services', id, fields).kept,
  memberships: (): Promise<Identified<Membership>[]> => confirmed(counterfoil.me().memberships()),
  invitationId: (): string => account.invitationId(),
  join: async (link: string): Promise<Outcome> => {
    const target = account.parseInvitation(link);
    if (!target) throw new Error(`no invitation: ${link}`);
    const { providerId, invitationId } = target;
    return await counterfoil.send({ type: 'invitation.accept', providerId, payload: { invitationId } });
  },
  slots: (providerId: string, serviceId: string, day: string) =>
    confirmed(counterfoil.provider(providerId).slots(serviceId, day)),
  mine: (): Promise<Identified<Reservation>[]> => confirmed(counterfoil.me().reservations()),
  paymentPage: async (providerId: string, reservationId: string): Promise<string> => {
    const page = { kind: 'session', returnUrl: 'http://127.0.0.1:5000/' } as const;
    return (await checkout(counterfoil, { providerId, reservationId, ...page })).url;
  },
  ofDay: (providerId: string, day: string) => confirmed(desk(counterfoil, providerId).ofDay(day)),
  guests: (providerId: string, status: ReservationStatus): Promise<Identified<Reservation>[]> =>
    confirmed(desk(counterfoil, providerId).guestReservations(status)),
  wouldHit: (providerId: string, day: string) =>
    confirmed(desk(counterfoil, providerId).previewClosure({ from: day, until: day, openingHours: [] })),
  closures: (providerId: string) => confirmed(desk(counterfoil, providerId).closures()),
  refunds: (providerId: string, status: RefundStatus) => confirmed(refunds(counterfoil, providerId, status)),
  references: (providerId: string, status: ReservationStatus) =>
    confirmed(counterfoil.provider(providerId).reservations(status)),
  figures: (providerId: string) => confirmed(counterfoil.provider(providerId).analytics()),
});

export type FirstDayApi = ReturnType<typeof firstDayOf>;
