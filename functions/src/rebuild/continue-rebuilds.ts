import { projectionNames, rebuildingProjections, rebuildStateSchema } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { isTaken } from '../projections/rebuild-state.ts';
import { RunTaken } from './held-run.ts';
import { type RebuildOptions, rebuildProvider } from './rebuild-provider.ts';

type Deliver = (providerId: string, eventId: string) => Promise<unknown>;

/** Continues rebuilds whose process died, or that were asked for and never began. */
export const continueRebuilds = (
  context: CommandContext,
  { timeIsUp, deliver }: Pick<RebuildOptions, 'timeIsUp'> & { readonly deliver: Deliver },
): Promise<SweepResult> => {
  const stateOf = (document: QueryDocumentSnapshot) => rebuildStateSchema.parse(withDates(document.data()));
  return sweepQuery(context, {
    name: 'rebuilds',
    due: rebuildingProjections(),
    isDue: (document) => !timeIsUp?.aborted && !isTaken(stateOf(document), context.clock()),
    handle: async (document) => {
      const providerId = document.ref.parent.parent?.id ?? '';
      const { codes = {} } = stateOf(document);
      const names = projectionNames.filter((name) => codes[name] !== undefined);
      try {
        const rebuilt = await rebuildProvider(context, providerId, {
          names,
          ...(timeIsUp ? { timeIsUp } : {}),
          deliver: (eventId) => deliver(providerId, eventId),
        });
        return rebuilt?.isDone ? 1 : 0;
      } catch (error) {
        if (error instanceof RunTaken) return 0;
        throw error;
      }
    },
  });
};
