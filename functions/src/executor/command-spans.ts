import type { Outcome } from '@counterfoil/domain';
import { inSpan, noteSpan } from '../trace/in-span.ts';
import { toldOutcome } from '../trace/told-outcome.ts';
import type { Execution } from './execution.ts';

/** How a command has come: a call, a queued document, or the system itself. */
const entryOf = ({ actor, queued }: Execution): 'callable' | 'queue' | 'system' => {
  if (queued) return 'queue';
  return actor.kind === 'user' ? 'callable' : 'system';
};

/**
 * Executes a command in a span of its own trace. The span follows the one of the device that has sent it, whether that
 * device traces or not.
 */
export const inCommandSpan = (execution: Execution, work: () => Promise<Outcome>): Promise<Outcome> => {
  const { id, type, providerId } = execution.bound.command;
  const entry = entryOf(execution);
  const place = {
    name: `${entry} ${type}`,
    correlationId: id,
    follows: entry === 'system' ? undefined : 'send',
    kind: 'server',
    attributes: { 'counterfoil.command': type, 'counterfoil.provider_id': providerId },
  } as const;
  return inSpan(place, async (span) => {
    const outcome = await work();
    const count = 'eventIds' in outcome ? outcome.eventIds.length : 0;
    span.setAttributes({ 'counterfoil.outcome': toldOutcome(outcome), 'counterfoil.events': count });
    return outcome;
  });
};

/**
 * Commits in a span. Only a commit that creates events has the derived id, by which triggers name it as their parent.
 * One without events may happen again, and so may one that was lost.
 */
export const inCommitSpan = async (hasEvents: boolean, commit: () => Promise<unknown>): Promise<void> => {
  const startTime = new Date();
  try {
    await commit();
    noteSpan({ name: 'commit', self: hasEvents ? 'commit' : undefined, startTime });
  } catch (error) {
    noteSpan({ name: 'commit', startTime, error });
    throw error;
  }
};

/** An earlier attempt did commit, though it never heard of it. */
export const noteFoundCommit = (): void =>
  noteSpan({ name: 'commit', self: 'commit', attributes: { 'counterfoil.found': true } });
