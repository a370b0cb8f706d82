import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
import { fullRef } from '../reservation/paths.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { seatsAgain } from '../reservation/seats-again.ts';
import { seatReads } from '../slots/find-seats.ts';
import { heldSlots } from '../slots/held-slots.ts';
import { overlaps, type Span } from '../slots/open-spans.ts';
import { waitingListRef } from '../slots/paths.ts';
import { utcDay, utcDays } from '../slots/utc-day.ts';
import type { Waiter, WaitingList } from '../slots/waiting-list.ts';
import { changedList, joinedList, mostWaiting, waiterOf } from './changed-list.ts';
import { folded } from './fold.ts';
import type { OfferDocs } from './offer-to.ts';
import { type Offers, offersFor } from './offers.ts';

type WaitingDocs = OfferDocs & { waitingList: WaitingList };

type Accepted = Exclude<Decision, Refused>;

/** How a command has changed its booking. */
interface Change {
  readonly before: Reservation | undefined;
  readonly after: Reservation;
}

const isFull = ({ path }: Write): boolean =>
  /^endUsers\/[^/]+\/reservations\/[^/]+$|^serviceProviders\/[^/]+\/guestReservations\/[^/]+$/.test(path);

const changeOf = ({ writes }: Accepted, docs: Docs<WaitingDocs>): Change | undefined => {
  const write = writes.find(isFull);
  if (!write || !('data' in write)) return undefined;
  const after = reservationSchema.parse(write.data);
  return { before: docs.get(fullRef(after)), after };
};

/** The times that a change frees and that are still to come. */
const freedSpans = ({ before, after }: Change, now: Date): Span[] => {
  const held = heldSlots(after);
  if (!before || [...heldSlots(before)].every((key) => held.has(key))) return [];
  const { reservationStartTime: start, reservationEndTime: end, move } = before;
  return [{ start, end }, ...(move ? [move] : [])]
    .filter((span) => span.end > now)
    .map((span) => ({ from: span.start.getTime(), until: span.end.getTime() }));
};

const joins = ({ before, after }: Change): boolean => !before && after.status === 'waiting';
const leaves = ({ before, after }: Change): boolean => before?.status === 'waiting' && after.status !== 'waiting';

/** The days whose lists a change concerns. */
const daysOf = (change: Change, now: Date): string[] => {
  const freed = freedSpans(change, now).flatMap(({ from, until }) => utcDays(new Date(from), new Date(until)));
  const own = joins(change) || leaves(change) ? [utcDay(change.after.reservationStartTime)] : [];
  return [...new Set([...freed, ...own])];
};

const listsOf = ({ after: { providerId } }: Change, days: readonly string[], docs: Docs<WaitingDocs>): WaitingList[] =>
  days.flatMap((day) => docs.get(waitingListRef(providerId, day)) ?? []);

/** Those who wait for a time that a change frees. */
const waitersFor = (change: Change, lists: readonly WaitingList[], now: Date): Waiter[] => {
  const freed = freedSpans(change, now);
  return lists
    .flatMap(({ waiting }) => waiting)
    .filter(({ start, end }) => freed.some((span) => overlaps(span, { from: start.getTime(), until: end.getTime() })))
    .filter(({ reservationId }) => reservationId !== change.after.reservationId);
};

const isSlotDay = (ref: Ref): ref is Ref<'slotDay'> => ref.kind === 'slotDay';

/** Writes the seats of a full slot again: the commit fails if somebody frees one meanwhile. */
const slotGuards = (after: Reservation, docs: Docs<WaitingDocs>, now: Date): Write[] => {
  const wish = seatsAgain(after, docs);
  const refs = wish ? seatReads(after.providerId, wish, docs) : [];
  return refs.filter(isSlotDay).flatMap((ref): Write[] => {
    const stored = docs.get(ref);
    return stored ? [{ op: 'update', path: ref.path, data: { ...stored, updatedAt: now } }] : [];
  });
};

const join = ({ after }: Change, list: WaitingList | undefined, docs: Docs<WaitingDocs>): Write[] | Refused => {
  const { userId } = after;
  if (userId === undefined) return [];
  if ((list?.waiting.length ?? 0) >= mostWaiting)
    return reject('resource-exhausted', 'too many wait on this day', { reason: 'list-full', most: mostWaiting });
  const now = after.updatedAt;
  return [joinedList(after.providerId, list, waiterOf({ ...after, userId }), now), ...slotGuards(after, docs, now)];
};

/** The list of each day without those who have left it or were offered a seat. Its write also guards their order. */
const listWrites = (
  { after: { reservationId } }: Change,
  lists: readonly WaitingList[],
  { offered }: Offers,
  now: Date,
): Write[] => {
  const gone = new Set([reservationId, ...offered.map((waiter) => waiter.reservationId)]);
  return lists.map((list) =>
    changedList(
      list,
      list.waiting.filter((waiter) => !gone.has(waiter.reservationId)),
      { now, isSoon: offered.length > 0 },
    ),
  );
};

const offersOf = (
  decision: Accepted,
  change: Change,
  request: CommandRequest<unknown>,
  docs: Docs<WaitingDocs>,
): Offers & { readonly lists: readonly WaitingList[] } => {
  const { now } = request;
  const lists = listsOf(change, daysOf(change, now), docs);
  return { ...offersFor(waitersFor(change, lists, now), request, docs, decision), lists };
};

/**
 * Keeps the waiting lists with a command on a booking. Somebody joins, or leaves, or frees seats: then the same commit
 * offers them to the first in line. No device can read a list, so no device loads this code.
 */
export const withWaitingList = <Payload, Documents extends Pick<WaitingDocs, 'reservation' | 'slotDay'>>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & WaitingDocs> => ({
  ...definition,

  readsNext: (request, docs) => {
    const own = definition.readsNext?.(request, docs) ?? [];
    if (!own.every((ref) => docs.has(ref))) return own;
    const decision = definition.decide(request, docs);
    const change = 'rejection' in decision ? undefined : changeOf(decision, docs);
    if ('rejection' in decision || !change) return [];
    const lists = daysOf(change, request.now).map((day) => waitingListRef(change.after.providerId, day));
    if (!lists.every((ref) => docs.has(ref))) return lists;
    return offersOf(decision, change, request, docs).needs;
  },

  decide: (request, docs) => {
    const { now } = request;
    const decision = definition.decide(request, docs);
    const change = 'rejection' in decision ? undefined : changeOf(decision, docs);
    if ('rejection' in decision || !change) return decision;
    if (joins(change)) {
      const [list] = listsOf(change, daysOf(change, now), docs);
      const joined = join(change, list, docs);
      return 'rejection' in joined ? joined : { ...decision, writes: [...decision.writes, ...joined] };
    }
    const offers = offersOf(decision, change, request, docs);
    const writes = [...decision.writes, ...offers.writes, ...listWrites(change, offers.lists, offers, now)];
    return {
      ...decision,
      eventIds: [...decision.eventIds, ...offers.eventIds],
      writes: folded(writes, docs, now),
    };
  },
});
