/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { StaleWhileRevalidate } from 'workbox-strategies';
import { type PushPayload, shownOf } from './push.ts';

declare const self: ServiceWorkerGlobalScope;
/** Every file of the app, written by the build. */
declare const filesOfApp: PrecacheEntry[];

// A file has the same content in all of its versions: a hash is in its name, or beside it in this list.
precacheAndRoute(filesOfApp, { ignoreURLParametersMatching: [/^again$/] });
cleanupOutdatedCaches();

// A page of the app needs no network. Functions and Firebase's own files answer for themselves.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(__|bundles|calendars)\//] }),
);
registerRoute(({ url }) => url.pathname === '/__/firebase/init.js', new StaleWhileRevalidate({ cacheName: 'init' }));
// Without its configuration the app cannot start, so it is kept from the first visit on.
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('init').then((kept) => kept.add('/__/firebase/init.js?useEmulator=true')));
});

// The page asks for this when nothing is unsent and a person has agreed.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('push', (event) => {
  const payload: PushPayload = event.data?.json() ?? {};
  const { title, ...options } = shownOf(payload);
  event.waitUntil(self.registration.showNotification(title, options));
});

/** Shows the page of a message in a tab that is open, or in a new one. */
const show = async (address: string): Promise<void> => {
  const tabs = await self.clients.matchAll({ type: 'window' });
  const [tab] = tabs;
  if (!tab) return void (await self.clients.openWindow(address));
  await tab.focus();
  tab.postMessage({ type: 'SHOW', address });
};

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.address));
});
