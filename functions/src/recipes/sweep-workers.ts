import { workingProjections } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { isHeld, leaseSchema } from './lease.ts';
import { runWorker } from './run-worker.ts';

/** Takes over the work of workers that died, or that left the rest because their time was up. */
export const sweepWorkers = (context: CommandContext): Promise<SweepResult> =>
  sweepQuery(context, {
    name: 'recipeWorkers',
    due: workingProjections(),
    handle: async (document: QueryDocumentSnapshot) => {
      const providerId = document.ref.parent.parent?.id;
      if (!providerId || isHeld(leaseSchema.parse(withDates(document.data())), context.clock())) return 0;
      await runWorker(context, providerId);
      return 1;
    },
  });
