import type { ServerResponse } from 'node:http';
import { secondMs } from '@counterfoil/domain';
import { accountUpdated } from './events.ts';
import { accountPage } from './page.ts';
import type { Visited } from './visit.ts';

/** Shows the form of a connected account, or submits it: then the account can be paid. */
export const visitForm = (path: string, isSubmitted: boolean, response: ServerResponse, context: Visited): void => {
  const account = context.ledger.accounts.get(path.replace('/connect/', ''));
  if (!account || account.isCut) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such account.');
    return;
  }
  if (!isSubmitted) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(accountPage(account));
    return;
  }
  Object.assign(account, {
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    requirements: { currently_due: [], past_due: [], disabled_reason: null },
  });
  context.deliver(accountUpdated(account, Math.floor(context.now().getTime() / secondMs)));
  response.writeHead(303, { location: account.returnUrl }).end();
};
