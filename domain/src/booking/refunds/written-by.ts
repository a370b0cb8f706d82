import type { Decision } from '../../kernel/decision.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { type Subscription, subscriptionSchema } from '../subscription/subscription.ts';

export type Accepted = Exclude<Decision, { rejection: unknown }>;

const dataAt = ({ writes }: Accepted, path: RegExp): unknown => {
  const write = writes.find((one) => path.test(one.path));
  return write && 'data' in write ? write.data : undefined;
};

/** The reservation after a command; `undefined` if the command changes none. */
export const writtenReservation = (decision: Decision): Reservation | undefined => {
  if ('rejection' in decision) return undefined;
  const data = dataAt(decision, /^endUsers\/[^/]+\/reservations\/[^/]+$/);
  return data === undefined ? undefined : reservationSchema.parse(data);
};

/** The subscription after a command; `undefined` if the command changes none. */
export const writtenSubscription = (decision: Decision): Subscription | undefined => {
  if ('rejection' in decision) return undefined;
  const data = dataAt(decision, /^endUsers\/[^/]+\/subscriptions\/[^/]+$/);
  return data === undefined ? undefined : subscriptionSchema.parse(data);
};
