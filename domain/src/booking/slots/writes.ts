import { grouped } from '../../kernel/grouped.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { heldSlots } from './held-slots.ts';
import { heldSpan } from './held-span.ts';
import { occupancyWrites } from './occupancy-writes.ts';
import { slotDayRef } from './paths.ts';
import type { SeatHolder } from './seat-holder.ts';
import { endOfSlot, withSeats } from './seats.ts';
import type { SlotDay } from './slot-day.ts';
import { minutesIn, readerOf } from './slot-days.ts';
import { dayOfKey, endOfUtcDay, utcDay } from './utc-day.ts';

/** The terms on which seats are taken. */
export interface SlotTerms {
  /** Of a day that sells its first seat. */
  readonly slotMinutes: number;
  readonly capacity: number;
  /** Documents of earlier versions that the decision relies on. */
  readonly guards: readonly Ref<'slotDay'>[];
}

export interface SeatChange {
  readonly before: SeatHolder | undefined;
  readonly after: SeatHolder;
  /** Required if seats are taken. */
  readonly terms: SlotTerms | undefined;
}

type SlotDocs = Docs<{ slotDay: SlotDay }>;

/** Slots by their UTC day. */
type ByDay = ReadonlyMap<string, readonly string[]>;

const byDay = (keys: readonly string[]): ByDay => grouped(keys, dayOfKey);

/** Everything that the write of one day needs. */
interface Context {
  readonly holder: SeatHolder;
  readonly released: ByDay;
  readonly taken: ByDay;
  readonly docs: SlotDocs;
  readonly now: Date;
}

/** Until when the taken slots of the day before reach into a day; 0 if they do not. */
const reachInto = (day: string, { slotMinutes }: SlotTerms, { holder, taken, docs }: Context): number => {
  const before = taken.get(utcDay(Date.parse(day) - 1)) ?? [];
  const minutesOf = minutesIn({ ...holder, slotMinutes }, readerOf(docs));
  const until = Math.max(...before.map((key) => endOfSlot(key, minutesOf)));
  return until > Date.parse(day) ? until : 0;
};

const fieldsOf = (day: string, { holder: { serviceId }, now }: Context) => ({
  schema: 2,
  serviceId,
  day,
  updatedAt: now,
});

const release = (day: string, context: Context): Write[] => {
  const { holder, released } = context;
  const keys = released.get(day) ?? [];
  if (keys.length === 0) return [];
  const booked = Object.fromEntries(keys.map((key) => [key, -holder.partySize]));
  const { path } = slotDayRef(holder.providerId, holder.serviceId, day);
  return [{ op: 'increment', path, by: { booked }, fields: fieldsOf(day, context) }];
};

/** The document of a day on which slots are taken, or into which taken slots of the day before reach. */
const take = (day: string, terms: SlotTerms, context: Context): Write[] => {
  const { holder, released, taken, docs, now } = context;
  const reach = reachInto(day, terms, context);
  if (!taken.has(day) && reach === 0) return release(day, context);
  const ref = slotDayRef(holder.providerId, holder.serviceId, day);
  const stored = docs.get(ref);
  const rest = withSeats(stored?.booked ?? {}, released.get(day) ?? [], -holder.partySize);
  const reached = Math.max(reach, stored?.reachedUntil?.getTime() ?? 0);
  const data = {
    ...fieldsOf(day, context),
    slotMinutes: stored?.slotMinutes ?? terms.slotMinutes,
    capacity: terms.capacity,
    booked: withSeats(rest, taken.get(day) ?? [], holder.partySize),
    reachedUntil: reached > 0 ? new Date(reached) : undefined,
    createdAt: stored?.createdAt ?? now,
  };
  return [{ op: stored ? 'update' : 'create', path: ref.path, data }];
};

/** Writes the same content again: the commit fails if an earlier version has sold seats there meanwhile. */
const touch = (ref: Ref<'slotDay'>, docs: SlotDocs, now: Date): Write[] => {
  const stored = docs.get(ref);
  return stored ? [{ op: 'update', path: ref.path, data: { ...stored, updatedAt: now } }] : [];
};

/** The writes of seats in services without resources. */
const seatWrites = (terms: SlotTerms | undefined, context: Context): Write[] => {
  const { released, taken, docs, now } = context;
  if (taken.size === 0) return [...released.keys()].flatMap((day) => release(day, context));
  invariant(terms, 'seats need the terms of their service');
  const nextDays = [...taken.keys()].map((day) => utcDay(endOfUtcDay(day)));
  const days = new Set([...released.keys(), ...taken.keys(), ...nextDays]);
  return [
    ...[...days].flatMap((day) => take(day, terms, context)),
    ...terms.guards.flatMap((ref) => touch(ref, docs, now)),
  ];
};

/**
 * Moves a reservation's seats, or its resource's time. A release needs no read. For a take, the slot document that the
 * decision read is the precondition. A slot that reaches over midnight UTC also marks the next day, so that its bookings
 * look back.
 */
export const slotWrites = ({ before, after, terms }: SeatChange, docs: SlotDocs, now: Date): Write[] => {
  const [from, to] = [heldSlots(before), heldSlots(after)];
  const [released, taken] = [[...from].filter((key) => !to.has(key)), [...to].filter((key) => !from.has(key))];
  const ofSeats = (keys: readonly string[]) => byDay(keys.filter((key) => !heldSpan(key)));
  return [
    ...seatWrites(terms, { holder: after, released: ofSeats(released), taken: ofSeats(taken), docs, now }),
    ...occupancyWrites(after, { released, taken }, docs, now),
  ];
};
