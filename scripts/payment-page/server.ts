import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { secondMs } from '@counterfoil/domain';
import { answerRequest } from './answer-request.ts';
import { type ApiAnswer, stripeError } from './answers.ts';
import { accountDeauthorized, accountUpdated, paymentDisputed, refundMade, refundReturned } from './events.ts';
import type { GatewayFaults } from './faults.ts';
import { type Ledger, openLedger, type StripeAccount } from './ledger.ts';
import { payIntent, type Visited, visit } from './visit.ts';
import { visitForm } from './visit-form.ts';

export interface PaymentPageOptions {
  /** A free port unless set. */
  readonly port?: number;
  /** Takes the events for the webhook, in the order in which they happened. */
  readonly deliver: (event: object) => void;
  readonly faults?: GatewayFaults;
  readonly now?: () => Date;
}

export interface PaymentPage {
  /** Address of the API and of the page. */
  readonly origin: string;
  readonly ledger: Ledger;
  /** Pays an intent, as the app's own form does. */
  pay(intentId: string): void;
  /** The bank sends a refund back. */
  returnRefund(refundId: string): void;
  /** The gateway changes an account, as after a check of its papers. */
  changeAccount(accountId: string, changed: Partial<StripeAccount>): void;
  /** The owner of an account cuts its connection to the platform. */
  cutAccount(accountId: string): void;
  /** The customer's bank disputes a payment, or decides. */
  dispute(intentId: string, status: 'needs_response' | 'won' | 'lost'): void;
  faults: GatewayFaults;
  close(): void;
}

const send = (response: ServerResponse, { status, body }: ApiAnswer, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_stand_in', ...headers });
  response.end(JSON.stringify(body));
};

/** Answers a request to the API, unless a fault befalls it. */
const serveApi = (
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  { context, faults }: { readonly context: Visited; readonly faults: GatewayFaults },
): void => {
  const fault = faults();
  if (fault?.kind === 'down') {
    response.destroy();
    return;
  }
  if (fault?.kind === 'busy') {
    const tooMany = stripeError(429, 'rate_limit', 'Request rate limit exceeded.');
    send(response, tooMany, { 'retry-after': String(fault.retryAfterSeconds) });
    return;
  }
  const answer = answerRequest(request, body, context, fault);
  if (fault?.kind === 'lostAnswer') response.destroy();
  else send(response, answer);
};

/**
 * A payment gateway of our own that speaks Stripe's wire format, with idempotency keys, errors, signed events and a
 * page to pay on. It has sessions, intents, refunds and connected accounts. It refuses what Stripe refuses, and keeps a ledger of all money.
 */
export const startPaymentPage = async (options: PaymentPageOptions): Promise<PaymentPage> => {
  const { port = 0, deliver, now = () => new Date() } = options;
  const ledger = openLedger();
  const seconds = () => Math.floor(now().getTime() / secondMs);
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path.startsWith('/pay/')) visit(path, request.method === 'POST' ? body : undefined, response, context);
    else if (path.startsWith('/connect/')) visitForm(path, request.method === 'POST', response, context);
    else serveApi(request, response, body, { context, faults: page.faults });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${actual}`;
  const context: Visited = {
    ledger,
    origin,
    now,
    deliver,
    onRefund: (_, intent) => deliver(refundMade(ledger, intent, seconds())),
  };
  const page: PaymentPage = {
    origin,
    ledger,
    pay: (intentId) => {
      const intent = ledger.intents.get(intentId);
      if (intent) payIntent(context, intent);
    },
    returnRefund: (refundId) => {
      const refund = ledger.refunds.get(refundId);
      if (!refund) return;
      refund.status = 'failed';
      deliver(refundReturned(refund, ledger.intents.get(refund.payment_intent)?.account, seconds()));
    },
    changeAccount: (accountId, changed) => {
      const account = ledger.accounts.get(accountId);
      if (!account) return;
      Object.assign(account, changed);
      deliver(accountUpdated(account, seconds()));
    },
    cutAccount: (accountId) => {
      const account = ledger.accounts.get(accountId);
      if (!account) return;
      account.isCut = true;
      deliver(accountDeauthorized(accountId, seconds()));
    },
    dispute: (intentId, status) => {
      const intent = ledger.intents.get(intentId);
      if (intent) deliver(paymentDisputed(intent, status, seconds()));
    },
    faults: options.faults ?? (() => undefined),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return page;
};
