import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import { type Cause, changedRefund, type Owed, type OwedChange, returnedRefund } from '../payments/changed-refund.ts';
import { paymentRef, refundIdOf, refundRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import type { Refund } from '../payments/refund.ts';
import { refundFailure } from '../payments/refund-event.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { bookingWrittenBy, voucherWrittenBy, type Written } from '../shared/written-by.ts';
import { type Subscription, subscriptionSchema } from '../subscription/subscription.ts';
import { type Voucher, voucherSchema } from '../voucher/voucher.ts';
import { owedByReservation, owedBySubscription, owedByVoucher } from './owed.ts';

/** How a decision changes what its booking owes; `undefined` if it does not. */
type ChangeOf<Documents> = (decision: Decision, docs: Docs<Documents>) => OwedChange | undefined;

/** Parses nothing while no money is due: these commands are frequent, and refunds are not. */
const changeIn = (
  written: Written,
  before: Owed | undefined,
  owedBy: (data: Written['data']) => Owed | undefined,
): OwedChange | undefined => {
  if (!before && written.data.refundDue === undefined) return undefined;
  // A booking that owes nothing any more, because its end was undone, names no refund.
  const after =
    owedBy(written.data) ?? (before && { ...before, amount: { ...before.amount, amount: 0 }, isGiven: false });
  const due = before?.paymentId === after?.paymentId ? (before?.amount.amount ?? 0) : 0;
  return after && after.amount.amount !== due ? { before: due, after } : undefined;
};

const reservationChange: ChangeOf<{ reservation: Reservation }> = (decision, docs) => {
  const written = bookingWrittenBy(decision, 'reservations');
  if (!written) return undefined;
  const stored = docs.get({ kind: 'reservation', path: written.path });
  const before = stored && owedByReservation(stored);
  return changeIn(written, before, (data) => owedByReservation(reservationSchema.parse(data)));
};

const subscriptionChange: ChangeOf<{ subscription: Subscription }> = (decision, docs) => {
  const written = bookingWrittenBy(decision, 'subscriptions');
  if (!written) return undefined;
  const stored = docs.get({ kind: 'subscription', path: written.path });
  const before = stored && owedBySubscription(stored);
  return changeIn(written, before, (data) => owedBySubscription(subscriptionSchema.parse(data)));
};

const voucherChange: ChangeOf<{ voucher: Voucher }> = (decision, docs) => {
  const written = voucherWrittenBy(decision);
  if (!written) return undefined;
  const stored = docs.get({ kind: 'voucher', path: written.path });
  const before = stored && owedByVoucher(stored);
  return changeIn(written, before, (data) => owedByVoucher(voucherSchema.parse(data)));
};

const refOf = (providerId: string, { after }: OwedChange): Ref<'refund'> =>
  refundRef(providerId, refundIdOf(after.gateway, after.paymentId));

const causeOf = ({ command, now }: CommandRequest<unknown>): Cause => ({ commandId: command.id, now });

const adding = (
  decision: Decision,
  { path }: Ref,
  before: Refund | undefined,
  after: Refund | false | undefined,
): Decision => {
  if ('rejection' in decision || !after) return decision;
  const write: Write = { op: before ? 'update' : 'create', path, data: after };
  return { ...decision, writes: [...decision.writes, write] };
};

/**
 * Keeps the refund of a payment up to date in the commit that changes what its booking owes. It reads the refund only
 * then, so that no other command gets dearer. Only the server decides with it: no customer may read a refund.
 */
const keepingRefund =
  <Documents>(changeOf: ChangeOf<Documents>) =>
  <Payload, All extends Documents>(
    definition: CommandDefinition<Payload, All>,
  ): CommandDefinition<Payload, All & { refund: Refund }> => ({
    ...definition,
    readsNext: (request, docs) => {
      const further = definition.readsNext?.(request, docs) ?? [];
      if (further.some((ref) => !docs.has(ref))) return further;
      const change = changeOf(definition.decide(request, docs), docs);
      return change ? [...further, refOf(request.command.providerId, change)] : further;
    },
    decide: (request, docs: Docs<All & { refund: Refund }>) => {
      const decision = definition.decide(request, docs);
      const change = changeOf(decision, docs);
      if (!change) return decision;
      const ref = refOf(request.command.providerId, change);
      const refund = docs.get<'refund'>(ref);
      return adding(decision, ref, refund, changedRefund(refund, change, causeOf(request)));
    },
  });

/** The event of a refund that the bank has sent back. */
const addingFailure = (
  decision: Decision,
  request: CommandRequest<unknown>,
  before: Refund | undefined,
  after: Refund | false | undefined,
): Decision => {
  const event = after ? refundFailure(before, after) : undefined;
  if ('rejection' in decision || !after || !event) return decision;
  const recorded = recordEvent(request, after.version - 1, event, decision.eventIds.length);
  const entity = { entityType: 'refund', entityId: after.refundId };
  const write = eventWrite(providerEvents(request.command.providerId), eventDocument(request, entity, recorded));
  return { ...decision, eventIds: [...decision.eventIds, recorded.id], writes: [...decision.writes, write] };
};

interface Reported {
  readonly paymentId: string;
  readonly gateway: string;
}

/** The same for reports of a gateway, which may also tell that the bank has sent a refund back. */
const followingReports =
  <Documents>(changeOf: ChangeOf<Documents>) =>
  <Payload extends Reported, All extends Documents & { payment: StoredPayment }>(
    definition: CommandDefinition<Payload, All>,
  ): CommandDefinition<Payload, All & { refund: Refund }> => {
    const refIn = ({ command: { providerId, payload } }: CommandRequest<Payload>): Ref<'refund'> =>
      refundRef(providerId, refundIdOf(payload.gateway, payload.paymentId));
    return {
      ...definition,
      reads: (request) => [...definition.reads(request), refIn(request)],
      decide: (request, docs: Docs<All & { refund: Refund }>) => {
        const decision = definition.decide(request, docs);
        const ref = refIn(request);
        const refund = docs.get<'refund'>(ref);
        const { gateway, paymentId } = request.command.payload;
        const payment = docs.get<'payment'>(paymentRef(gateway, paymentId));
        const cause = causeOf(request);
        const change = changeOf(decision, docs);
        const isOfThis = change && refOf(request.command.providerId, change).path === ref.path;
        const after = returnedRefund(refund, payment, cause) ?? (isOfThis && changedRefund(refund, change, cause));
        return addingFailure(adding(decision, ref, refund, after), request, refund, after);
      },
    };
  };

export const withReservationRefund = keepingRefund(reservationChange);
export const withSubscriptionRefund = keepingRefund(subscriptionChange);
export const followingReservationRefund = followingReports(reservationChange);
export const followingSubscriptionRefund = followingReports(subscriptionChange);
export const withVoucherRefund = keepingRefund(voucherChange);
export const followingVoucherRefund = followingReports(voucherChange);
