import { dueLeavings } from '@counterfoil/domain';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { leave } from './leave.ts';
import type { Leaver } from './leaver.ts';

/** Takes the next step of everybody whose time has come, also of those whose process died. */
export const sweepLeavings = (leaver: Leaver): Promise<SweepResult> =>
  sweepQuery(leaver.context, {
    name: 'eraseLeavers',
    due: dueLeavings(leaver.context.clock()),
    handle: ({ ref }) => leave(leaver, ref),
  });
