import { evolveReservation } from '../booking/reservation/evolve.ts';
import { evolveSubscription } from '../booking/subscription/evolve.ts';
import { evolveVoucher } from '../booking/voucher/evolve.ts';
import { applyWrite } from '../kernel/apply-write.ts';
import type { DomainEvent, Recorded } from '../kernel/event.ts';
import type { EventRecord } from '../kernel/event-record.ts';
import type { Fields } from '../kernel/write.ts';
import { evolveMember } from '../provider/members/evolve.ts';
import { evolveOrder } from '../restaurant/orders/evolve.ts';

/** One event applied to a state; `undefined` for nothing. */
type Fold = (state: Fields | undefined, event: EventRecord) => Fields | undefined;

/**
 * Folds stored events by an aggregate's own `evolve`. Other events of the same entity, such as the stock that an order
 * consumes, are not its own. The product's functions alone write events, so payloads are not parsed again.
 */
const by =
  <State extends Fields, Event extends DomainEvent>(
    aggregate: string,
    evolve: (state: State | undefined, event: Recorded<Event>) => State,
  ): Fold =>
  (state, event) => {
    if (!event.type.startsWith(`${aggregate}.`)) return state;
    const recorded: Recorded<DomainEvent> = { ...event, commandId: event.correlationId };
    const data = evolve(state as State | undefined, recorded as Recorded<Event>);
    // As it is stored: without the fields that are `undefined`.
    return applyWrite(undefined, { op: 'set', path: '', data }, event.createdAt);
  };

/** The aggregates that are the fold of their events, to the last field. */
const folds: Readonly<Record<string, Fold>> = {
  reservation: by('reservation', evolveReservation),
  subscription: by('subscription', evolveSubscription),
  voucher: by('voucher', evolveVoucher),
  order: by('order', evolveOrder),
  member: by('member', evolveMember),
};

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

/** Records that devices write carry their fields before and after. */
const ofRecord: Fold = (state, { payload }) => {
  const [before, after] = [fieldsOf(payload.before), fieldsOf(payload.after)];
  if (after) return { ...state, ...after };
  return before ? undefined : state;
};

const ofProfile: Fold = (state, event) => {
  switch (event.type) {
    case 'provider.created':
    case 'provider.ownersChanged':
    case 'provider.closuresChanged':
    case 'provider.shortAddressChanged':
      return { ...state, ...event.payload };
    case 'provider.listed':
      return { ...state, listing: event.payload };
    case 'provider.unlisted': {
      const { listing: _l, ...rest } = state ?? {};
      return rest;
    }
    default:
      return ofRecord(state, event);
  }
};

const referenceOf = (event: EventRecord): Fields | undefined => fieldsOf(Reflect.get(event, 'reference'));

/** A copy of the counterpart is reduced, and cannot be folded. It carries the reference after the event instead. */
const ofReference: Fold = (state, event) => referenceOf(event) ?? state;

/** Of a guest's booking, which names no user, the provider has the whole payload. */
const isReduced = (event: EventRecord): boolean => {
  const reference = referenceOf(event);
  return reference !== undefined && (event.entityType !== 'reservation' || reference.userId !== undefined);
};

const foldOf = ({ entityType }: EventRecord, events: readonly EventRecord[]): Fold => {
  if (events.some(isReduced)) return ofReference;
  if (entityType === 'provider') return ofProfile;
  return (Object.hasOwn(folds, entityType) ? folds[entityType] : undefined) ?? ofRecord;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The sequence of commits; several events of one commit follow by version. */
const inOrder = (a: EventRecord, b: EventRecord): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || a.version - b.version || compareText(a.id, b.id);

/** The end of a history, included: an event, a version of the aggregate, or a time of decision. */
export type Moment = { readonly eventId: string } | { readonly version: number } | { readonly time: Date };

/** Other events of an order, such as the stock that it consumes, have versions of their own. */
const isOwn = ({ type, entityType }: EventRecord): boolean =>
  !Object.hasOwn(folds, entityType) || type.startsWith(`${entityType}.`);

const upTo = (events: readonly EventRecord[], moment: Moment): readonly EventRecord[] => {
  if ('eventId' in moment) return events.slice(0, events.findIndex(({ id }) => id === moment.eventId) + 1);
  return 'version' in moment
    ? events.filter((event) => isOwn(event) && event.version <= moment.version)
    : events.filter(({ occurredAt }) => occurredAt <= moment.time);
};

/** An entity as it was, and the last event of it by then. `state` is `undefined` if it did not exist. */
export interface PastState {
  readonly state: Fields | undefined;
  readonly event: EventRecord;
}

/**
 * One entity as it was at any moment, from its events in any order. Bookings, subscriptions, vouchers, orders and
 * members are their documents exactly; from the provider's copy, bookings and subscriptions are their references.
 * Records, and the profile, are the fields that their events tell.
 *
 * @returns `undefined` before its first event, or if no event of it has that id
 */
export const stateAt = (entity: readonly EventRecord[], moment: Moment): PastState | undefined => {
  const past = upTo([...entity].sort(inOrder), moment);
  const event = past.at(-1);
  if (!event) return undefined;
  const fold = foldOf(event, past);
  return { state: past.reduce<Fields | undefined>((state, one) => fold(state, one), undefined), event };
};
