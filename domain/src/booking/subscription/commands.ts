import { cancelSubscription } from './cancel.ts';
import { createSubscription } from './create.ts';
import { renewSubscription } from './renew.ts';

/** Deciders for the commands of subscriptions that customers send. */
export const subscriptionCommands = {
  'subscription.create': createSubscription,
  'subscription.renew': renewSubscription,
  'subscription.cancel': cancelSubscription,
};
