import {
  type ChannelName,
  claim,
  type Deliveries,
  type Delivery,
  type DeliveryContext,
  isDue,
  prepareDelivery,
} from '@counterfoil/domain';

export interface Claimed {
  readonly deliveries: Deliveries;
  /** The channels to send by now. */
  readonly due: readonly ChannelName[];
}

/** Updates every delivery to the current time and claims a lease for those that are due. */
export const claimDeliveries = (before: Deliveries, at: DeliveryContext): Claimed => {
  const due: ChannelName[] = [];
  const take = (channel: ChannelName): Delivery => {
    const prepared = prepareDelivery(before[channel], channel, at);
    if (!isDue(prepared, at.now)) return prepared;
    const claimed = claim(prepared, at.now);
    if (claimed.state === 'pending') due.push(channel);
    return claimed;
  };
  const deliveries = { inApp: before.inApp, fcm: take('fcm'), oneSignal: take('oneSignal'), email: take('email') };
  return { deliveries, due };
};
