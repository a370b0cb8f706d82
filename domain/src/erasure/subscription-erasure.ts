import { claimRef } from '../booking/shared/claim-write.ts';
import { subscriptionRef, subscriptionReferenceRef } from '../booking/subscription/paths.ts';
import type { SubscriptionStatus } from '../booking/subscription/status.ts';
import { endUserPath } from '../end-user/path.ts';
import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields, Write } from '../kernel/write.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import { erasedSubscription, erasedSubscriptionPayload } from './erased-subscription.ts';
import { isFields } from './fields.ts';
import { rewritten } from './rewritten.ts';

/** A subscription as it is stored, with the documents that tell of it. */
export interface StoredSubscription {
  readonly full: Fields & {
    readonly providerId: string;
    readonly subscriptionId: string;
    readonly userId: string;
    readonly status: SubscriptionStatus;
  };
  readonly reference: Fields;
  readonly claim: Fields | undefined;
  /** The provider's events of it. */
  readonly events: readonly Fields[];
  /** Its events at the subscriber, in full. */
  readonly ownEvents: readonly Fields[];
}

/**
 * All writes that give a subscription to a pseudonym. Nobody can sign in as one, but commands, refunds and audits find
 * the subscription at the address of its `userId` like any other.
 */
export const subscriptionErasure = (
  { full, reference, claim, events, ownEvents }: StoredSubscription,
  pseudonym: Pseudonym,
): Write[] => {
  const { providerId, subscriptionId, userId } = full;
  const traced = (data: Fields): Fields => rewritten(data, { uid: userId, words: [] }, pseudonym);
  const ownEvent = (event: Fields): Fields => ({
    ...traced(event),
    payload: erasedSubscriptionPayload(String(event.type), isFields(event.payload) ? event.payload : {}, pseudonym),
    // It has been told, or never will be.
    syncStatus: 'processed',
  });
  const eventsOf = (uid: string, { id }: Fields) => `${endUserPath(uid)}/events/${String(id)}`;
  return [
    { op: 'delete', path: subscriptionRef(userId, subscriptionId).path },
    {
      op: 'create',
      path: subscriptionRef(pseudonym.id, subscriptionId).path,
      data: erasedSubscription(full, pseudonym),
    },
    { op: 'update', path: subscriptionReferenceRef(full).path, data: { ...reference, userId: pseudonym.id } },
    ...(claim
      ? [
          {
            op: 'update' as const,
            path: claimRef(providerId, 'subscription', subscriptionId).path,
            data: { ...claim, userId: pseudonym.id },
          },
        ]
      : []),
    ...events.map(
      (event): Write => ({
        op: 'update',
        path: `${providerEvents(providerId)}/${String(event.id)}`,
        data: traced(event),
      }),
    ),
    ...ownEvents.flatMap((event): Write[] => [
      { op: 'delete', path: eventsOf(userId, event) },
      { op: 'create', path: eventsOf(pseudonym.id, event), data: ownEvent(event) },
    ]),
  ];
};
