// Keeps the page and its chunks on the device, as an app does that must start without a network (docs/decisions/0017).
// The server prepends `files`.
self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open('page').then((cache) => cache.addAll(files)));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
