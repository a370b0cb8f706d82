/** A package pays for visits of one service, a gift card with money for all services of its provider. */
export const voucherKinds = ['package', 'giftCard'] as const;
export type VoucherKind = (typeof voucherKinds)[number];

/**
 * `pending`: its payment is awaited. `cancelled`: nobody paid in time; a late payment still activates it. `used`: nothing
 * is left. `refunded`: the provider has taken it back.
 */
export const voucherStatuses = ['pending', 'active', 'used', 'expired', 'refunded', 'cancelled'] as const;
export type VoucherStatus = (typeof voucherStatuses)[number];
