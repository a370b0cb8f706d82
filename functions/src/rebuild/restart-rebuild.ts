import { projectionNames, rebuildRef, rebuildStateSchema } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { abandon, restart } from '../projections/rebuild-state.ts';
import { clear } from './clear.ts';
import { fieldsOf, RunTaken, takeRun } from './held-run.ts';

/** Returns the projections of the unfinished run; `undefined` if there is none. */
const restarted = async ({ firestore, clock }: CommandContext, providerId: string) => {
  const ref = firestore.doc(rebuildRef(providerId).path);
  for (;;) {
    const stored = await ref.get();
    const state = rebuildStateSchema.parse(withDates(stored.data() ?? {}));
    if (state.state !== 'rebuilding' || !stored.updateTime) return undefined;
    try {
      await ref.update(fieldsOf(restart(state), clock()), { lastUpdateTime: stored.updateTime });
      return projectionNames.filter((name) => state.codes?.[name] !== undefined);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
};

/**
 * Makes an unfinished rebuild of a provider count again, because its events have been rewritten. Its shadows may name
 * somebody who is erased, so they are deleted at once.
 */
export const restartRebuild = async (context: CommandContext, providerId: string): Promise<void> => {
  const names = await restarted(context, providerId);
  if (!names) return;
  try {
    const run = await takeRun(context, providerId, names);
    await clear(run, context);
    await run.commit(abandon);
  } catch (error) {
    // The run itself was first, and clears.
    if (!(error instanceof RunTaken)) throw error;
  }
};
