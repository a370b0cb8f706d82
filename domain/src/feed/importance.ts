import type { EventType } from './event-type.ts';

/**
 * `high`: somebody should look at it. `normal`: business that a person has caused. `low`: steps that follow from others
 * and come in numbers, which a reader of the feed may leave out.
 */
export const importances = ['low', 'normal', 'high'] as const;

export type Importance = (typeof importances)[number];

const byType = {
  'reservation.created': 'normal',
  'reservation.confirmed': 'normal',
  'reservation.cancelled': 'high',
  'reservation.credited': 'normal',
  'reservation.claimed': 'low',
  'reservation.checkedIn': 'normal',
  'reservation.reopened': 'high',
  'reservation.offered': 'normal',
  'reservation.completed': 'normal',
  'reservation.noShow': 'high',
  'reservation.rescheduled': 'normal',
  'reservation.moveRequested': 'high',
  'reservation.moveDeclined': 'normal',
  'reservation.moveExpired': 'low',
  'reservation.expired': 'low',
  'reservation.holdExtended': 'low',
  'reservation.rated': 'normal',
  'reservation.paymentChanged': 'normal',
  'reservation.refundDue': 'high',
  'voucher.created': 'normal',
  'voucher.activated': 'normal',
  'voucher.givenAway': 'low',
  'voucher.taken': 'low',
  'voucher.redeemed': 'normal',
  'voucher.returned': 'normal',
  'voucher.refunded': 'high',
  'voucher.expired': 'low',
  'voucher.paymentChanged': 'normal',
  'subscription.created': 'normal',
  'subscription.activated': 'normal',
  'subscription.renewalRequested': 'normal',
  'subscription.renewalExpired': 'low',
  'subscription.renewalCancelled': 'normal',
  'subscription.renewed': 'normal',
  'subscription.cancelled': 'high',
  'subscription.expired': 'normal',
  'subscription.refundDue': 'high',
  'subscription.paymentChanged': 'normal',
  'order.created': 'normal',
  'order.updated': 'low',
  'order.statusChanged': 'low',
  'order.completed': 'normal',
  'order.cancelled': 'high',
  'member.created': 'normal',
  'member.roleChanged': 'high',
  'member.updated': 'low',
  'member.deleted': 'high',
  'invitation.created': 'normal',
  'invitation.accepted': 'normal',
  'invitation.declined': 'normal',
  'invitation.revoked': 'normal',
  'provider.created': 'normal',
  'provider.updated': 'normal',
  'provider.ownersChanged': 'high',
  'provider.closuresChanged': 'low',
  'provider.listed': 'normal',
  'provider.unlisted': 'normal',
  'provider.shortAddressChanged': 'normal',
  'closure.created': 'normal',
  'closure.withdrawn': 'normal',
  'inventory.stockChanged': 'low',
  'inventory.lowStockAlert': 'high',
  'inventory.itemAdded': 'normal',
  'inventory.itemUpdated': 'normal',
  'inventory.itemRemoved': 'normal',
  'recipe.availabilityChanged': 'low',
  'recipe.created': 'normal',
  'recipe.updated': 'normal',
  'recipe.deleted': 'normal',
  'printJob.failed': 'high',
  'refund.failed': 'high',
  'paymentAccount.changed': 'high',
  'device.behind': 'high',
  'queue.standing': 'high',
  'health.degraded': 'high',
  'category.created': 'normal',
  'category.updated': 'normal',
  'category.deleted': 'normal',
  'menuItem.created': 'normal',
  'menuItem.updated': 'normal',
  'menuItem.deleted': 'normal',
  'menuItem.availabilityChanged': 'normal',
  'plan.created': 'normal',
  'invariant.repaired': 'high',
  'projection.rebuildAsked': 'normal',
  'provider.suspended': 'high',
  'provider.resumed': 'high',
  'plan.updated': 'normal',
  'plan.deleted': 'normal',
  'printer.added': 'normal',
  'printer.configured': 'normal',
  'printer.assignmentChanged': 'normal',
  'printer.removed': 'normal',
  'resource.created': 'normal',
  'resource.updated': 'normal',
  'resource.deleted': 'normal',
  'service.created': 'normal',
  'service.updated': 'normal',
  'service.deleted': 'normal',
  'table.created': 'normal',
  'table.updated': 'normal',
  'table.deleted': 'normal',
  'table.available': 'low',
  'table.occupied': 'low',
  'table.reserved': 'low',
  'table.cleaning': 'low',
} as const satisfies Readonly<Record<EventType, Importance>>;

const known: Readonly<Record<string, Importance>> = byType;

/** The importance of a type of event. One that a later version has added is `normal`. */
export const importanceOf = (type: string): Importance =>
  (Object.hasOwn(known, type) ? known[type] : undefined) ?? 'normal';

/** The types of one importance. */
export const typesOf = (importance: Importance): string[] =>
  Object.keys(known).filter((type) => known[type] === importance);

/** True if an event is at least as important. */
export const isAtLeast = (type: string, least: Importance): boolean =>
  importances.indexOf(importanceOf(type)) >= importances.indexOf(least);
