import { randomUUID } from 'node:crypto';
import { type Outcome, reject, shortCode } from '@counterfoil/domain';
import { log } from '../trace/log.ts';

/**
 * Refuses a command that would fail again in the same way. The log has the error under the reference number that the
 * sender gets.
 */
export const refuseInternally = (commandId: string, error: unknown): Outcome => {
  const reference = shortCode(randomUUID());
  log.error('command refused as internal', { correlationId: commandId, reference, error });
  const { rejection } = reject('internal', `this cannot be executed; reference ${reference}`, {
    reason: 'internal',
    reference,
  });
  return { commandId, outcome: 'rejected', rejection };
};
