import { desk } from '@counterfoil/client/desk';
import { useLive } from '@counterfoil/client/react';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Bones, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import type { Words } from '../../words/english.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { type Booked, boardOf, type Column, columns } from './board.ts';
import { BookingCard } from './booking-card.tsx';
import { DayLanes } from './day-lanes.tsx';
import { FindByCode } from './find-by-code.tsx';
import type { PlaceProps } from './place.tsx';
import { useUnsettled } from './use-unsettled.ts';
import { WalkIn } from './walk-in.tsx';

const emptyOf = ({ today }: Words): Readonly<Record<Column, string>> => ({
  asked: today.nothingAsked,
  toCome: today.nothingToCome,
  here: today.nothingHere,
  done: today.nothingDone,
  cancelled: '',
});

/** More than a desk looks at; the rest comes when somebody asks for it. */
const page = 50;

/** As many as a desk sees at once come first, and the rest of the page right after them. */
const firstCards = 4;

interface ColumnProps {
  readonly column: Column;
  readonly bookings: readonly Booked[];
  readonly providerId: string;
  readonly timeZone: string;
  readonly today: string;
}

const BoardColumn = ({ column, bookings, providerId, ...rest }: ColumnProps) => {
  const words = useWords();
  // Only what counts down needs every second.
  const now = useNow(column === 'asked' ? 1000 : 60_000);
  const unsettled = useUnsettled(providerId);
  const [most, setMost] = useState(firstCards);
  useEffect(() => startTransition(() => setMost(page)), []);
  const format = useFormats();
  if (column === 'cancelled' && bookings.length === 0) return null;
  return (
    <section aria-label={words.today[column]}>
      <h2>
        {words.today[column]} <span>{format.number(bookings.length)}</span>
      </h2>
      {bookings.length === 0 && <p className="quiet small">{emptyOf(words)[column]}</p>}
      <ul>
        {bookings.slice(0, most).map((booking) => (
          <li key={booking.id}>
            <BookingCard
              {...rest}
              providerId={providerId}
              booking={booking}
              column={column}
              now={now}
              isUnsettled={unsettled.has(booking.reservationId)}
            />
          </li>
        ))}
      </ul>
      {most >= page && bookings.length > most && (
        <Button onClick={() => setMost(most + page)}>{words.state.more}</Button>
      )}
    </section>
  );
};

/** The board of the day, which never reloads: what must be answered, who comes, who is here. */
export const Today = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const words = useWords();
  const format = useFormats(timeZone);
  const now = useNow(60_000);
  const day = format.localDay(now);
  const [sheet, setSheet] = useState<'walkIn' | 'code'>();
  const ofDay = useLive(desk(counterfoil, providerId).ofDay(day, timeZone), []);
  const asked = useLive(counterfoil.provider(providerId).reservations('pending'), []);
  const board = useMemo(() => boardOf(ofDay.data, asked.data), [ofDay.data, asked.data]);
  const error = ofDay.error ?? asked.error;
  const next = board.toCome.find(({ startTime }) => startTime > now);
  const inLine = ofDay.data.filter(({ status }) => status === 'waiting').length;
  const { today } = words;
  const facts = [
    today.toComeCount(board.toCome.length),
    today.askedCount(board.asked.length),
    inLine > 0 && today.inLineCount(inLine),
    next && today.next(format.relative(next.startTime, now)),
  ].filter(Boolean);
  const place = { providerId, timeZone, today: day };
  return (
    <div className="stack">
      <div className="row">
        <div>
          <h1>{format.longDay(now)}</h1>
          <p className="quiet">{facts.join(' · ')}</p>
        </div>
        <div className="wrap">
          <Button onClick={() => setSheet('code')}>{today.findCode}</Button>
          <Button look="primary" onClick={() => setSheet('walkIn')}>
            {today.walkIn}
          </Button>
        </div>
      </div>
      {error && <Failed code={error.code} retry={ofDay.error ? ofDay.retry : asked.retry} />}
      <DayLanes timeZone={timeZone} bookings={ofDay.data} now={now} />
      {ofDay.loading ? (
        <Bones lines={4} />
      ) : (
        <div className="board">
          {columns.map((column) => (
            <BoardColumn key={column} column={column} bookings={board[column]} {...place} />
          ))}
        </div>
      )}
      {sheet === 'walkIn' && <WalkIn {...place} onClose={() => setSheet(undefined)} />}
      {sheet === 'code' && <FindByCode {...place} onClose={() => setSheet(undefined)} />}
    </div>
  );
};
