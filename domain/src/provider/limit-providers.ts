import type { CommandDefinition } from '../kernel/command-definition.ts';
import type { Docs, Ref } from '../kernel/ref.ts';
import { reject } from '../kernel/rejection.ts';
import type { Write } from '../kernel/write.ts';
import type { OwnerUsage } from './owner-usage.ts';

/** Providers that one person creates, unless the operator has set another limit for them. */
const maxProviders = 10;

const ownerUsageRef = (uid: string): Ref<'ownerUsage'> => ({ kind: 'ownerUsage', path: `usage/${uid}` });

/** Limits how many providers one person creates. */
export const limitProviders = <Payload, Documents extends object>(
  definition: CommandDefinition<Payload, Documents>,
): CommandDefinition<Payload, Documents & { ownerUsage: OwnerUsage }> => ({
  ...definition,
  reads: (request) =>
    request.actor.kind === 'user'
      ? [...definition.reads(request), ownerUsageRef(request.actor.uid)]
      : definition.reads(request),
  decide: (request, docs: Docs<Documents & { ownerUsage: OwnerUsage }>) => {
    const { actor, now } = request;
    const decision = definition.decide(request, docs);
    if ('rejection' in decision || actor.kind !== 'user') return decision;
    const ref = ownerUsageRef(actor.uid);
    const usage = docs.get(ref);
    const { providers = 0, maxProviders: most = maxProviders } = usage ?? {};
    if (providers >= most) {
      const message = `the limit providers is ${most}`;
      return reject('resource-exhausted', message, { reason: 'limit', limit: 'providers', most });
    }
    const data = { ...usage, providers: providers + 1, createdAt: usage?.createdAt ?? now, updatedAt: now };
    const write: Write = { op: usage ? 'update' : 'create', path: ref.path, data };
    return { ...decision, writes: [...decision.writes, write] };
  },
});
