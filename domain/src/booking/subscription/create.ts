import type { EndUser } from '../../end-user/end-user.ts';
import { endUserRef } from '../../end-user/path.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { asAttendee } from '../shared/as-attendee.ts';
import type { Claim } from '../shared/claim.ts';
import { claimRef } from '../shared/claim-write.ts';
import { acceptSubscription } from './accept.ts';
import type { NewSubscription } from './event.ts';
import { subscriptionKey } from './find.ts';
import { holdFrom } from './hold.ts';
import { planRef, subscriptionRef } from './paths.ts';
import type { CreateSubscription } from './payloads.ts';
import type { Plan } from './plan.ts';
import type { Subscription } from './subscription.ts';
import { type Term, termOf } from './term.ts';

type Reads = {
  provider: Provider;
  plan: Plan;
  endUser: EndUser;
  subscription: Subscription;
  claim: Claim;
};

/** A free subscription is active at once; any other waits for its payment. */
const initialStatus = (
  { periodMonths, price }: Plan,
  timeZone: string,
  now: Date,
): Pick<NewSubscription, 'status' | 'paymentStatus' | 'holdExpiresAt'> & Partial<Term> =>
  price.amount === 0
    ? { status: 'active', paymentStatus: 'none', ...termOf(now, periodMonths, timeZone) }
    : { status: 'pending', paymentStatus: 'pending', holdExpiresAt: holdFrom(now) };

/** Subscribes to a plan at the catalogue's price. */
export const createSubscription: CommandDefinition<CreateSubscription, Reads> = {
  aggregate: subscriptionKey,

  reads: ({ command: { providerId, payload }, actor }) =>
    actor.kind === 'user'
      ? [
          providerRef(providerId),
          planRef(providerId, payload.planId),
          endUserRef(actor.uid),
          subscriptionRef(actor.uid, payload.subscriptionId),
          claimRef(providerId, 'subscription', payload.subscriptionId),
        ]
      : [],

  decide: (request, docs) => {
    const { actor, now } = request;
    const { providerId, payload } = request.command;
    const { subscriptionId, planId, subscribers = [] } = payload;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only users subscribe, for themselves', { reason: 'wrong-sender' });
    const provider = docs.get(providerRef(providerId));
    if (!provider)
      return reject('not-found', `no provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const plan = docs.get(planRef(providerId, planId));
    if (!plan)
      return reject('not-found', `${providerId} has no plan ${planId}`, { reason: 'no-plan', field: 'planId' });
    const taken = [subscriptionRef(actor.uid, subscriptionId), claimRef(providerId, 'subscription', subscriptionId)];
    if (taken.some((ref) => docs.get(ref))) {
      return reject('already-exists', `subscription ${subscriptionId} already exists`, {
        reason: 'subscription-exists',
        field: 'subscriptionId',
      });
    }
    const stale = requireVersion(request.command, 0);
    if (stale) return stale;

    const { timeZone } = provider;
    const subscription: NewSubscription = {
      subscriptionId,
      userId: actor.uid,
      userName: docs.get(endUserRef(actor.uid))?.displayName ?? actor.name ?? '',
      providerId,
      providerName: provider.name,
      planId,
      planName: plan.name,
      // A reservation's text lacks `subscription/`, so a reservation and a subscription with one id get different
      // codes.
      code: shortCode(`${providerId}/${actor.uid}/subscription/${subscriptionId}`),
      timeZone,
      subscribers: subscribers.map(asAttendee),
      periodMonths: plan.periodMonths,
      price: plan.price,
      pricePaid: { ...plan.price, amount: 0 },
      ...initialStatus(plan, timeZone, now),
    };
    return acceptSubscription(request, undefined, { type: 'subscription.created', payload: subscription });
  },
};
