import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { recordEvent } from '../../kernel/event.ts';
import type { SubscriptionEvent } from './event.ts';
import { evolveSubscription } from './evolve.ts';
import type { Subscription } from './subscription.ts';
import { subscriptionWrites } from './writes.ts';

/** Turns the one fact a subscription command states into the decision that commits it. */
export const acceptSubscription = (
  request: CommandRequest<unknown>,
  before: Subscription | undefined,
  stated: SubscriptionEvent,
): Decision => {
  const event = recordEvent(request, before?.version ?? 0, stated);
  const after = evolveSubscription(before, event);
  const writes = subscriptionWrites(request, { before, after, event });
  return { version: after.version, eventIds: [event.id], writes };
};
