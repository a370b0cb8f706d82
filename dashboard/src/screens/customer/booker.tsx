import type { Provider } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { firstScreenOver } from '../../shell/later.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { BookingForm } from './booking-form.tsx';
import { openTill } from './open-till.ts';
import { usePlace } from './use-place.ts';

const minuteMs = 60_000;

const PlaceHead = ({ provider, now }: { readonly provider: Provider; readonly now: Date }) => {
  const { book, find } = useWords();
  const format = useFormats(provider.timeZone);
  const till = openTill(provider, now);
  const hours = till === 'always' ? undefined : till ? book.openUntil(format.time(till)) : book.closedNow;
  const facts = [find.kind[provider.kind], provider.listing?.text, hours].filter(Boolean);
  return (
    <header>
      <h1>{provider.name}</h1>
      <p className="quiet">{facts.join(' · ')}</p>
    </header>
  );
};

/** The page of a booking must be here if the network goes while somebody books, but not before the free times. */
const loadNextPage = async (): Promise<void> => {
  await firstScreenOver;
  await import('./booking.tsx');
};

/** Book at a place: what, with whom, when; the terms stand beside the button. */
export const Booker = ({ address }: { readonly address: string }) => {
  const counterfoil = useCounterfoil();
  const { book, offers } = useWords();
  const providerId = usePlace(address);
  const view = providerId === undefined ? undefined : counterfoil.provider(providerId);
  const profile = useLive(view?.profile());
  useTitle(profile.data?.name);
  const services = useLive(view?.services(), []);
  const resources = useLive(view?.resources(), []);
  const now = useNow(minuteMs);
  useEffect(() => {
    void loadNextPage().catch(() => undefined);
  }, []);
  if (profile.error) return <Failed code={profile.error.code} retry={profile.retry} />;
  if (!providerId || profile.loading) return <Bones lines={5} />;
  if (!profile.data) return <Empty title={book.unknown} hint={book.unknownHint} />;
  return (
    <>
      <PlaceHead provider={profile.data} now={now} />
      <Link href={`/p/${address}/offers`} className="small">
        {offers.link}
      </Link>
      {services.error && <Failed code={services.error.code} retry={services.retry} />}
      {services.loading || services.error ? (
        <Bones lines={5} />
      ) : (
        <BookingForm
          providerId={providerId}
          provider={profile.data}
          services={services.data}
          resources={resources.data}
        />
      )}
    </>
  );
};
