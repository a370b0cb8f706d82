import { useLive } from '@counterfoil/client/react';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { BookingLink } from './booking-link.tsx';
import { divided } from './divided.ts';

const minuteMs = 60_000;

/** The ticket that somebody is most likely to look for. */
export const NextBooking = () => {
  const { booking: words } = useWords();
  const { data, pendingIds } = useLive(useCounterfoil().me().reservations(), []);
  const [next] = divided(data, useNow(minuteMs)).ahead;
  if (!next) return null;
  return (
    <section className="stack tight" aria-label={words.ahead}>
      <h2>{words.ahead}</h2>
      <ul className="places">
        <li>
          <BookingLink booking={next} isPending={pendingIds.has(next.id)} />
        </li>
      </ul>
    </section>
  );
};
