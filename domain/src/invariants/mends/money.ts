import { changedRefund, type Owed, withChanges } from '../../booking/payments/changed-refund.ts';
import { refundIdOf } from '../../booking/payments/path.ts';
import type { Refund } from '../../booking/payments/refund.ts';
import { owedByReservation, owedBySubscription, owedByVoucher } from '../../booking/refunds/owed.ts';
import { accept } from '../../booking/reservation/accept.ts';
import { reservationSettled } from '../../booking/reservation/settle-payment.ts';
import { acceptSubscription } from '../../booking/subscription/accept.ts';
import { subscriptionSettled } from '../../booking/subscription/settle-payment.ts';
import { acceptVoucher } from '../../booking/voucher/accept.ts';
import { voucherSettled } from '../../booking/voucher/settle-payment.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Ref } from '../../kernel/ref.ts';
import type { Fields } from '../../kernel/write.ts';
import { type AuditedDocs, guard, type Mend, type Plan, type RepairRequest } from '../mend.ts';
import { stored } from '../told.ts';

const kinds = {
  reservations: 'reservation',
  guestReservations: 'reservation',
  subscriptions: 'subscription',
  vouchers: 'voucher',
} as const;

type Payable = Ref<'reservation' | 'subscription' | 'voucher'>;

/** A booking, a subscription or a voucher of this provider: a path below a person does not tell whose it is. */
const own = <Document extends { readonly providerId: string }>(
  { command }: RepairRequest,
  document: Document | undefined,
): Document | undefined => (document?.providerId === command.providerId ? document : undefined);

/** A booking or a voucher by its path, whose collection tells what it is. */
const payableAt = (path = ''): Payable[] => {
  const collection = path.split('/').at(-2) ?? '';
  const kind = Object.entries(kinds).find(([name]) => name === collection)?.[1];
  return kind ? [{ kind, path }] : [];
};

const isOf = <Kind extends Payable['kind']>(ref: Payable, kind: Kind): ref is Payable & Ref<Kind> => ref.kind === kind;

const asPlan = (decision: Decision | undefined): Plan => {
  if (!decision) return 'settled';
  return 'rejection' in decision ? 'person' : decision;
};

/** A payment changes its booking as a business fact: by the event that a gateway's report has. */
const settled = (request: RepairRequest, docs: AuditedDocs, ref: Payable): Plan => {
  const payment = docs.get({ kind: 'payment', path: request.command.payload.from[0] ?? '' });
  if (!payment) return 'person';
  if (isOf(ref, 'reservation')) {
    const before = own(request, docs.get(ref));
    const event = before && reservationSettled(before, payment);
    return asPlan(event && accept(request, docs, { before, event }));
  }
  if (isOf(ref, 'subscription')) {
    const before = own(request, docs.get(ref));
    const event = before && subscriptionSettled(before, payment);
    return asPlan(event && acceptSubscription(request, before, event));
  }
  const before = own(request, docs.get({ kind: 'voucher', path: ref.path }));
  const event = before && voucherSettled(before, payment);
  return asPlan(event && acceptVoucher(request, before, event));
};

/** A figure of money that went back is corrected from its payment. No charge and no refund is ever invented. */
export const paidBackMend: Mend = {
  reads: ({ command: { payload } }) => [
    ...payableAt(payload.where),
    ...payload.from.map((path) => ({ kind: 'payment', path }) as const),
  ],
  plan: (request, docs) => {
    const [ref] = payableAt(request.command.payload.where);
    return ref ? settled(request, docs, ref) : 'person';
  },
};

const owedAt = (
  ref: Payable,
  docs: AuditedDocs,
  request: RepairRequest,
): { readonly owed: Owed | undefined; readonly document: object } | undefined => {
  if (isOf(ref, 'reservation')) {
    const document = own(request, docs.get(ref));
    return document && { owed: owedByReservation(document), document };
  }
  if (isOf(ref, 'subscription')) {
    const document = own(request, docs.get(ref));
    return document && { owed: owedBySubscription(document), document };
  }
  const document = own(request, docs.get({ kind: 'voucher', path: ref.path }));
  return document && { owed: owedByVoucher(document), document };
};

/** A refund that nobody owes any more goes no further. */
const ended = (refund: Refund, isGiven: boolean, { command, now }: RepairRequest): Refund => {
  const end = {
    status: isGiven ? 'done' : 'withdrawn',
    nextAttemptAt: null,
    leaseUntil: undefined,
    endedAt: now,
  } as const;
  return withChanges(refund, end, { commandId: command.id, now });
};

/**
 * One that is missing is written as `failed`, so that the owner decides whether it leaves: nobody knows whether the lost
 * one had left already.
 */
const begun = (owed: Owed, { command, now }: RepairRequest): Fields | undefined => {
  const refund = changedRefund(undefined, { before: 0, after: owed }, { commandId: command.id, now });
  return refund && stored({ ...refund, status: 'failed', failure: { code: 'lost' }, nextAttemptAt: null });
};

const isOpen = ({ status }: Refund): boolean => status === 'due' || status === 'failed';

/** A refund that may have left is for a person: the gateway alone knows. */
const corrected = (refund: Refund, owed: Owed, { command, now }: RepairRequest): Refund | 'settled' | 'person' => {
  if (!isOpen(refund) || refund.attempts > 0) return 'person';
  if (owed.amount.amount === refund.amount.amount) return 'settled';
  return withChanges(refund, { amount: owed.amount }, { commandId: command.id, now });
};

/** The refund as it should be, by what is owed of its payment. */
const wantedRefund = (
  refund: Refund | undefined,
  owed: Owed | undefined,
  request: RepairRequest,
): Fields | 'settled' | 'person' => {
  const isDue = owed !== undefined && owed.amount.amount > 0;
  if (!refund) return isDue ? (begun(owed, request) ?? 'person') : 'settled';
  if (isDue) return corrected(refund, owed, request);
  return isOpen(refund) ? ended(refund, owed?.isGiven === true, request) : 'settled';
};

/** A refund is the task to give back what a booking owes. */
export const refundMend: Mend = {
  reads: ({ command: { payload } }) => [{ kind: 'refund', path: payload.where }, ...payableAt(payload.from[0])],
  plan: (request, docs) => {
    const { where, from } = request.command.payload;
    const [ref] = payableAt(from[0]);
    const found = ref && owedAt(ref, docs, request);
    const isOfThis = found?.owed && where.endsWith(`/${refundIdOf(found.owed.gateway, found.owed.paymentId)}`);
    const refund = docs.get({ kind: 'refund', path: where });
    const wanted = wantedRefund(refund, isOfThis ? found.owed : undefined, request);
    if (wanted === 'settled' || wanted === 'person') return wanted;
    const keep = ref && found ? [guard(ref.path, found.document)] : [];
    return { writes: [{ op: refund ? 'update' : 'create', path: where, data: wanted }, ...keep] };
  },
};
