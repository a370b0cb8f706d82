import { useLive } from '@counterfoil/client/react';
import { createFakeCounterfoil } from '@counterfoil/client/testing';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Today } from '../screens/provider/today.tsx';
import { ClientProvider, useCounterfoil } from '../shell/client.tsx';
import { ToastProvider } from '../shell/toasts.tsx';
import { LanguageProvider } from '../words/language.tsx';

type Fields = Readonly<Record<string, unknown>>;

/** A board on the client's fake, for measurements without a network. No page of the app leads here. */
declare global {
  /** Documents by path, with times as ISO 8601. The page shows the board of `providerId`. */
  var openFakeBoard: (providerId: string, uid: string, documents: Readonly<Record<string, Fields>>) => void;
  /** Changes one booking. */
  var changeFakeBooking: (n: number) => void;
}

const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value);

const withDates = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isTime(value) ? new Date(value) : value]));

const Board = ({ providerId }: { readonly providerId: string }) => {
  const { data } = useLive(useCounterfoil().provider(providerId).profile());
  const place = data && ({ providerId, provider: data, role: 'owner' } as const);
  return place ? <Today {...place} /> : null;
};

globalThis.openFakeBoard = (providerId, uid, documents) => {
  const dated = Object.fromEntries(Object.entries(documents).map(([path, fields]) => [path, withDates(fields)]));
  const fake = createFakeCounterfoil({ user: { uid }, documents: dated });
  const references = Object.keys(dated).filter((path) => path.includes('/confirmedReservations/'));
  globalThis.changeFakeBooking = (n) => {
    const path = references[n % references.length] ?? '';
    const fields = fake.document(path);
    if (fields) fake.write(path, { ...fields, partySize: 1 + (n % 5), version: Number(fields.version) + 1 });
  };
  createRoot(document.querySelector('#root') ?? document.body).render(
    <Suspense>
      <LanguageProvider>
        <ClientProvider counterfoil={fake.counterfoil}>
          <ToastProvider>
            <Board providerId={providerId} />
          </ToastProvider>
        </ClientProvider>
      </LanguageProvider>
    </Suspense>,
  );
};
