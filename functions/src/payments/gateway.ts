import type { Money } from '@counterfoil/domain';

/** A payment that arrived, and its subject as the app gave it to the gateway. */
export interface GatewayPayment {
  readonly paymentId: string;
  readonly amount: Money;
  /** The gateway charges only multiples of this, in minor units; 1 unless set. */
  readonly step?: number;
  readonly providerId: string;
  readonly userId: string;
  readonly subject: { readonly reservationId: string } | { readonly subscriptionId: string };
}

export interface WebhookRequest {
  readonly rawBody: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly receivedAt: Date;
}

export type WebhookVerdict =
  | { readonly payment: GatewayPayment }
  /** Genuine, but not a payment for us. */
  | { readonly ignored: string }
  /** The signature is wrong, or too old. */
  | { readonly forged: string };

/** The interface of a payment gateway. Another gateway is one more file that implements it. */
export interface Gateway {
  readonly name: string;
  read(notice: WebhookRequest): WebhookVerdict;
}
