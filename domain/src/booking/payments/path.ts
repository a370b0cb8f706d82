import type { Ref } from '../../kernel/ref.ts';
import { longCode } from '../../kernel/short-code.ts';
import { providerPath } from '../../provider/profile/paths.ts';

/** Ids of gateways may have any characters, so the path holds their code. */
export const paymentRef = (gateway: string, paymentId: string): Ref<'payment'> => ({
  kind: 'payment',
  path: `payments/${longCode(`${gateway}/${paymentId}`)}`,
});

export const refundsPath = (providerId: string): string => `${providerPath(providerId)}/refunds`;

/** A payment has one refund, so that everybody who knows the payment finds it. */
export const refundIdOf = (gateway: string, paymentId: string): string => longCode(`${gateway}/${paymentId}`);

export const refundRef = (providerId: string, refundId: string): Ref<'refund'> => ({
  kind: 'refund',
  path: `${refundsPath(providerId)}/${refundId}`,
});

/** Payments that match nothing, for the owner of the provider that they were meant for. */
export const unmatchedPaymentsPath = (providerId: string): string => `${providerPath(providerId)}/unmatchedPayments`;

export const unmatchedPaymentRef = (providerId: string, unmatchedId: string): Ref<'unmatchedPayment'> => ({
  kind: 'unmatchedPayment',
  path: `${unmatchedPaymentsPath(providerId)}/${unmatchedId}`,
});
