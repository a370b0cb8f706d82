import { dueClosures } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { type SweepResult, sweepQuery } from '../firestore/sweep-query.ts';
import { applyClosure } from './apply-closure.ts';

/** Applies all closures that are due, also those whose process died. */
export const sweepClosures = (context: CommandContext): Promise<SweepResult> =>
  sweepQuery(context, {
    name: 'applyClosures',
    due: dueClosures(context.clock()),
    handle: ({ ref }) => applyClosure(context, ref),
  });
