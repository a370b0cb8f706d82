import { deliveryReasons, type Sending } from '@counterfoil/domain';
import {
  ApiException,
  createConfiguration,
  DefaultApi,
  type Notification,
  ServerConfiguration,
} from '@onesignal/node-onesignal';
import type { Channel, Outgoing } from './channel.ts';
import type { ChannelConfig } from './channel-config.ts';
import { retryAfterMs } from './retry-after.ts';

/** Addressed by the uid, which the app registers with OneSignal as the External ID at sign-in. */
const notificationOf = (appId: string, message: Outgoing, uid: string): Notification => {
  const { title, body, language, data, id } = message;
  return {
    app_id: appId,
    include_aliases: { external_id: [uid] },
    target_channel: 'push',
    idempotency_key: message.idempotencyKey,
    // OneSignal requires English, and one person reads only one text.
    headings: { en: title, [language]: title },
    contents: { en: body, [language]: body },
    data: { ...data, notificationId: id },
  };
};

const failureOf = (error: unknown): Sending => {
  if (!(error instanceof ApiException)) throw error;
  const { code, errorMessages, headers } = error;
  return {
    result: 'failed',
    reason: code === 400 ? deliveryReasons.refused : deliveryReasons.notTaken,
    detail: `HTTP ${code}: ${errorMessages.join('; ')}`,
    retryAfterMs: retryAfterMs(headers['retry-after']),
    permanent: code === 400,
  };
};

export const oneSignalChannel = ({ appId, apiKey, url }: ChannelConfig['oneSignal']): Channel => {
  const baseServer = url ? new ServerConfiguration(url, {}) : undefined;
  const api = new DefaultApi(createConfiguration({ restApiKey: apiKey, ...(baseServer ? { baseServer } : {}) }));
  return {
    name: 'oneSignal',
    unconfigured: appId && apiKey ? undefined : deliveryReasons.noPush,
    send: async (message, { uid }) => {
      try {
        const { id } = await api.createNotification(notificationOf(appId, message, uid));
        // Status 200 with an empty id: nobody is subscribed yet. A device that just signed in may subscribe soon, so it
        // is retried.
        return id
          ? { result: 'sent', providerMessageId: id }
          : { result: 'failed', reason: deliveryReasons.notSubscribed };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};
