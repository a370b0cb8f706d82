import {
  type Actor,
  type Closure,
  type ClosureStep,
  type CommandType,
  type Fields,
  invariant,
  type Outcome,
  parseDerivedCommand,
} from '@counterfoil/domain';
import pLimit from 'p-limit';
import { executeCommand } from '../executor/execute-command.ts';
import type { CommandContext } from '../firestore/command-context.ts';

/** Those of one service and day wait for each other, so more at a time gain little. */
const concurrency = 4;

const actor: Actor = { kind: 'system', name: 'applyClosures' };

const commandOf = (
  { action, reservationId, userId, startTime }: ClosureStep,
  { title }: Closure,
): { type: CommandType; payload: Fields } => {
  const target = { reservationId, ...(userId === undefined ? {} : { userId }) };
  const reason = title === undefined ? {} : { reason: title };
  switch (action) {
    case 'move':
      return { type: 'reservation.reschedule', payload: { ...target, startTime, ...reason } };
    case 'cancel':
      return { type: 'reservation.cancel', payload: { ...target, ...reason } };
    case 'decline':
      return { type: 'reservation.declineMove', payload: target };
    default:
      return action satisfies never;
  }
};

export interface SentStep {
  readonly step: ClosureStep;
  readonly outcome: Outcome;
}

/**
 * Sends the steps of a closure. Of one that is withdrawn it only learns which have taken effect: the others never will.
 */
export const sendSteps = async (
  context: CommandContext,
  providerId: string,
  closure: Closure,
  steps: readonly ClosureStep[],
): Promise<SentStep[]> => {
  const limit = pLimit(concurrency);
  const issuedAt = context.clock().toISOString();
  const isOver = closure.status === 'withdrawn';
  const send = async (step: ClosureStep): Promise<SentStep> => {
    const { type, payload } = commandOf(step, closure);
    const envelope = { id: step.commandId, type, providerId, payload, expectedVersion: step.version, issuedAt };
    const bound = parseDerivedCommand(isOver ? { ...envelope, withdrawn: true } : envelope);
    invariant(!('rejection' in bound), `${type} cannot be sent for ${step.reservationId}`);
    return { step, outcome: await executeCommand(context, { bound, actor }) };
  };
  return await Promise.all(steps.map((step) => limit(() => send(step))));
};
