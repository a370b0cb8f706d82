import { vouchersPath } from '../booking/voucher/paths.ts';
import { type VoucherStatus, voucherStatuses } from '../booking/voucher/status.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The vouchers that a person holds with a provider. They are few. */
export const heldVouchers = (providerId: string, uid: string): Query =>
  listQuery(vouchersPath(providerId), [], [['userId', '==', uid]]);

/** A provider's vouchers in one status, by their last change, newest first. */
export const providerVouchers = (providerId: string, status: VoucherStatus): Query =>
  listQuery(vouchersPath(providerId), [['updatedAt', 'desc']], [['status', '==', status]]);

/** The voucher that somebody shows at the desk. */
export const vouchersWithCode = (providerId: string, code: string): Query =>
  listQuery(vouchersPath(providerId), [], [['code', '==', code]], 10);

/** All vouchers of a provider, for audits. */
export const auditedVouchers = (providerId: string): Query => listQuery(vouchersPath(providerId), [], [], 1000);

/** Vouchers of all providers whose validity, or whose time to be paid, has ended. */
export const endedVouchers = (now: Date): Query => ({
  collection: 'vouchers',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['dueAt', '<=', now]],
  orderBy: [['dueAt', 'asc']],
  limit: 100,
});

export const voucherQueries = (): Query[] => [
  heldVouchers('p', 'u'),
  ...voucherStatuses.map((status) => providerVouchers('p', status)),
  vouchersWithCode('p', 'c'),
  auditedVouchers('p'),
  endedVouchers(new Date(0)),
];
