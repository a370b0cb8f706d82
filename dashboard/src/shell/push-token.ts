import { getApp } from 'firebase/app';
import { getMessaging, getToken } from 'firebase/messaging';

/** The address of this browser for push messages of FCM, which the app's own worker shows. */
export const pushToken = (worker: ServiceWorkerRegistration, vapidKey: string): Promise<string> =>
  getToken(getMessaging(getApp()), { vapidKey, serviceWorkerRegistration: worker });
