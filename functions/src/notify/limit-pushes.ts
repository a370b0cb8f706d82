import { deliveryReasons, isNews } from '@counterfoil/domain';
import type { Channel } from './channel.ts';
import type { PushQuota } from './push-quota.ts';

/** The same push service, with a limit for news to members. Messages to customers have none: each is their own. */
export const limitPushes = (channel: Channel, quota: PushQuota): Channel => ({
  ...channel,
  send: async (message, recipient) => {
    const { type, idempotencyKey: key, data } = message;
    const isAdmitted = !isNews(type) || (await quota({ uid: recipient.uid, providerId: data.providerId ?? '', key }));
    return isAdmitted
      ? await channel.send(message, recipient)
      : { result: 'skipped', reason: deliveryReasons.tooManyPushes };
  },
});
