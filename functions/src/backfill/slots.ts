import { type Fields, minuteMs, type SlotDay, slotDayRef, slotDaySchema } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Ids by UTC day end with `Z`; those of earlier versions end with the opening day. */
const isByOpeningDay = ({ id }: DocumentSnapshot): boolean => /_\d{4}-\d{2}-\d{2}$/.test(id);

/** Seats that move to one UTC day, and until when slots of the day before reach into it. */
interface Arrival {
  readonly booked: Record<string, number>;
  reachedUntil: number;
}

const arrivalsOf = ({ booked, slotMinutes = 0 }: SlotDay): Map<string, Arrival> => {
  const arrivals = new Map<string, Arrival>();
  const arrival = (day: string): Arrival => {
    const known = arrivals.get(day) ?? { booked: {}, reachedUntil: 0 };
    arrivals.set(day, known);
    return known;
  };
  for (const [key, seats] of Object.entries(booked)) {
    const day = key.slice(0, 10);
    arrival(day).booked[key] = seats;
    const until = Date.parse(key) + slotMinutes * minuteMs;
    const nextDay = new Date(until - 1).toISOString().slice(0, 10);
    if (nextDay === day) continue;
    const next = arrival(nextDay);
    next.reachedUntil = Math.max(next.reachedUntil, until);
  }
  return arrivals;
};

const larger = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

/** The document of a UTC day with the seats that arrive. Of two lengths of a slot the longer one stays: it is safe. */
const withArrival = (stored: SlotDay | undefined, from: SlotDay, { booked, reachedUntil }: Arrival): Fields => {
  const sums = { ...stored?.booked };
  for (const [key, seats] of Object.entries(booked)) sums[key] = (sums[key] ?? 0) + seats;
  const reached = Math.max(reachedUntil, stored?.reachedUntil?.getTime() ?? 0);
  return {
    booked: Object.fromEntries(Object.entries(sums).filter(([, seats]) => seats !== 0)),
    slotMinutes: larger(stored?.slotMinutes, from.slotMinutes),
    capacity: stored?.capacity ?? from.capacity,
    reachedUntil: reached > 0 ? new Date(reached) : undefined,
    createdAt: stored?.createdAt ?? from.createdAt,
  };
};

const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Moves the seats of one document in one commit. Throws a conflict if somebody books or cancels meanwhile. */
const moveOnce = async (old: DocumentReference): Promise<void> => {
  const snapshot = await old.get();
  if (!snapshot.exists) return;
  const from = slotDaySchema.parse(withDates(snapshot.data()));
  const providerId = old.parent.parent?.id ?? '';
  const serviceId = old.id.slice(0, old.id.lastIndexOf('_'));
  const arrivals = [...arrivalsOf(from)];
  const refs = arrivals.map(([day]) => old.firestore.doc(slotDayRef(providerId, serviceId, day).path));
  const targets = refs.length > 0 ? await old.firestore.getAll(...refs) : [];
  const batch = old.firestore.batch();
  for (const [n, [day, arrival]] of arrivals.entries()) {
    const target = targets[n];
    if (!target) continue;
    const stored = target.exists ? slotDaySchema.parse(withDates(target.data())) : undefined;
    const own = { schema: 2, serviceId, day, updatedAt: new Date() };
    const fields = present({ ...withArrival(stored, from, arrival), ...own });
    if (target.updateTime) batch.update(target.ref, fields, { lastUpdateTime: target.updateTime });
    else batch.create(target.ref, fields);
  }
  batch.delete(old, snapshot.updateTime ? { lastUpdateTime: snapshot.updateTime } : {});
  await batch.commit();
};

const move = async (old: DocumentReference): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await moveOnce(old);
      return;
    } catch (error) {
      if (!isConflict(error) || attempt === maxAttempts) throw error;
      await backoff(attempt);
    }
  }
};

/** Moves a provider's documents by opening day, and then notes that none is left. */
const moveAll = async (provider: QueryDocumentSnapshot): Promise<{ checked: number; changed: number }> => {
  const result = { checked: 1, changed: 0 };
  for await (const page of eachPage(provider.ref.collection('slots'))) {
    const old = page.filter(isByOpeningDay);
    await Promise.all(old.map(({ ref }) => move(ref)));
    result.checked += page.length;
    result.changed += old.length;
  }
  if (provider.get('slotSchema') === undefined) {
    await provider.ref.update({ slotSchema: 2 });
    result.changed += 1;
  }
  return result;
};

/**
 * Moves the seats that earlier versions keep by opening day to their UTC days. Run it when the last instance of an
 * earlier version is gone, because that one would find its seats no longer. Until then, every booking reads both.
 */
export const backfillSlots: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collection('serviceProviders'))) {
    for (const provider of page) {
      const { checked, changed } = await moveAll(provider);
      result.checked += checked;
      result.changed += changed;
    }
  }
  return result;
};
