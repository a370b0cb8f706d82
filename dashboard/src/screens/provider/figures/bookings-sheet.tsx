import { bookingsBetween } from '@counterfoil/client/insight';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Pill } from '../../../design/pill.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { Bones, Empty, Failed } from '../../../design/states.tsx';
import { Code } from '../../../design/ticket.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { bookingState } from '../../customer/booking-state.ts';
import type { Booked } from '../board.ts';
import { type Behind, behind } from './behind.ts';

const pageSize = 20;

const Row = ({ booking, timeZone }: { readonly booking: Booked; readonly timeZone: string }) => {
  const words = useWords();
  const format = useFormats(timeZone);
  const { startTime, serviceName, partySize, price, code, stars } = booking;
  // A desk reads of others.
  const { tone, word } = bookingState(booking, false, {
    ...words,
    booking: { ...words.booking, here: words.today.here },
  });
  return (
    <article className="card">
      <div className="row">
        <b>{format.dayTime(startTime)}</b>
        <Pill tone={tone}>{word}</Pill>
      </div>
      <div>
        {serviceName} · {words.today.people(partySize)}
      </div>
      <div className="quiet small">
        <Code code={code} /> · {format.money(price)}
        {stars && ` · ${words.booking.stars(stars)}`}
      </div>
    </article>
  );
};

export interface Counted {
  /** The name of the figure. */
  readonly name: string;
  readonly of: Behind;
}

interface BookingsSheetProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly range: { readonly from: string; readonly to: string };
  readonly counted: Counted;
  readonly onClose: () => void;
}

/** The bookings behind a figure, the latest first. They are read when somebody asks for them, and not before. */
export const BookingsSheet = ({ providerId, timeZone, range, counted, onClose }: BookingsSheetProps) => {
  const { figures, state } = useWords();
  const live = bookingsBetween(useCounterfoil(), providerId, range);
  const { data, loading, error, retry } = useLive(live, []);
  const [most, setMost] = useState(pageSize);
  const shown = data.filter(behind[counted.of]).toReversed();
  return (
    <Sheet title={counted.name} onClose={onClose}>
      <p className="quiet small">{figures.byStart}</p>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && <Bones lines={3} />}
      {!loading && !error && shown.length === 0 && <Empty title={figures.noBookings} />}
      <ul className="places">
        {shown.slice(0, most).map((booking) => (
          <li key={booking.id}>
            <Row booking={booking} timeZone={timeZone} />
          </li>
        ))}
      </ul>
      {shown.length > most && (
        <Button wide onClick={() => setMost(most + pageSize)}>
          {state.more}
        </Button>
      )}
    </Sheet>
  );
};
