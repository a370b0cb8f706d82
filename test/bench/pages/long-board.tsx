import type { Member, Provider } from '@counterfoil/client';
import { createFakeCounterfoil } from '@counterfoil/client/testing';
// biome-ignore lint/correctness/noUndeclaredDependencies: it shows a screen of the dashboard
import { Suspense } from 'react';
// biome-ignore lint/correctness/noUndeclaredDependencies: it shows a screen of the dashboard
import { createRoot } from 'react-dom/client';
import { ToastHosts } from '../../../dashboard/src/design/toast-host.tsx';
import { Today } from '../../../dashboard/src/screens/provider/today.tsx';
import { ClientProvider } from '../../../dashboard/src/shell/client.tsx';
import { ToastProvider } from '../../../dashboard/src/shell/toasts.tsx';
import { LanguageProvider } from '../../../dashboard/src/words/language.tsx';
import { longDay, type StoredBooking } from '../long-day.ts';

declare global {
  /** Changes one booking of the long day, as another device would. */
  var changeBooking: (n: number) => void;
}

const providerId = 'salon';
const place: Omit<Provider, 'createdAt' | 'updatedAt'> = {
  name: 'Salon',
  kind: 'salon',
  ownerId: 'bella',
  timeZone: 'UTC',
  currency: 'EUR',
  modules: ['booking'],
  settings: {},
  openingHours: {},
  version: 1,
  lastCommandId: 'bench',
};
const member: Pick<Member, 'role' | 'active'> = { role: 'owner', active: true };
const bookings = longDay(providerId);
const paths = [...bookings.keys()];
const fake = createFakeCounterfoil({
  user: { uid: 'bella', displayName: 'Bella' },
  documents: {
    [`serviceProviders/${providerId}`]: place,
    [`serviceProviders/${providerId}/members/bella`]: member,
    ...Object.fromEntries(bookings),
  },
});
globalThis.changeBooking = (n) => {
  const path = paths[n % paths.length] ?? '';
  const booking: StoredBooking | undefined = bookings.get(path);
  if (!booking) throw new Error(`no booking at ${path}`);
  fake.write(path, { ...booking, partySize: 1 + (n % 5), version: n + 2, updatedAt: new Date() });
};

const owned = { role: 'owner' } as const;
const root = document.body.appendChild(document.createElement('div'));
const now = new Date();
createRoot(root).render(
  <Suspense>
    <LanguageProvider>
      <ClientProvider counterfoil={fake.counterfoil}>
        <ToastHosts>
          <ToastProvider>
            <Today providerId={providerId} provider={{ ...place, createdAt: now, updatedAt: now }} {...owned} />
          </ToastProvider>
        </ToastHosts>
      </ClientProvider>
    </LanguageProvider>
  </Suspense>,
);
