/**
 * ```
 *  pending ──charges and payouts──▶ active ◀──────────────▶ restricted
 *     └──something is due──▶ restricted
 *  any of them ──the provider cuts the connection──▶ disconnected ──a new account──▶ pending
 * ```
 *
 * People read the state. Payments depend on `chargesEnabled` alone.
 */
export const paymentAccountStates = ['pending', 'restricted', 'active', 'disconnected'] as const;

export type PaymentAccountState = (typeof paymentAccountStates)[number];
