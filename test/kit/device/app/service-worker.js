// Keeps the page and its chunks on the device, as an app does that must start without a network (docs/decisions/0017).
// The server prepends `files`.
self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open('page').then((cache) => cache.addAll(files)));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A page with `?lose=7` gets an error for some parts of the app. The number and the address decide which. */
const isLost = async ({ clientId, request }) => {
  if (!/\.lazy-[^/]+\.js$/.test(request.url)) return false;
  const page = await clients.get(clientId);
  const seed = Number(new URL(page?.url ?? request.url).searchParams.get('lose') ?? 0);
  if (!seed) return false;
  const sum = [...request.url].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 1009, seed);
  return sum % 3 === 0;
};

const answer = async (event) => {
  if (await isLost(event)) return Response.error();
  const { pathname } = new URL(event.request.url);
  return (await caches.match(pathname)) ?? (await fetch(event.request));
};

self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin === self.location.origin) event.respondWith(answer(event));
});
