import type { Sending } from '@counterfoil/domain';
import {
  ApiException,
  createConfiguration,
  DefaultApi,
  type Notification,
  ServerConfiguration,
} from '@onesignal/node-onesignal';
import type { Channel, Outgoing } from './channel.ts';
import type { ChannelConfig } from './channels.ts';
import { retryAfterMs } from './retry-after.ts';

/** Addressed by the uid, which the app tells OneSignal as the External ID when somebody signs in. */
const notificationOf = (appId: string, message: Outgoing, uid: string): Notification => {
  const { title, body, language, data, id } = message;
  return {
    app_id: appId,
    include_aliases: { external_id: [uid] },
    target_channel: 'push',
    idempotency_key: message.idempotencyKey,
    // English is obligatory there; one person reads one text.
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
    reason: `HTTP ${code}: ${errorMessages.join('; ')}`,
    retryAfterMs: retryAfterMs(headers['retry-after']),
    permanent: code === 400,
  };
};

export const oneSignalChannel = ({ appId, apiKey, url }: ChannelConfig['oneSignal']): Channel => {
  const baseServer = url ? new ServerConfiguration(url, {}) : undefined;
  const api = new DefaultApi(createConfiguration({ restApiKey: apiKey, ...(baseServer ? { baseServer } : {}) }));
  return {
    name: 'oneSignal',
    unconfigured: appId && apiKey ? undefined : 'ONESIGNAL_APP_ID and ONESIGNAL_API_KEY are not set',
    send: async (message, { uid }) => {
      try {
        const { id } = await api.createNotification(notificationOf(appId, message, uid));
        // Answered 200 with an empty id: nobody subscribed, as yet. A device that has just signed in may be there soon.
        return id ? { result: 'sent', providerMessageId: id } : { result: 'failed', reason: 'no subscribed device' };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};
