import type { Identified, Reservation } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { BookingLink } from './booking-link.tsx';

interface SeriesProps {
  readonly booking: Identified<Reservation>;
  readonly seriesId: string;
}

/** The other bookings of a series, the first one first. Each of them goes its own way. */
export const SeriesOf = ({ booking, seriesId }: SeriesProps) => {
  const { series } = useWords();
  const { data, pendingIds } = useLive(useCounterfoil().me().reservations(), []);
  // The list has the latest start first.
  const others = data.filter((one) => one.seriesId === seriesId && one.id !== booking.id).toReversed();
  if (others.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{series.others(others.length)}</h2>
      <p className="quiet small">{series.each}</p>
      <ul className="places">
        {others.map((one) => (
          <li key={one.id}>
            <BookingLink booking={one} isPending={pendingIds.has(one.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
