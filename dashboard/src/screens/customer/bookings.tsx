import type { Identified, Reservation } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { BookingLink } from './booking-link.tsx';
import { divided } from './divided.ts';
import { MySubscriptions } from './my-subscriptions.tsx';
import { MyVouchers } from './my-vouchers.tsx';

const minuteMs = 60_000;

/** The person's own bookings, everywhere. */
export const Bookings = () => {
  const { booking: words, shell, state } = useWords();
  useTitle(shell.bookings);
  const live = useCounterfoil().me().reservations();
  const { data, loading, error, retry, pendingIds, hasMore } = useLive(live, []);
  const now = useNow(minuteMs);
  if (error) return <Failed code={error.code} retry={retry} />;
  if (loading) return <Bones lines={4} />;
  const { ahead, before } = divided(data, now);
  const section = (title: string, bookings: readonly Identified<Reservation>[]) =>
    bookings.length > 0 && (
      <section className="stack tight">
        <h2>{title}</h2>
        <ul className="places">
          {bookings.map((booking) => (
            <li key={booking.id}>
              <BookingLink booking={booking} isPending={pendingIds.has(booking.id)} />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <>
      <h1>{words.title}</h1>
      {data.length === 0 && (
        <Empty title={words.none} hint={words.noneHint}>
          <Link className="button primary" href="/find">
            {shell.find}
          </Link>
        </Empty>
      )}
      <MySubscriptions />
      {section(words.ahead, ahead)}
      <MyVouchers bookings={data} />
      {section(words.before, before)}
      {hasMore && <Button onClick={() => live.loadMore()}>{state.more}</Button>}
    </>
  );
};
