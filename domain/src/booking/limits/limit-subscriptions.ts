import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { subscriptionRef } from '../subscription/paths.ts';
import { type Subscription, subscriptionSchema } from '../subscription/subscription.ts';
import { bookingLimits } from './limits.ts';
import type { Usage } from './usage.ts';
import { addUsage, changeUsage, limitReached } from './usage-change.ts';
import { usageRef } from './usage-ref.ts';

type Accepted = Exclude<Decision, { rejection: unknown }>;

const writtenBy = ({ writes }: Accepted): Subscription | undefined => {
  const write = writes.find(({ path }) => /^endUsers\/[^/]+\/subscriptions\/[^/]+$/.test(path));
  return write && 'data' in write ? subscriptionSchema.parse(write.data) : undefined;
};

/** One while it is pending or active. */
const open = ({ status }: Subscription): number => Number(status === 'pending' || status === 'active');

type Limited = { provider: Provider; usage: Usage };

/** Limits how many subscriptions one person has with one provider at the same time. */
export const limitNewSubscriptions = <Payload, Documents extends Omit<Limited, 'usage'>>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...definition,
  reads: (request) => {
    const { actor, command } = request;
    return actor.kind === 'user'
      ? [...definition.reads(request), usageRef(command.providerId, actor.uid)]
      : definition.reads(request);
  },
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const created = 'rejection' in decision ? undefined : writtenBy(decision);
    if ('rejection' in decision || !created) return decision;
    const usage = docs.get(usageRef(created.providerId, created.userId));
    const provider = docs.get(providerRef(created.providerId));
    const { subscriptions: most } = bookingLimits(provider ?? { settings: {} });
    const before = usage?.subscriptions ?? 0;
    if (before >= most) return limitReached('subscriptions', most);
    const write = changeUsage(created, usage, { subscriptions: before + 1 }, request.now);
    return { ...decision, writes: [...decision.writes, write] };
  },
});

/** Counts what a command on a subscription changes in its person's usage. */
export const countSubscriptions = <Payload, Documents extends { subscription: Subscription }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents> => ({
  ...definition,
  decide: (request, docs) => {
    const decision = definition.decide(request, docs);
    const after = 'rejection' in decision ? undefined : writtenBy(decision);
    const before = after && docs.get(subscriptionRef(after.userId, after.subscriptionId));
    if ('rejection' in decision || !after || !before) return decision;
    const change = open(after) - open(before);
    const writes = addUsage(after, change === 0 ? {} : { subscriptions: change }, request.now);
    return { ...decision, writes: [...decision.writes, ...writes] };
  },
});
