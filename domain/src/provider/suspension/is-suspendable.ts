import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';

/** By these a customer ends what they have: their money must not be stuck. */
const exits: ReadonlySet<string> = new Set(['reservation.cancel', 'reservation.declineMove', 'subscription.cancel']);

/** They end a membership, let an owner go who wants to be erased, or decide themselves who may send them. */
const always: ReadonlySet<string> = new Set([
  'member.decline',
  'member.handOver',
  'invitation.decline',
  'provider.suspend',
  'provider.resume',
  'invariant.repair',
  'projection.rebuild',
]);

/**
 * True if a suspension stops the command. Schedules, webhooks and a tenant's own server go on: payments settle, refunds
 * leave, holds expire. Customers may still cancel what is theirs.
 */
export const isSuspendable = (actor: Actor, { type, payload }: Pick<Command, 'type' | 'payload'>): boolean => {
  if (actor.kind === 'system' || always.has(type)) return false;
  // A booking without `userId` is a guest's, which only the desk cancels.
  return !(exits.has(type) && Reflect.get(Object(payload), 'userId') === actor.uid);
};
