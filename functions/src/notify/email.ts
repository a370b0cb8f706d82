import { deliveryReasons } from '@counterfoil/domain';
import type { AddressOf } from '../firestore/verified-address.ts';
import type { Channel } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { aboutAccount, type MailQuota, toPerson } from './mail-quota.ts';
import { createMailer } from './mailer.ts';

interface MailDependencies {
  readonly addressOf: AddressOf;
  readonly quota: MailQuota;
}

/** Mail to people with an account, at the address that they have verified. */
export const emailChannel = (config: ChannelConfig['email'], { addressOf, quota }: MailDependencies): Channel => {
  const { unconfigured, send } = createMailer(config);
  return {
    name: 'email',
    unconfigured,
    send: async (message, { uid }) => {
      if (unconfigured) return { result: 'skipped', reason: unconfigured };
      const email = await addressOf(uid);
      if (!email) return { result: 'skipped', reason: deliveryReasons.noAddress };
      const { providerId } = message.data;
      const key = message.idempotencyKey;
      const isAdmitted = await quota(providerId ? toPerson(uid, providerId, key) : aboutAccount(uid, key));
      if (!isAdmitted) return { result: 'skipped', reason: deliveryReasons.tooMany };
      return await send(email, message);
    },
  };
};
