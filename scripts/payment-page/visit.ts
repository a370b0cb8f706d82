import type { ServerResponse } from 'node:http';
import { secondMs } from '@counterfoil/domain';
import type { ApiContext } from './answers.ts';
import { newIntent } from './api.ts';
import { intentSucceeded, sessionCompleted } from './events.ts';
import { parseForm } from './form.ts';
import type { Intent, Session } from './ledger.ts';
import { closedPage, payPage } from './page.ts';

export interface Visited extends ApiContext {
  /** Takes the events for the webhook. */
  readonly deliver: (event: object) => void;
}

const secondsOf = ({ now }: ApiContext): number => Math.floor(now().getTime() / secondMs);

/** Pays an intent that waits for it, and reports that. */
export const payIntent = (context: Visited, intent: Intent): void => {
  if (intent.status !== 'requires_payment_method') return;
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  context.deliver(intentSucceeded(intent, secondsOf(context)));
};

/** Stripe reports the payment of a page twice: by its intent, and by its session. */
const paySession = (context: Visited, session: Session): void => {
  const { amount_total: amount, currency, title, intentMetadata: metadata, account, fee } = session;
  const fields = { amount, currency, description: title, metadata, account, application_fee_amount: fee };
  const intent = newIntent(context, fields);
  Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent.id });
  payIntent(context, intent);
  context.deliver(sessionCompleted(session, secondsOf(context)));
};

const show = (response: ServerResponse, html: string, status = 200): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
};

/**
 * Shows the page of a session, or does what its visitor chose there.
 *
 * @param choice the form; absent if the page is only opened
 */
export const visit = (path: string, choice: string | undefined, response: ServerResponse, context: Visited): void => {
  const session = context.ledger.sessions.get(path.replace('/pay/', ''));
  if (!session) {
    show(response, 'There is no such page.', 404);
    return;
  }
  if (session.status === 'open' && session.expires_at <= secondsOf(context)) session.status = 'expired';
  if (session.status !== 'open' || choice === undefined) {
    show(response, session.status === 'open' ? payPage(session) : closedPage(session));
    return;
  }
  const pays = parseForm(choice).do === 'pay';
  if (pays) paySession(context, session);
  response.writeHead(303, { location: pays ? session.success_url : session.cancel_url }).end();
};
