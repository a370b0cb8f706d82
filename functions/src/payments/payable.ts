import {
  dueNow,
  longCode,
  type Money,
  providerRef,
  reservationRef,
  reservationSchema,
  subscriptionRef,
  subscriptionSchema,
} from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

export type CheckoutSubject = { readonly reservationId: string } | { readonly subscriptionId: string };

export interface CheckoutTarget {
  readonly providerId: string;
  readonly userId: string;
  readonly subject: CheckoutSubject;
}

/** A booking or subscription that waits for its payment. */
export interface Payable extends CheckoutTarget {
  readonly title: string;
  readonly amount: Money;
  /** Tells one period of a subscription from the next, at the same price. */
  readonly period: number;
  readonly holdEndsAt: Date;
  /** The latest end of an extended hold; absent if the hold is long enough for every payment page. */
  readonly startsAt?: Date;
  readonly isExtended: boolean;
  readonly version: number;
}

/** Why nothing can be paid. */
export interface NotPayable {
  readonly reason: 'no-reservation' | 'no-subscription' | 'nothing-due' | 'hold-lapsed';
}

export const bookingPath = ({ userId, subject }: CheckoutTarget): string =>
  'reservationId' in subject
    ? reservationRef(userId, subject.reservationId).path
    : subscriptionRef(userId, subject.subscriptionId).path;

export const checkoutPath = ({ providerId, userId, subject }: CheckoutTarget): string => {
  const id =
    'reservationId' in subject ? `reservation/${subject.reservationId}` : `subscription/${subject.subscriptionId}`;
  return `checkouts/${longCode(`${providerId}/${userId}/${id}`)}`;
};

export const providerDocument = ({ providerId }: CheckoutTarget): string => providerRef(providerId).path;

const ofReservation = (target: CheckoutTarget, data: unknown, now: Date): Payable | NotPayable => {
  const reservation = reservationSchema.parse(data);
  const { providerId, status, paymentStatus, holdExpiresAt, reservationStartTime } = reservation;
  if (providerId !== target.providerId) return { reason: 'no-reservation' };
  if (status !== 'pending' || paymentStatus !== 'pending' || !holdExpiresAt) return { reason: 'nothing-due' };
  if (holdExpiresAt <= now) return { reason: 'hold-lapsed' };
  return {
    ...target,
    title: `${reservation.serviceName} · ${reservation.providerName}`,
    amount: dueNow(reservation),
    period: 0,
    holdEndsAt: holdExpiresAt,
    startsAt: reservationStartTime,
    isExtended: reservation.holdExtendedAt !== undefined,
    version: reservation.version,
  };
};

const ofSubscription = (target: CheckoutTarget, data: unknown, now: Date): Payable | NotPayable => {
  const subscription = subscriptionSchema.parse(data);
  const { providerId, status, paymentStatus, holdExpiresAt, price, renewalDue, termMonths = 0 } = subscription;
  if (providerId !== target.providerId) return { reason: 'no-subscription' };
  if (status === 'cancelled' || paymentStatus !== 'pending') return { reason: 'nothing-due' };
  if (holdExpiresAt && holdExpiresAt <= now) return { reason: 'hold-lapsed' };
  return {
    ...target,
    title: `${subscription.planName} · ${subscription.providerName}`,
    amount: renewalDue ?? price,
    period: termMonths,
    holdEndsAt: holdExpiresAt ?? now,
    isExtended: false,
    version: subscription.version,
  };
};

/** The payment that a person can make now. Amount and words come from their own document, never from the caller. */
export const payableOf = (target: CheckoutTarget, booking: DocumentSnapshot, now: Date): Payable | NotPayable => {
  const isReservation = 'reservationId' in target.subject;
  const data = booking.data();
  if (!data) return { reason: isReservation ? 'no-reservation' : 'no-subscription' };
  return isReservation ? ofReservation(target, withDates(data), now) : ofSubscription(target, withDates(data), now);
};
