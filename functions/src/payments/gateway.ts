import type { Money, PaymentReport } from '@counterfoil/domain';

/** A payment that arrived, and its subject as the app gave it to the gateway. */
export interface GatewayPayment {
  readonly paymentId: string;
  readonly amount: Money;
  /** The gateway charges only multiples of this, in minor units; 1 unless set. */
  readonly step?: number;
  /** The connected account that was paid; absent for the platform's. */
  readonly account?: string;
  readonly providerId: string;
  readonly userId: string;
  readonly subject: { readonly reservationId: string } | { readonly subscriptionId: string };
}

/** A refund or a dispute of a payment. */
export interface GatewayReport {
  readonly paymentId: string;
  readonly account?: string;
  readonly report: PaymentReport;
}

export interface WebhookRequest {
  readonly rawBody: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly receivedAt: Date;
}

export type WebhookVerdict =
  | { readonly payment: GatewayPayment }
  | { readonly settlement: GatewayReport }
  /** Genuine, but not for us. */
  | { readonly ignored: string }
  /** The signature is wrong, or too old. */
  | { readonly forged: string };

/** The interface of a payment gateway. Another gateway is one more file that implements it. */
export interface Gateway {
  readonly name: string;
  read(notice: WebhookRequest): Promise<WebhookVerdict>;
}
