/** The audits, by their names. */
export const auditNames = [
  'reservations',
  'subscriptions',
  'slots',
  'waiting',
  'reminders',
  'refunds',
  'vouchers',
  'days',
  'stock',
  'tables',
  'sales',
  'customers',
  'recipes',
  'orderReferences',
  'directory',
  'accounts',
] as const;
export type AuditName = (typeof auditNames)[number];

/**
 * The faults of a document. `missing`: it must exist. `stray`: it must not. `differs`: it exists and says
 * something else than its sources. The part before the dot selects the mend.
 */
export const findingKinds = [
  'reservation.missing',
  'reservation.differs',
  'subscription.missing',
  'subscription.differs',
  'reservationReference.missing',
  'reservationReference.differs',
  'reservationReference.stray',
  'subscriptionReference.missing',
  'subscriptionReference.differs',
  'subscriptionReference.stray',
  'counter.differs',
  'seats.differs',
  'waitingList.missing',
  'waitingList.differs',
  'reminder.missing',
  'reminder.differs',
  'reminder.stray',
  'paidBack.differs',
  'paid.differs',
  'refund.missing',
  'refund.differs',
  'refund.stray',
  'voucher.missing',
  'voucher.differs',
  'day.differs',
  'subscriptionDays.differs',
  'stock.differs',
  'stockLog.missing',
  'stockLog.differs',
  'table.differs',
  'customer.missing',
  'customer.differs',
  'customer.stray',
  'recipe.differs',
  'orderReference.missing',
  'orderReference.differs',
  'directoryEntry.missing',
  'directoryEntry.differs',
  'directoryEntry.stray',
  'account.missing',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** A value that JSON can hold: times are ISO 8601. */
export type Told = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };

/**
 * One broken statement, as an audit found it. It has ids and figures, and never a name, an address or a number of a
 * person.
 */
export interface Finding {
  readonly audit: AuditName;
  readonly what: FindingKind;
  /** The path of the document that is wrong. */
  readonly where: string;
  /** The paths of the documents that prove it, where the mend reads them again. */
  readonly from: readonly string[];
  /** The fields that differ, as they should be; `null` if the document should not exist. */
  readonly expected: Told;
  /** The same fields as they are; `null` if it does not exist. */
  readonly found: Told;
}
