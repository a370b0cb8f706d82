import {
  auditedDays,
  creditedMember,
  daysPath,
  type Finding,
  localDay,
  localHour,
  minuteMs,
  providerRef,
  providerSchema,
  type Reservation,
  reservationRevenue,
  toReference,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { counterFindings } from './audit-references.ts';
import { rightReservations } from './audit-reservations.ts';
import { rightSubscriptions } from './audit-subscriptions.ts';
import { add, type Days, dayFindings, on, readDays } from './day-figures.ts';
import type { Moment } from './moment.ts';
import { readAt } from './read-documents.ts';

const addStatus = (days: Days, full: Reservation, zone: string): void => {
  const { confirmedAt, completedAt, cancelledAt, totalPrice } = full;
  add(on(days, localDay(full.createdAt, zone)), ['created'], 1);
  if (confirmedAt) add(on(days, localDay(confirmedAt, zone)), ['confirmed'], 1);
  if (completedAt) {
    const day = on(days, localDay(completedAt, zone));
    add(day, ['completed'], 1);
    add(day, ['revenue'], totalPrice.amount);
    // Earlier versions named no member, neither in the booking nor in the days.
    const member = creditedMember(full);
    if (member) add(day, ['staff', member, 'completed'], 1);
    if (member) add(day, ['staff', member, 'revenue'], totalPrice.amount);
  }
  if (!cancelledAt) return;
  const day = on(days, localDay(cancelledAt, zone));
  if (full.cancellationReason === 'no-show' && full.cancelledBy === 'provider') add(day, ['noShow'], 1);
  add(day, ['revenue'], reservationRevenue(toReference(full)));
};

const addSeats = (days: Days, full: Reservation, zone: string): void => {
  const { status, reservationStartTime: start, reservationEndTime: end, partySize } = full;
  // One that waits for a seat has none.
  if (status === 'cancelled' || status === 'waiting') return;
  const day = on(days, localDay(start, zone));
  add(day, ['seats'], partySize);
  add(day, ['seatMinutes'], (partySize * (end.getTime() - start.getTime())) / minuteMs);
  add(day, ['hours', localHour(start, zone)], 1);
};

const recount = (reservations: readonly Reservation[], zone: string): Days => {
  const days: Days = new Map();
  for (const full of reservations) {
    addStatus(days, full, zone);
    addSeats(days, full, zone);
  }
  return days;
};

/** The figures that full documents can prove. Cancellations are left out: a late payment may have undone one. */
const isProven = (name: string): boolean =>
  /^(created|confirmed|completed|noShow|revenue|seats|seatMinutes)$|^hours › |^staff › .* › (completed|revenue)$/.test(
    name,
  );

export const timeZoneOf = async (moment: Moment, providerId: string): Promise<string> => {
  const { path } = providerRef(providerId);
  const profile = (await readAt(moment, [path], providerSchema)).get(path);
  return profile?.timeZone ?? 'UTC';
};

/** Figures that are only known as sums: ratings, stars and active subscriptions. */
const auditSums = async (moment: Moment, providerId: string, full: readonly Reservation[]): Promise<Finding[]> => {
  const stars = full.flatMap(({ rating }) => (rating ? [rating.stars] : []));
  const ratings = { ratings: stars.length, stars: stars.reduce((sum, one) => sum + one, 0) };
  const active = (await rightSubscriptions(moment, providerId)).filter(({ status }) => status === 'active').length;
  const days = await moment.list(auditedDays(providerId));
  const total = (field: string) => days.reduce((sum, day) => sum + Number(day.get(field) ?? 0), 0);
  const counted = total('subscriptionsStarted') - total('subscriptionsEnded');
  const where = daysPath(providerId).split('/').slice(0, 2).join('/');
  const [expected, found] = [{ activeSubscriptions: active }, { activeSubscriptions: counted }];
  return [
    ...(await counterFindings(moment, providerId, 'days', ratings)),
    ...(active === counted
      ? []
      : [{ audit: 'days', what: 'subscriptionDays.differs', where, from: [], expected, found } as const]),
  ];
};

/**
 * Compares a provider's days with a recount from the full bookings, to the cent and the seat. Events that are not
 * projected yet appear as differences, so repeat the audit before you trust one.
 */
export const auditDays = audit(async (moment, providerId) => {
  const full = await rightReservations(moment, providerId);
  const expected = recount(full, await timeZoneOf(moment, providerId));
  const kept = await readDays(moment, providerId);
  const { size } = expected;
  const findings = dayFindings('days', providerId, { expected, kept }, isProven);
  return { checked: size + 3, broken: [...findings, ...(await auditSums(moment, providerId, full))] };
});
