import { deliveryReasons, type Sending } from '@counterfoil/domain';
import type { DefaultApi, Notification } from '@onesignal/node-onesignal';
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

/** The library is loaded with the first push: few instances ever send one. */
const library = () => import('@onesignal/node-onesignal');

const failureOf = async (error: unknown): Promise<Sending> => {
  const { ApiException } = await library();
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
  let opened: Promise<DefaultApi> | undefined;
  const openApi = async (): Promise<DefaultApi> => {
    const { createConfiguration, DefaultApi, ServerConfiguration } = await library();
    const baseServer = url ? new ServerConfiguration(url, {}) : undefined;
    return new DefaultApi(createConfiguration({ restApiKey: apiKey, ...(baseServer ? { baseServer } : {}) }));
  };
  return {
    name: 'oneSignal',
    unconfigured: appId && apiKey ? undefined : deliveryReasons.noPush,
    send: async (message, { uid }) => {
      opened ??= openApi();
      const api = await opened;
      try {
        const { id } = await api.createNotification(notificationOf(appId, message, uid));
        // Status 200 with an empty id: nobody is subscribed yet. A device that just signed in may subscribe soon, so it
        // is retried.
        return id
          ? { result: 'sent', providerMessageId: id }
          : { result: 'failed', reason: deliveryReasons.notSubscribed };
      } catch (error) {
        return await failureOf(error);
      }
    },
  };
};
