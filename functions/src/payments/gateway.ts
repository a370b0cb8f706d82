import type { Money } from '@counterfoil/domain';

/** Money that has come, and what it is for, as the app that asked for it told the gateway. */
export interface GatewayPayment {
  readonly paymentId: string;
  readonly amount: Money;
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
  /** Genuine, but nothing of ours. */
  | { readonly ignored: string }
  /** Not from the gateway, or long ago. */
  | { readonly forged: string };

/** Another gateway is one more file with one of these. */
export interface Gateway {
  readonly name: string;
  read(notice: WebhookRequest): WebhookVerdict;
}
