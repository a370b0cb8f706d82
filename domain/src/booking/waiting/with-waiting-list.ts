import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { minuteMs } from '../../kernel/time/durations.ts';
import type { Write } from '../../kernel/write.ts';
import { limitReached } from '../limits/usage-change.ts';
import { fullRef } from '../reservation/paths.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { seatsAgain } from '../reservation/seats-again.ts';
import { seatReads } from '../slots/find-seats.ts';
import { heldSlots } from '../slots/held-slots.ts';
import { heldSpan } from '../slots/held-span.ts';
import { overlaps, type Span } from '../slots/open-spans.ts';
import { serviceRef, waitingListRef } from '../slots/paths.ts';
import { utcDay, utcDays } from '../slots/utc-day.ts';
import type { Waiter, WaitingList } from '../slots/waiting-list.ts';
import { changedList, joinedList, mostWaiting, mostWaitsOfOne, waiterOf } from './changed-list.ts';
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

/**
 * The times that a change frees and that are still to come, with the time that a resource needs before and after. Such a
 * time holds the booking's own one.
 */
const freedSpans = ({ before, after }: Change, now: Date): Span[] => {
  const held = heldSlots(after);
  if (!before || [...heldSlots(before)].every((key) => held.has(key))) return [];
  const { reservationStartTime: start, reservationEndTime: end, slotKeys, move } = before;
  return [{ start, end, slotKeys }, ...(move ? [move] : [])]
    .filter((time) => time.end > now)
    .flatMap((time): Span[] => {
      const spans = time.slotKeys.flatMap((key) => heldSpan(key) ?? []);
      return spans.length > 0 ? spans : [{ from: time.start.getTime(), until: time.end.getTime() }];
    });
};

/** The days on which somebody waits whom a freed time may suit: a booking as long as this one can begin the day before. */
const daysAround = ({ from, until }: Span): string[] => utcDays(new Date(from - (until - from) + 1), new Date(until));

const joins = ({ before, after }: Change): boolean => !before && after.status === 'waiting';
const leaves = ({ before, after }: Change): boolean => before?.status === 'waiting' && after.status !== 'waiting';

/** The days whose lists a change concerns. */
const daysOf = (change: Change, now: Date): string[] => {
  const freed = freedSpans(change, now).flatMap(daysAround);
  const own = joins(change) || leaves(change) ? [utcDay(change.after.reservationStartTime)] : [];
  return [...new Set([...freed, ...own])];
};

const listsOf = ({ after: { providerId } }: Change, days: readonly string[], docs: Docs<WaitingDocs>): WaitingList[] =>
  days.flatMap((day) => docs.get(waitingListRef(providerId, day)) ?? []);

/** The time that somebody who waits needs, with that before and after; `undefined` until their service is read. */
const neededSpan = (
  providerId: string,
  { serviceId, start, end }: Waiter,
  docs: Docs<WaitingDocs>,
): Span | undefined => {
  const ref = serviceRef(providerId, serviceId);
  if (!docs.has(ref)) return undefined;
  const { minutesBefore = 0, minutesAfter = 0 } = docs.get(ref) ?? {};
  return { from: start.getTime() - minutesBefore * minuteMs, until: end.getTime() + minutesAfter * minuteMs };
};

/** Those to whom a change may have freed a seat. Others must not use up the offers of this commit. */
const waitersFor = (change: Change, lists: readonly WaitingList[], docs: Docs<WaitingDocs>, now: Date): Waiter[] => {
  const { before, after } = change;
  const freed = freedSpans(change, now);
  const isNear = (waiter: Waiter): boolean => {
    const needed = neededSpan(after.providerId, waiter, docs);
    return needed === undefined || freed.some((span) => overlaps(span, needed));
  };
  if (freed.length === 0) return [];
  return lists
    .flatMap(({ waiting }) => waiting)
    .filter(({ serviceId }) => serviceId === after.serviceId || before?.servedBy)
    .filter(({ reservationId }) => reservationId !== after.reservationId)
    .filter(isNear);
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
  const others = list?.waiting.filter((waiter) => waiter.userId === userId) ?? [];
  if (others.length >= mostWaitsOfOne) return limitReached('waitsPerDay', mostWaitsOfOne);
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
  return { ...offersFor(waitersFor(change, lists, docs, now), request, docs, decision), lists };
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
