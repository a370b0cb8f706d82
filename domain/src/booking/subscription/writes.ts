import { countChanges, statusCounts } from '../../counters/count-changes.ts';
import { endUserPath } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import { eventDocument, eventWrite, type Recorded } from '../../kernel/event.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import { claimRef, claimWrite } from '../shared/claim-write.ts';
import { referenceWrites } from '../shared/reference-writes.ts';
import type { SubscriptionEvent } from './event.ts';
import { subscriptionRef, subscriptionReferenceRef } from './paths.ts';
import { redactEvent } from './redact-event.ts';
import { renewalReminderWrites } from './reminder-writes.ts';
import type { Subscription } from './subscription.ts';
import { toSubscriptionReference } from './to-reference.ts';

const counts = ({ status }: Subscription): Record<string, number> => statusCounts('Subscription', status);

const eventWrites = (
  request: CommandRequest<unknown>,
  before: Subscription | undefined,
  after: Subscription,
  event: Recorded<SubscriptionEvent>,
): Write[] => {
  const entity = { entityType: 'subscription', entityId: after.subscriptionId };
  const redacted = eventDocument(request, entity, event, redactEvent(event));
  const references = { before: before && toSubscriptionReference(before), reference: toSubscriptionReference(after) };
  return [
    eventWrite(`${endUserPath(after.userId)}/events`, eventDocument(request, entity, event)),
    eventWrite(providerEvents(after.providerId), { ...redacted, ...references }),
  ];
};

export interface SubscriptionChange {
  readonly before: Subscription | undefined;
  readonly after: Subscription;
  readonly event: Recorded<SubscriptionEvent>;
}

/** All writes of a change of one subscription, for customer and provider. */
export const subscriptionWrites = (
  request: CommandRequest<unknown>,
  { before, after, event }: SubscriptionChange,
): Write[] => {
  const { path } = subscriptionRef(after.userId, after.subscriptionId);
  const from = before && subscriptionReferenceRef(before);
  return [
    { op: before ? 'update' : 'create', path, data: after },
    ...referenceWrites(from, subscriptionReferenceRef(after), toSubscriptionReference(after)),
    ...(before
      ? []
      : [claimWrite(request, claimRef(after.providerId, 'subscription', after.subscriptionId), after.userId)]),
    ...countChanges(request, after.providerId, 'Subscription', {
      before: before && counts(before),
      after: counts(after),
    }),
    ...renewalReminderWrites(before, after, request.now),
    ...eventWrites(request, before, after, event),
  ];
};
