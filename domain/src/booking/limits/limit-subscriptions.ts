import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Write } from '../../kernel/write.ts';
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

/** The usage with one more subscription, guarded by what the limit was compared with; or the refusal. */
const countOpened = (opened: Subscription, docs: Docs<Limited>, now: Date): Write | Refused => {
  const usage = docs.get(usageRef(opened.providerId, opened.userId));
  const provider = docs.get(providerRef(opened.providerId));
  const { subscriptions: most } = bookingLimits(provider ?? { settings: {} });
  const before = usage?.subscriptions ?? 0;
  if (before >= most) return limitReached('subscriptions', most);
  return changeUsage(opened, usage, { subscriptions: before + 1 }, now);
};

/** Limits how many subscriptions one person opens with one provider: by creating them, or by renewing expired ones. */
export const limitOpenedSubscriptions = <Payload, Documents extends { subscription: Subscription }>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & Limited> => ({
  ...definition,
  reads: (request) => {
    const { actor, command } = request;
    return actor.kind === 'user'
      ? [...definition.reads(request), providerRef(command.providerId), usageRef(command.providerId, actor.uid)]
      : definition.reads(request);
  },
  decide: (request, docs: Docs<Documents & Limited>) => {
    const decision = definition.decide(request, docs);
    const after = 'rejection' in decision ? undefined : writtenBy(decision);
    if ('rejection' in decision || !after) return decision;
    const before = docs.get(subscriptionRef(after.userId, after.subscriptionId));
    if (open(after) <= (before ? open(before) : 0)) return decision;
    const counted = countOpened(after, docs, request.now);
    return 'rejection' in counted ? counted : { ...decision, writes: [...decision.writes, counted] };
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
