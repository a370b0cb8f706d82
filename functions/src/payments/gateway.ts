import type { AccountFacts, GatewayAnswer, Money, PaymentReport } from '@counterfoil/domain';

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
  readonly subject:
    | { readonly reservationId: string }
    | { readonly subscriptionId: string }
    | { readonly voucherId: string };
}

/** A refund or a dispute of a payment. */
export interface GatewayReport {
  readonly paymentId: string;
  readonly account?: string;
  readonly report: PaymentReport;
}

/** A connected account has changed, or its owner has cut the connection. */
export interface AccountNotice {
  readonly accountId: string;
  readonly isDisconnected: boolean;
}

export interface WebhookRequest {
  readonly rawBody: Buffer;
  readonly header: (name: string) => string | undefined;
  readonly receivedAt: Date;
}

export type WebhookVerdict =
  | { readonly payment: GatewayPayment }
  | { readonly settlement: GatewayReport }
  | { readonly accountNotice: AccountNotice }
  /** Genuine, but not for us. */
  | { readonly ignored: string }
  /** The signature is wrong, or too old. */
  | { readonly forged: string };

/** A page at the gateway, or an intent that the app's own form confirms. */
export type CheckoutKind = 'session' | 'intent';

export interface CheckoutOrder {
  readonly kind: CheckoutKind;
  /** Idempotency key: what is paid, its price, and the attempt. */
  readonly key: string;
  readonly amount: Money;
  /** The purpose of the payment, in a line. */
  readonly title: string;
  readonly account?: string | undefined;
  /** The platform's part of the amount, from a connected account. */
  readonly fee?: Money | undefined;
  /** Comes back with the payment, and names its subject. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Only for a page: when it closes, and where it leads to. */
  readonly page?: { readonly closesAt: Date; readonly returnUrl: string; readonly cancelUrl: string };
}

export interface Checkout {
  readonly checkoutId: string;
  /** Of a page. */
  readonly url?: string;
  /** Of an intent: the secret with which the app's form confirms it. */
  readonly clientSecret?: string;
}

/** The end of a checkout: nobody can pay it any more. */
export interface EndedCheckout {
  /** `underWay`: a slow payment, which may still fail. Absent if there is none. */
  readonly payment?: 'made' | 'underWay';
}

export interface StartedCheckout {
  readonly kind: CheckoutKind;
  readonly checkoutId: string;
  readonly account?: string | undefined;
}

export interface RefundOrder {
  readonly paymentId: string;
  readonly amount: Money;
  /** Minor units of the payment that nobody has given back, if that is known. */
  readonly left?: number | undefined;
  readonly account?: string | undefined;
  /** Names what is sent once. */
  readonly step: string;
  /** Idempotency key: a step, and its turn. */
  readonly key: string;
  /** It may have been sent before: the gateway is asked first, because idempotency keys last a day only. */
  readonly isRepeat: boolean;
}

export interface AccountOrder {
  readonly providerId: string;
  /** Idempotency key: two calls open one account. */
  readonly key: string;
  /** ISO 3166-1, as in DE; the platform's country unless set. */
  readonly country?: string | undefined;
}

/** A page of the gateway on which a provider completes its account. */
export interface AccountLinkOrder {
  readonly accountId: string;
  readonly returnUrl: string;
  /** The gateway leads there if the link has expired: the app asks for another one. */
  readonly refreshUrl: string;
}

/** Reads what a gateway reports. */
export interface NoticeReader {
  readonly name: string;
  read(notice: WebhookRequest): Promise<WebhookVerdict>;
}

/** The interface of a payment gateway. Another gateway is one more file that implements it. */
export interface Gateway {
  readonly name: string;
  startCheckout(order: CheckoutOrder): Promise<GatewayAnswer<Checkout>>;
  /** The secret of an intent, which is stored nowhere. */
  findCheckout(checkout: StartedCheckout): Promise<GatewayAnswer<Checkout>>;
  /** Closes it, so that nobody pays any more. `accepted` also if it is closed, or paid. */
  cancelCheckout(checkout: StartedCheckout): Promise<GatewayAnswer<EndedCheckout>>;
  /** Gives the platform's part back, too, in proportion. */
  refund(order: RefundOrder): Promise<GatewayAnswer<{ readonly gatewayRefundId: string }>>;
  openAccount(
    order: AccountOrder,
  ): Promise<GatewayAnswer<{ readonly accountId: string; readonly facts: AccountFacts }>>;
  /** `null`: its owner has cut the connection. */
  readAccount(accountId: string): Promise<GatewayAnswer<AccountFacts | null>>;
  linkAccount(order: AccountLinkOrder): Promise<GatewayAnswer<{ readonly url: string; readonly expiresAt: Date }>>;
}
