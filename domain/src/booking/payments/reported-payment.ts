import type { Money } from '../../kernel/money.ts';

/** A reported payment, and what it shall pay. */
export interface ReportedPayment {
  readonly payment: {
    readonly paymentId: string;
    readonly gateway: string;
    readonly amount: Money;
    readonly step?: number | undefined;
    readonly account?: string | undefined;
  };
  readonly target: {
    readonly providerId: string;
    readonly userId: string;
    readonly reservationId?: string;
    readonly subscriptionId?: string;
    readonly voucherId?: string;
  };
}
