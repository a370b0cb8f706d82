import { isDeepStrictEqual } from 'node:util';
import {
  countersPath,
  creditedMember,
  type Day,
  daySchema,
  daysPath,
  localDay,
  localHour,
  minuteMs,
  providerRef,
  providerSchema,
  providerSubscriptions,
  type Reservation,
  reservationRevenue,
  toReference,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readReservations } from './read-reservations.ts';

/** The counts that full documents can prove. Cancellations are left out, because a late payment may have undone one. */
type Counted = Record<
  'created' | 'confirmed' | 'completed' | 'noShow' | 'revenue' | 'seats' | 'seatMinutes',
  number
> & {
  hours: Record<string, number>;
  staff: Record<string, { completed: number; revenue: number }>;
};

const nothing = (): Counted => ({
  created: 0,
  confirmed: 0,
  completed: 0,
  noShow: 0,
  revenue: 0,
  seats: 0,
  seatMinutes: 0,
  hours: {},
  staff: {},
});

type Days = Map<string, Counted>;

const on = (days: Days, day: string): Counted => {
  const known = days.get(day) ?? nothing();
  days.set(day, known);
  return known;
};

/** Earlier versions named no member, neither in the booking nor in the days. */
const addToMember = (day: Counted, member: string | undefined, completed: number, revenue: number): void => {
  if (!member) return;
  const known = day.staff[member] ?? { completed: 0, revenue: 0 };
  day.staff[member] = { completed: known.completed + completed, revenue: known.revenue + revenue };
};

const addStatus = (days: Days, full: Reservation, zone: string): void => {
  const { confirmedAt, completedAt, cancelledAt, totalPrice } = full;
  on(days, localDay(full.createdAt, zone)).created += 1;
  if (confirmedAt) on(days, localDay(confirmedAt, zone)).confirmed += 1;
  if (completedAt) {
    const day = on(days, localDay(completedAt, zone));
    day.completed += 1;
    day.revenue += totalPrice.amount;
    addToMember(day, creditedMember(full), 1, totalPrice.amount);
  }
  if (!cancelledAt) return;
  const day = on(days, localDay(cancelledAt, zone));
  if (full.cancellationReason === 'no-show' && full.cancelledBy === 'provider') day.noShow += 1;
  day.revenue += reservationRevenue(toReference(full));
};

const addSeats = (days: Days, full: Reservation, zone: string): void => {
  const { status, reservationStartTime: start, reservationEndTime: end, partySize } = full;
  if (status === 'cancelled') return;
  const day = on(days, localDay(start, zone));
  const hour = localHour(start, zone);
  day.seats += partySize;
  day.seatMinutes += (partySize * (end.getTime() - start.getTime())) / minuteMs;
  day.hours[hour] = (day.hours[hour] ?? 0) + 1;
};

const recount = (reservations: readonly Reservation[], zone: string): Days => {
  const days: Days = new Map();
  for (const full of reservations) {
    addStatus(days, full, zone);
    addSeats(days, full, zone);
  }
  return days;
};

const kept = (shards: readonly Day[]): Days => {
  const days: Days = new Map();
  for (const shard of shards) {
    const day = on(days, shard.day);
    for (const field of ['created', 'confirmed', 'completed', 'noShow', 'revenue', 'seats', 'seatMinutes'] as const) {
      day[field] += shard[field];
    }
    for (const [hour, count] of Object.entries(shard.hours)) day.hours[hour] = (day.hours[hour] ?? 0) + count;
    for (const [member, of] of Object.entries(shard.staff)) addToMember(day, member, of.completed, of.revenue);
  }
  return days;
};

const withoutNone = ({ hours, staff, ...counts }: Counted): object => ({
  ...counts,
  hours: Object.fromEntries(Object.entries(hours).filter(([, count]) => count !== 0)),
  staff: Object.fromEntries(Object.entries(staff).filter(([, of]) => of.completed !== 0 || of.revenue !== 0)),
});

type Stored = Readonly<Record<string, unknown>>;

const total = (documents: readonly Stored[], field: string): number =>
  documents.reduce((sum, document) => sum + Number(document[field] ?? 0), 0);

/** Figures that are only known as sums: ratings, stars and active subscriptions. */
const auditSums = async (
  firestore: Firestore,
  providerId: string,
  full: readonly Reservation[],
  days: readonly Stored[],
): Promise<AuditReport> => {
  const counters = (await firestore.collection(countersPath(providerId)).get()).docs.map((shard) => shard.data());
  const active = (await readAllPages(firestore, providerSubscriptions(providerId, 'active'))).length;
  const rated = full.flatMap(({ rating }) => (rating ? [rating.stars] : []));
  const statements: [what: string, should: number, does: number][] = [
    ['ratings', rated.length, total(counters, 'ratings')],
    ['stars', rated.reduce((sum, stars) => sum + stars, 0), total(counters, 'stars')],
    ['active subscriptions', active, total(days, 'subscriptionsStarted') - total(days, 'subscriptionsEnded')],
  ];
  const broken = statements.filter(([, should, does]) => should !== does);
  return {
    checked: statements.length,
    broken: broken.map(([what, should, does]) => `${what}: ${should}, kept as ${does}`),
  };
};

/**
 * Compares a provider's days with a recount from the full bookings, to the cent and the seat. Events that are not
 * projected yet appear as differences, so repeat the audit before you trust one.
 */
export const auditDays = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const provider = await firestore.doc(providerRef(providerId).path).get();
  const { timeZone } = providerSchema.parse(withDates(provider.data()));
  const full = await readReservations(firestore, providerId);
  const expected = recount(full, timeZone);
  const { docs } = await firestore.collection(daysPath(providerId)).get();
  const stored = kept(docs.map((document) => daySchema.parse(withDates(document.data()))));
  const broken = [...new Set([...expected.keys(), ...stored.keys()])].sort().flatMap((day) => {
    const [should, does] = [on(expected, day), on(stored, day)].map(withoutNone);
    return isDeepStrictEqual(should, does)
      ? []
      : [`${day}: ${JSON.stringify(should)} by the bookings, ${JSON.stringify(does)} by the days`];
  });
  const sums = await auditSums(
    firestore,
    providerId,
    full,
    docs.map((document) => document.data()),
  );
  return { checked: expected.size + sums.checked, broken: [...broken, ...sums.broken] };
};
