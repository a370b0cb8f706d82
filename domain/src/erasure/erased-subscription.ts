import type { SubscriptionEvent } from '../booking/subscription/event.ts';
import type { Pseudonym } from '../kernel/pseudonym.ts';
import type { Fields } from '../kernel/write.ts';
import { keptReason } from './kept-reason.ts';

/** The subscription of the pseudonym: the same terms and money, without names. */
export const erasedSubscription = (full: Fields, { id, name }: Pseudonym): Fields => {
  const { cancellationReason, ...kept } = full;
  return {
    ...kept,
    userId: id,
    userName: name,
    subscribers: [],
    ...keptReason(full.cancelledBy, cancellationReason, 'cancellationReason'),
  };
};

type Rewrite = (payload: Fields, pseudonym: Pseudonym) => Fields;

const same: Rewrite = (payload) => payload;

const cancelled: Rewrite = ({ reason, ...payload }) => ({
  ...payload,
  ...keptReason(payload.cancelledBy, reason, 'reason'),
});

const rewrites: { readonly [Type in SubscriptionEvent['type']]: Rewrite } = {
  'subscription.created': erasedSubscription,
  'subscription.activated': same,
  'subscription.renewalRequested': same,
  'subscription.renewalExpired': same,
  'subscription.renewalCancelled': cancelled,
  'subscription.renewed': same,
  'subscription.cancelled': cancelled,
  'subscription.expired': same,
  'subscription.refundDue': same,
  'subscription.paymentChanged': same,
};

const isKnown = (type: string): type is SubscriptionEvent['type'] => Object.hasOwn(rewrites, type);

/** The payload of a subscription's event without the person. An event of a later version is empty. */
export const erasedSubscriptionPayload = (type: string, payload: Fields, pseudonym: Pseudonym): Fields =>
  isKnown(type) ? rewrites[type](payload, pseudonym) : {};
