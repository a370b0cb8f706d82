import { isSuspendable } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import type { Attempt, Execution } from './execution.ts';

/** The meaning of the provider's switches for a command: whether a suspension stops it, and the shards of its counters. */
export const switchesFor = async (
  { switchesOf }: CommandContext,
  { bound: { command }, actor }: Pick<Execution, 'bound' | 'actor'>,
): Promise<Pick<Attempt, 'isSuspended' | 'shards'>> => {
  const { isSuspended = false, counterShards: shards } = (await switchesOf?.(command.providerId)) ?? {};
  return { isSuspended: isSuspended && isSuspendable(actor, command), shards };
};
