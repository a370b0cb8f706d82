import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BoundCommand,
  type CommandRequest,
  type Documents,
  effectsOf,
  type OfferedSlot,
  offeredSlots,
  type Preview,
  parseCommand,
  type Rejection,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { decideAttempt } from './decide-attempt.ts';
import type { Attempt } from './execution.ts';
import { fingerprint } from './fingerprint.ts';
import { MembershipGate } from './membership-gate.ts';
import { switchesFor } from './switches-for.ts';

/** The command's type has selected what reads the request, so the payload has the type that it expects. */
const requestOf = ({ bound, asked }: Attempt): CommandRequest<never> => ({
  command: bound.command as CommandRequest<never>['command'],
  ...asked,
});

const slotsInstead = async (attempt: Attempt, rejection: Rejection): Promise<readonly OfferedSlot[] | undefined> => {
  const { reads } = attempt;
  const request = requestOf(attempt);
  for (;;) {
    const offer = offeredSlots(request, rejection, reads);
    if (!offer || offer.reads.length === 0) return offer?.slots;
    await reads.read(offer.reads);
  }
};

const previewBound = async (
  context: CommandContext,
  bound: BoundCommand<Documents>,
  actor: Actor,
): Promise<Preview> => {
  const now = context.clock();
  const attempt: Attempt = {
    bound,
    actor,
    asked: { actor, now },
    receivedAt: now,
    fingerprint: fingerprint(bound.command, actor),
    executionId: randomUUID(),
    reads: new ReadSet(context.firestore),
    gate: new MembershipGate(),
    ...(await switchesFor(context, { bound, actor })),
    isPuzzled: false,
  };
  const { outcome, decision } = await decideAttempt(attempt);
  if (outcome.outcome === 'rejected') {
    const { rejection } = outcome;
    const freeSlots = await slotsInstead(attempt, rejection);
    return { outcome: 'rejected', rejection, ...(freeSlots ? { freeSlots } : {}) };
  }
  return { outcome: 'applied', version: outcome.version, effects: effectsOf(decision?.writes ?? []) };
};

/**
 * Tells what a command would do now: the executor's own reads and decision, and no write. A command that has taken
 * effect already has no further effects.
 */
export const previewCommand = async (context: CommandContext, actor: Actor, raw: unknown): Promise<Preview> => {
  const bound = parseCommand(raw);
  if ('rejection' in bound) return { outcome: 'rejected', rejection: bound.rejection };
  return await previewBound(context, bound, actor);
};
