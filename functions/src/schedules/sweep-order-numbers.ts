import { dueOrderNumbers, orderNumberSchema, providerOrders, restartedNumber } from '@counterfoil/domain';
import { FieldValue, type QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { withDates } from '../firestore/with-dates.ts';

/**
 * Lets one shard begin anew. Every order writes the document of its shard, so an order that is placed meanwhile makes
 * the update fail: then the next sweep tries again.
 */
const restart = async ({ firestore, clock }: CommandContext, due: QueryDocumentSnapshot): Promise<number> => {
  const providerId = due.ref.parent.parent?.id ?? '';
  const open = await readAllPages(firestore, providerOrders(providerId, { open: true }));
  const numbers = open.map((order) => Number(order.get('number')));
  const stored = orderNumberSchema.parse(withDates(due.data()));
  const { issued, skip, updatedAt } = restartedNumber(stored, Number(due.id), numbers, clock());
  const fields = { issued, skip, updatedAt, restartAt: FieldValue.delete() };
  try {
    await due.ref.update(fields, { lastUpdateTime: due.updateTime });
    return 1;
  } catch (error) {
    if (isConflict(error)) return 0;
    throw error;
  }
};

/** Lets the order numbers of every provider begin anew whose night has come. */
export const sweepOrderNumbers = (context: CommandContext): Promise<SweepResult> =>
  sweepQuery(context, {
    name: 'restartOrderNumbers',
    due: dueOrderNumbers(context.clock()),
    handle: (due) => restart(context, due),
  });
