/**
 * A program: sweeps the refunds in the database `argv[2]` at the time `argv[3]`, with the gateway at `argv[4]`. It kills
 * itself when the gateway has accepted the first refund, before it can note that.
 */
import { stripeGateway } from '../../functions/src/payments/stripe-gateway.ts';
import { sweepRefunds } from '../../functions/src/payments/sweep-refunds.ts';
import { openDatabase } from './admin.ts';

const [, , databaseId = '', now = '', apiUrl = ''] = process.argv;
const gateway = stripeGateway({ apiKey: 'sk_test', apiUrl });

const dying: typeof gateway = {
  ...gateway,
  refund: async (order) => {
    await gateway.refund(order);
    process.kill(process.pid, 'SIGKILL');
    return await new Promise(() => {});
  },
};

await sweepRefunds({
  firestore: openDatabase(databaseId),
  clock: () => new Date(now),
  gateways: new Map([['stripe', dying]]),
});
