import type { RejectionCode } from './rejection-code.ts';

/**
 * Every reason for a refusal, with its code. Apps and stored outcomes rely on the names: add new ones, and rename none.
 * Devices import only the types. `rejections/` holds the meanings and the texts for people.
 */
export const reasonCodes = {
  // Any command.
  'invalid-field': 'invalid-argument',
  'unknown-command': 'invalid-argument',
  'id-used': 'invalid-argument',
  'version-conflict': 'aborted',
  'too-busy': 'aborted',
  'needs-role': 'permission-denied',
  'wrong-sender': 'permission-denied',
  'malformed-document': 'failed-precondition',
  'wrong-status': 'failed-precondition',
  expired: 'failed-precondition',
  withdrawn: 'failed-precondition',
  limit: 'resource-exhausted',
  internal: 'internal',
  // Found by a device, before or beside the server.
  'predecessor-refused': 'failed-precondition',
  'too-old': 'failed-precondition',
  'changed-since': 'aborted',
  denied: 'permission-denied',
  // Providers and members.
  'no-provider': 'not-found',
  'provider-exists': 'already-exists',
  'no-member': 'not-found',
  'member-exists': 'already-exists',
  'same-role': 'failed-precondition',
  lastOwner: 'failed-precondition',
  accepted: 'failed-precondition',
  'not-accepted': 'failed-precondition',
  'no-invitation': 'not-found',
  'invitation-exists': 'already-exists',
  'invitation-closed': 'failed-precondition',
  'invitation-expired': 'failed-precondition',
  'wrong-address': 'permission-denied',
  // Bookings.
  'no-service': 'not-found',
  'no-reservation': 'not-found',
  'reservation-exists': 'already-exists',
  'too-many-attendees': 'invalid-argument',
  'price-too-large': 'invalid-argument',
  'reserved-text': 'invalid-argument',
  past: 'failed-precondition',
  closed: 'failed-precondition',
  'slot-full': 'resource-exhausted',
  policy: 'failed-precondition',
  unchanged: 'failed-precondition',
  'no-move': 'failed-precondition',
  'move-lapsed': 'failed-precondition',
  early: 'failed-precondition',
  rated: 'failed-precondition',
  held: 'failed-precondition',
  'checked-in': 'failed-precondition',
  'reopen-late': 'failed-precondition',
  'refund-left': 'failed-precondition',
  // Subscriptions.
  'no-plan': 'not-found',
  'no-subscription': 'not-found',
  'subscription-exists': 'already-exists',
  renewed: 'failed-precondition',
  running: 'failed-precondition',
  // Payments.
  unpaid: 'failed-precondition',
  account: 'permission-denied',
  applied: 'failed-precondition',
  refunded: 'failed-precondition',
  refundDue: 'failed-precondition',
  'nothing-due': 'failed-precondition',
  'wrong-amount': 'failed-precondition',
  'hold-lapsed': 'failed-precondition',
  'hold-extended': 'failed-precondition',
  'no-refund': 'not-found',
  'being-sent': 'failed-precondition',
  'no-unmatched-payment': 'not-found',
  // Orders.
  'no-order': 'not-found',
  'order-exists': 'already-exists',
  'no-line': 'not-found',
  'line-exists': 'already-exists',
  'line-sent': 'failed-precondition',
  'line-step': 'failed-precondition',
  'too-many-lines': 'failed-precondition',
  'total-too-large': 'invalid-argument',
  'no-menu-item': 'not-found',
  'sold-out': 'failed-precondition',
  'nothing-to-confirm': 'failed-precondition',
  'not-confirmed': 'failed-precondition',
  'no-table': 'not-found',
  'table-occupied': 'failed-precondition',
  'same-table': 'failed-precondition',
  'wrong-code': 'not-found',
  claimed: 'failed-precondition',
  tooLate: 'failed-precondition',
  // Stock.
  'no-ingredient': 'not-found',
  'wrong-unit': 'invalid-argument',
  'stock-limit': 'invalid-argument',
  'out-of-stock': 'resource-exhausted',
  'invalid-recipe': 'failed-precondition',
  // Tickets of the kitchen.
  'no-print-job': 'not-found',
  'no-printer': 'not-found',
  station: 'failed-precondition',
} as const satisfies Readonly<Record<string, RejectionCode>>;

/** Why a command was refused, for machines. */
export type Reason = keyof typeof reasonCodes;

export type CodeOf<R extends Reason> = (typeof reasonCodes)[R];
