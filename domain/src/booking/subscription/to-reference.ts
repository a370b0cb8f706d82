import { providerReason } from '../shared/provider-reason.ts';
import type { SubscriptionReference } from './reference.ts';
import type { Subscription } from './subscription.ts';

/** Absent fields are `undefined`, so no write stores them. */
export const toSubscriptionReference = (full: Subscription): SubscriptionReference => ({
  subscriptionId: full.subscriptionId,
  userId: full.userId,
  code: full.code,
  status: full.status,
  timestamp: full.updatedAt,
  planId: full.planId,
  planName: full.planName,
  periodMonths: full.periodMonths,
  startDate: full.startDate,
  expiryDate: full.expiryDate,
  price: full.price,
  renewalDue: full.renewalDue,
  version: full.version,
  holdExpiresAt: full.holdExpiresAt,
  expiredAt: full.expiredAt,
  cancelledAt: full.cancelledAt,
  cancelledBy: full.cancelledBy,
  cancellationReason: providerReason(full.cancelledBy, full.cancellationReason),
  createdAt: full.createdAt,
  updatedAt: full.updatedAt,
});
