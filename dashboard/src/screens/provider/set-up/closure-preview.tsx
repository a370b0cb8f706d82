import { type ClosedTimes, type ClosurePreview, desk } from '@counterfoil/client/desk';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Bones, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';

const noHits: ClosurePreview = { bookings: [], seats: 0, paid: 0 };

/** The bookings that a closure would hit, live; nothing while the draft has a fault. */
export const useClosurePreview = (providerId: string, closed: ClosedTimes | undefined) => {
  const office = desk(useCounterfoil(), providerId);
  return useLive(closed && office.previewClosure(closed), noHits, { keepData: true });
};

type Previewed = ReturnType<typeof useClosurePreview>;

const pageSize = 10;

/** The work of the closure as things are now, before anything is sent. */
export const Hits = ({ preview, timeZone }: { readonly preview: Previewed; readonly timeZone: string }) => {
  const { closures, today, state } = useSetUpWords();
  const format = useFormats(timeZone);
  const [most, setMost] = useState(pageSize);
  const { data, loading, error, retry } = preview;
  const { bookings, seats, paid } = data;
  if (error) return <Failed code={error.code} retry={retry} />;
  if (loading && bookings.length === 0) return <Bones lines={1} tall="2rem" />;
  const facts = [closures.hits(bookings.length), seats > 0 && today.people(seats), paid > 0 && closures.paid(paid)];
  return (
    <section className="stack tight" aria-label={closures.preview}>
      <p role="status">
        <b>{facts.filter(Boolean).join(' · ')}</b>
      </p>
      <ul className="stack tight">
        {bookings.slice(0, most).map(({ booking, hits }) => (
          <li key={booking.reservationId} className="row small">
            <span>{format.dayTime(booking.startTime)}</span>
            <span>
              {booking.serviceName} · {today.people(booking.partySize)}
              {hits === 'wish' && ` · ${closures.onlyWish}`}
            </span>
          </li>
        ))}
      </ul>
      {bookings.length > most && (
        <Button look="plain" onClick={() => setMost(most + pageSize)}>
          {state.more}
        </Button>
      )}
    </section>
  );
};
