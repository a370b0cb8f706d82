import type { CommandType } from './commands.ts';
import type { Outcome } from './kernel/outcome.ts';
import type { Reason } from './kernel/reason.ts';
import type { Rejection } from './kernel/rejection.ts';

/** Reasons that every command can be refused for: by its envelope, its id, the database, or a device. */
export const commonReasons = [
  'invalid-field',
  'unknown-command',
  'id-used',
  'version-conflict',
  'too-busy',
  'needs-role',
  'malformed-document',
  'expired',
  'withdrawn',
  'internal',
  'predecessor-refused',
  'too-old',
  'denied',
] as const satisfies readonly Reason[];

/** Reasons of records, which devices write without a command. */
export const recordReasons = ['changed-since', 'denied'] as const satisfies readonly Reason[];

/** The further reasons that each command's decider gives. */
export const commandReasons = {
  'provider.create': ['wrong-sender', 'limit', 'provider-exists'],
  'provider.update': ['no-provider'],
  'provider.list': ['no-provider'],
  'provider.unlist': ['no-provider', 'not-listed'],
  'provider.setShortAddress': ['no-provider', 'reserved-short-address', 'short-address-taken', 'limit'],
  'provider.handOver': ['no-provider', 'no-member', 'not-accepted', 'same-role'],
  'member.add': ['no-provider', 'member-exists'],
  'member.changeRole': ['no-provider', 'no-member', 'same-role', 'lastOwner'],
  'member.rename': ['no-provider', 'no-member'],
  'member.remove': ['no-provider', 'no-member', 'lastOwner'],
  'member.accept': ['wrong-sender', 'no-provider', 'no-member', 'accepted'],
  'member.decline': ['wrong-sender', 'no-provider', 'no-member', 'lastOwner'],
  'invitation.create': ['no-provider', 'invitation-exists', 'past'],
  'invitation.revoke': ['no-invitation', 'invitation-closed'],
  'invitation.accept': [
    'wrong-sender',
    'no-provider',
    'member-exists',
    'no-invitation',
    'invitation-closed',
    'invitation-expired',
    'wrong-address',
  ],
  'invitation.decline': ['wrong-sender', 'no-invitation', 'invitation-closed', 'invitation-expired', 'wrong-address'],
  'closure.create': ['no-provider', 'no-service', 'closure-exists', 'past', 'limit'],
  'closure.withdraw': ['no-provider', 'no-closure', 'wrong-status'],
  'reservation.create': [
    'wrong-sender',
    'limit',
    'no-provider',
    'no-service',
    'no-resource',
    'too-soon',
    'reservation-exists',
    'too-many-attendees',
    'price-too-large',
    'past',
    'closed',
    'slot-full',
    'list-full',
  ],
  'reservation.accept': ['wrong-status', 'no-reservation', 'hold-lapsed'],
  'reservation.confirm': ['wrong-status', 'no-reservation', 'move-lapsed', 'unpaid'],
  'reservation.confirmPayment': [
    'wrong-sender',
    'wrong-status',
    'no-reservation',
    'account',
    'applied',
    'refunded',
    'nothing-due',
    'wrong-amount',
  ],
  'reservation.settlePayment': ['wrong-sender', 'no-reservation'],
  'reservation.cancel': ['wrong-status', 'no-reservation', 'reserved-text', 'past'],
  'reservation.claim': ['wrong-sender', 'wrong-code', 'reservation-exists'],
  'reservation.checkIn': ['wrong-status', 'no-provider', 'no-reservation', 'early', 'checked-in'],
  'reservation.reopen': [
    'wrong-status',
    'no-reservation',
    'no-service',
    'reopen-late',
    'rated',
    'refund-left',
    'closed',
    'slot-full',
  ],
  'reservation.complete': ['wrong-status', 'no-provider', 'no-reservation', 'early'],
  'reservation.markNoShow': ['wrong-status', 'no-reservation', 'early'],
  'reservation.reschedule': [
    'wrong-status',
    'limit',
    'no-service',
    'no-resource',
    'too-soon',
    'no-reservation',
    'past',
    'closed',
    'slot-full',
    'policy',
    'dearer',
    'unchanged',
  ],
  'reservation.declineMove': ['no-reservation', 'no-move'],
  'reservation.rate': ['wrong-sender', 'wrong-status', 'no-reservation', 'rated'],
  'reservation.expire': ['wrong-sender', 'wrong-status', 'no-reservation', 'held'],
  'waitingList.serve': ['wrong-sender', 'no-waiting-list'],
  'reservation.extendHold': [
    'wrong-sender',
    'wrong-status',
    'no-reservation',
    'nothing-due',
    'hold-lapsed',
    'hold-extended',
  ],
  'refund.settle': ['wrong-status', 'nothing-due', 'no-refund', 'being-sent'],
  'refund.retry': ['wrong-status', 'nothing-due', 'no-refund', 'being-sent'],
  'unmatchedPayment.settle': ['wrong-status', 'no-unmatched-payment'],
  'subscription.create': ['wrong-sender', 'limit', 'no-provider', 'no-plan', 'subscription-exists'],
  'subscription.confirmPayment': [
    'wrong-sender',
    'no-subscription',
    'account',
    'applied',
    'refunded',
    'refundDue',
    'nothing-due',
    'wrong-amount',
  ],
  'subscription.settlePayment': ['wrong-sender', 'no-subscription'],
  'subscription.renew': ['wrong-sender', 'wrong-status', 'limit', 'no-plan', 'no-subscription', 'renewed', 'unpaid'],
  'subscription.cancel': ['wrong-status', 'reserved-text', 'no-subscription'],
  'subscription.expire': ['wrong-sender', 'wrong-status', 'held', 'no-subscription', 'running'],
  'paymentAccount.report': ['wrong-sender', 'no-provider'],
  'order.place': [
    'no-provider',
    'order-exists',
    'total-too-large',
    'no-menu-item',
    'sold-out',
    'no-table',
    'table-occupied',
  ],
  'order.addLines': [
    'wrong-status',
    'no-order',
    'line-exists',
    'line-sent',
    'too-many-lines',
    'total-too-large',
    'no-menu-item',
    'sold-out',
  ],
  'order.removeLine': ['wrong-status', 'no-order', 'no-line', 'line-sent'],
  'order.move': ['wrong-status', 'no-order', 'no-table', 'table-occupied', 'same-table'],
  'order.confirm': ['wrong-status', 'no-order', 'nothing-to-confirm', 'stock-limit', 'out-of-stock', 'invalid-recipe'],
  'order.setLineStatus': ['wrong-status', 'no-order', 'no-line', 'line-step'],
  'order.complete': ['wrong-status', 'wrong-amount', 'no-order', 'not-confirmed'],
  'order.cancel': ['wrong-status', 'no-order', 'stock-limit'],
  'order.claim': ['wrong-sender', 'order-exists', 'wrong-code', 'claimed', 'tooLate'],
  'stock.receive': ['no-ingredient', 'wrong-unit', 'stock-limit'],
  'stock.adjust': ['no-ingredient', 'wrong-unit', 'stock-limit', 'out-of-stock'],
  'stock.count': ['no-ingredient', 'wrong-unit', 'stock-limit'],
  'printJob.claim': ['wrong-status', 'claimed', 'no-print-job', 'no-printer', 'station'],
  'printJob.done': ['wrong-status', 'claimed', 'no-print-job'],
  'printJob.failed': ['wrong-status', 'claimed', 'no-print-job'],
} as const satisfies Readonly<Record<CommandType, readonly Reason[]>>;

/** Why a command of this type can be refused. */
export type ReasonOf<Type extends CommandType> = (typeof commonReasons)[number] | (typeof commandReasons)[Type][number];

/** The rejection of a command of this type. An outcome that an earlier version stored has no reason. */
export type RejectionOf<Type extends CommandType> = Omit<Rejection, 'details'> & {
  readonly details?: Rejection['details'] & { readonly reason?: ReasonOf<Type> };
};

/** The outcome of a command of this type. */
export type OutcomeOf<Type extends CommandType> =
  | Exclude<Outcome, { readonly outcome: 'rejected' }>
  | (Extract<Outcome, { readonly outcome: 'rejected' }> & { readonly rejection: RejectionOf<Type> });
