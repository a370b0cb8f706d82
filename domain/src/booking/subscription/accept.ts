import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { recordEvent } from '../../kernel/event.ts';
import type { SubscriptionEvent } from './event.ts';
import { evolveSubscription } from './evolve.ts';
import type { Subscription } from './subscription.ts';
import { subscriptionWrites } from './writes.ts';

/** Turns the one event of a subscription command into the decision that commits it. */
export const acceptSubscription = (
  request: CommandRequest<unknown>,
  before: Subscription | undefined,
  event: SubscriptionEvent,
): Decision => {
  const recorded = recordEvent(request, before?.version ?? 0, event);
  const after = evolveSubscription(before, recorded);
  const writes = subscriptionWrites(request, { before, after, event: recorded });
  return { version: after.version, eventIds: [recorded.id], writes };
};
