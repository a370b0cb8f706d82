import type { ReservationEvent } from '../../booking/reservation/event.ts';
import { evolveReservation } from '../../booking/reservation/evolve.ts';
import { fullRef } from '../../booking/reservation/paths.ts';
import type { Reservation } from '../../booking/reservation/reservation.ts';
import type { SubscriptionEvent } from '../../booking/subscription/event.ts';
import { evolveSubscription } from '../../booking/subscription/evolve.ts';
import { subscriptionRef } from '../../booking/subscription/paths.ts';
import type { Subscription } from '../../booking/subscription/subscription.ts';
import type { DomainEvent, Recorded } from '../../kernel/event.ts';
import { recordedOf, type StoredEvent } from '../../kernel/stored-event.ts';
import { becoming, type Mend } from '../mend.ts';
import { stored } from '../told.ts';

/** Types of events with which a history can begin: they hold the whole document. */
const beginnings: readonly string[] = ['reservation.created', 'reservation.claimed', 'subscription.created'];

/**
 * Folds a document from its owner's events.
 *
 * @returns `undefined` if one of them is missing
 */
export const foldStored = <State, Event extends DomainEvent>(
  events: readonly StoredEvent<Event>[],
  evolve: (state: State | undefined, event: Recorded<Event>) => State,
): State | undefined => {
  const sorted = [...events].sort((a, b) => a.version - b.version);
  const start = sorted.map(({ type }) => beginnings.includes(type)).lastIndexOf(true);
  const history = start < 0 ? [] : sorted.slice(start);
  const isWhole = history.every(({ version }, n) => version === (history[0]?.version ?? 0) + n);
  return isWhole
    ? history.reduce<State | undefined>((state, event) => evolve(state, recordedOf(event)), undefined)
    : undefined;
};

export const foldReservation = (events: readonly StoredEvent<ReservationEvent>[]): Reservation | undefined =>
  foldStored(events, evolveReservation);

export const foldSubscription = (events: readonly StoredEvent<SubscriptionEvent>[]): Subscription | undefined =>
  foldStored(events, evolveSubscription);

/** A full document is the fold of its events, which nobody changes. */
export const reservationMend: Mend = {
  reads: ({ command: { payload } }) => [
    { kind: 'reservation', path: payload.where },
    ...payload.from.map((path) => ({ kind: 'reservationEvent', path }) as const),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const events = payload.from.flatMap((path) => docs.get({ kind: 'reservationEvent', path }) ?? []);
    const folded = foldReservation(events);
    const before = docs.get({ kind: 'reservation', path: payload.where });
    if (folded?.providerId !== providerId || folded.version < (before?.version ?? 0)) return 'person';
    // The history of another booking.
    if (fullRef(folded).path !== payload.where) return 'person';
    // A command has come between: its event is not among those that the audit has named.
    if (before && before.version !== folded.version) return 'settled';
    return becoming(payload.where, before, stored(folded));
  },
};

export const subscriptionMend: Mend = {
  reads: ({ command: { payload } }) => [
    { kind: 'subscription', path: payload.where },
    ...payload.from.map((path) => ({ kind: 'subscriptionEvent', path }) as const),
  ],
  plan: ({ command: { payload, providerId } }, docs) => {
    const events = payload.from.flatMap((path) => docs.get({ kind: 'subscriptionEvent', path }) ?? []);
    const folded = foldSubscription(events);
    const before = docs.get({ kind: 'subscription', path: payload.where });
    if (folded?.providerId !== providerId || folded.version < (before?.version ?? 0)) return 'person';
    if (subscriptionRef(folded.userId, folded.subscriptionId).path !== payload.where) return 'person';
    if (before && before.version !== folded.version) return 'settled';
    return becoming(payload.where, before, stored(folded));
  },
};
