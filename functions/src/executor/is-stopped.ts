import { isSuspendable } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import type { Execution } from './execution.ts';

/** True if the platform has suspended the command's provider, and that stops this command. */
export const isStopped = async (
  { isSuspended }: CommandContext,
  { bound: { command }, actor }: Pick<Execution, 'bound' | 'actor'>,
): Promise<boolean> => isSuspendable(actor, command) && (await isSuspended?.(command.providerId)) === true;
