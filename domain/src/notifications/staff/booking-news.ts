import * as z from 'zod';
import { dueNow } from '../../booking/reservation/due-now.ts';
import { type ReservationReference, reservationReferenceSchema } from '../../booking/reservation/reference.ts';
import { paymentStatuses } from '../../booking/shared/payment.ts';
import { type SubscriptionReference, subscriptionReferenceSchema } from '../../booking/subscription/reference.ts';
import { moneySchema } from '../../kernel/money-schema.ts';
import type { News } from './news.ts';
import type { NewsType } from './news-type.ts';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const payloadSchema = z
  .object({
    /** In the provider's copy. Of a guest's booking the provider has the whole event. */
    paid: lenient(z.boolean()),
    /** A customer has taken the seat that was offered. */
    accepted: lenient(z.literal(true)),
    /** A voucher pays all that the booking has waited for. */
    confirms: lenient(z.literal(true)),
    payment: lenient(z.object({ paymentId: z.string() })),
    paymentStatus: lenient(z.enum(paymentStatuses)),
    /** Start of the time that a customer wishes for. */
    start: lenient(z.date()),
    stars: lenient(z.int()),
    refundDue: lenient(moneySchema),
    refunded: lenient(moneySchema),
  })
  .catch({});

type Payload = z.infer<typeof payloadSchema>;

export interface BookingEvent {
  readonly type: string;
  readonly entityId: string;
  readonly payload?: unknown;
  /** The provider's view of the booking after the event. */
  readonly reference?: unknown;
}

const isPaid = ({ paid, payment }: Payload): boolean => paid === true || payment !== undefined;

const ofPayment = ({ paymentStatus }: Payload): NewsType[] => {
  if (paymentStatus === 'disputed') return ['staffDisputed'];
  return paymentStatus === 'refunded' ? ['staffRefunded'] : [];
};

const ofCreation = ({ status, paymentStatus }: ReservationReference): NewsType[] => {
  if (status === 'confirmed') return ['staffBooking'];
  // A hold is news once it is paid, a wait once a seat is taken.
  if (status === 'waiting') return [];
  return paymentStatus === 'pending' ? [] : ['staffRequest'];
};

const ofConfirmation = (payload: Payload): NewsType[] => {
  if (isPaid(payload)) return ['staffPaid', 'staffBooking'];
  return payload.accepted ? ['staffBooking'] : [];
};

/** The best first. A payment tells more than the booking that it confirms, but only some members hear of money. */
const reservationTypes = (type: string, payload: Payload, after: ReservationReference): NewsType[] => {
  switch (type) {
    case 'reservation.created':
      return ofCreation(after);
    case 'reservation.credited':
      return payload.confirms ? ['staffBooking'] : [];
    case 'reservation.confirmed':
      return ofConfirmation(payload);
    case 'reservation.offered':
      return after.paymentStatus === 'none' && !after.offered ? ['staffRequest'] : [];
    case 'reservation.moveRequested':
      return ['staffMoveRequest'];
    case 'reservation.rescheduled':
      return ['staffMoved'];
    case 'reservation.cancelled':
      return payload.refundDue ? ['staffRefundDue', 'staffCancellation'] : ['staffCancellation'];
    case 'reservation.noShow':
    case 'reservation.refundDue':
      return payload.refundDue ? ['staffRefundDue'] : [];
    case 'reservation.rated':
      return ['staffRating'];
    case 'reservation.paymentChanged':
      return ofPayment(payload);
    default:
      return [];
  }
};

const subscriptionTypes = (type: string, payload: Payload, { status }: SubscriptionReference): NewsType[] => {
  switch (type) {
    case 'subscription.created':
      return status === 'active' ? ['staffSubscription'] : [];
    case 'subscription.activated':
      return ['staffSubscriptionPaid', 'staffSubscription'];
    case 'subscription.renewed':
      return isPaid(payload) ? ['staffSubscriptionPaid'] : [];
    case 'subscription.cancelled':
      return ['staffSubscriptionCancelled'];
    case 'subscription.refundDue':
      return ['staffRefundDue'];
    case 'subscription.paymentChanged':
      return ofPayment(payload);
    default:
      return [];
  }
};

const moneyIn = ({ refundDue, refunded }: Payload, { price }: { readonly price: News['money'] }) =>
  refundDue ?? refunded ?? price;

/** The news of a reservation's event, from the provider's own copy, which has no personal data in these fields. */
export const reservationNews = ({ type, entityId, payload: given, reference }: BookingEvent): News[] => {
  const { data: after } = reservationReferenceSchema.safeParse(reference);
  if (!after) return [];
  const payload = payloadSchema.parse(given);
  return reservationTypes(type, payload, after).map((news) => ({
    type: news,
    entityType: 'reservation',
    entityId,
    what: after.serviceName,
    when: after.startTime,
    wish: payload.start ?? after.move?.startTime,
    seats: after.partySize,
    code: after.code,
    money: moneyIn(payload, {
      price: dueNow({ deposit: after.deposit, totalPrice: after.price, credit: after.credit }),
    }),
    count: payload.stars,
  }));
};

export const subscriptionNews = ({ type, entityId, payload: given, reference }: BookingEvent): News[] => {
  const { data: after } = subscriptionReferenceSchema.safeParse(reference);
  if (!after) return [];
  const payload = payloadSchema.parse(given);
  return subscriptionTypes(type, payload, after).map((news) => ({
    type: news,
    entityType: 'subscription',
    entityId,
    what: after.planName,
    code: after.code,
    money: moneyIn(payload, after),
  }));
};
