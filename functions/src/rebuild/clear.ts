import type { CommandContext } from '../firestore/command-context.ts';
import { renew } from '../projections/rebuild-state.ts';
import type { HeldRun } from './held-run.ts';
import { clearShadows } from './shadow.ts';

/** Deletes what another run, or this one, has left behind. */
export const clear = async (run: HeldRun, { firestore }: CommandContext): Promise<void> => {
  if (run.state.phase !== 'clearing') return;
  await clearShadows(firestore, run.providerId);
  await run.commit((state, now) => ({ ...renew(state, now), phase: 'building', counted: 0 }));
};
