import type { Provider } from '@counterfoil/client';
import { bookingsBetween } from '@counterfoil/client/insight';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Choices } from '../../design/choices.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dayAsDate, daysFrom, minuteOfDayIn } from '../customer/days.ts';
import { MoveSheet } from '../customer/move-sheet.tsx';
import { type Booked, boardOf, columns } from './board.ts';
import { BookingCard } from './booking-card.tsx';
import type { PlaceProps } from './place.tsx';
import { useUnsettled } from './use-unsettled.ts';
import { type Placed, placedIn, type Span, spanOf } from './week-grid.ts';

const dayMs = 86_400_000;

type View = 'day' | 'week';

/** The Monday before a day, or the day itself. */
const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
};

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

interface EventProps {
  readonly placed: Placed;
  readonly timeZone: string;
  readonly isUnsettled: boolean;
  readonly onOpen: (booking: Booked) => void;
}

const percent = (share: number): string => `${100 * share}%`;

const Event = ({ placed, timeZone, isUnsettled, onOpen }: EventProps) => {
  const { week, today, booking: words, state } = useWords();
  const format = useFormats(timeZone);
  const { booking, from, share, lane, lanes } = placed;
  const { startTime, serviceName, partySize, status } = booking;
  const time = format.time(startTime);
  const word = isUnsettled ? state.sending : words.status[status];
  return (
    <button
      type="button"
      className={['event', status, isUnsettled ? 'sending' : ''].join(' ').trim()}
      style={{
        insetBlockStart: percent(from),
        blockSize: percent(share),
        insetInlineStart: percent(lane / lanes),
        inlineSize: percent(1 / lanes),
      }}
      aria-label={week.event(time, serviceName, today.people(partySize), word)}
      onClick={() => onOpen(booking)}
    >
      <b className="ltr">{time}</b> {serviceName}
    </button>
  );
};

interface ColumnProps extends Omit<EventProps, 'placed' | 'isUnsettled'> {
  readonly name: string;
  readonly isToday: boolean;
  readonly bookings: readonly Booked[];
  readonly span: Span;
  readonly unsettled: ReadonlySet<string>;
}

const Column = ({ name, isToday, bookings, span, unsettled, timeZone, onOpen }: ColumnProps) => (
  <section aria-label={name}>
    <h3 className={isToday ? 'today' : ''}>{name}</h3>
    <div className="column">
      {placedIn(bookings, span, minuteOfDayIn(timeZone)).map((placed) => (
        <Event
          key={placed.booking.id}
          placed={placed}
          timeZone={timeZone}
          isUnsettled={unsettled.has(placed.booking.reservationId)}
          onOpen={onOpen}
        />
      ))}
    </div>
  </section>
);

const Hours = ({ span }: { readonly span: Span }) => {
  const hours = Array.from({ length: (span.until - span.from) / 60 }, (_, n) => span.from / 60 + n);
  return (
    <section aria-hidden>
      <h3>&nbsp;</h3>
      <div className="hours">
        {hours.map((hour, n) => (
          <span key={hour} className="ltr" style={{ insetBlockStart: percent(n / hours.length) }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </section>
  );
};

interface OpenedProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly today: string;
  readonly booking: Booked;
  readonly onClose: () => void;
}

/** A booking of the calendar: what can be done with it, and another time for it. */
const Opened = ({ providerId, provider, today, booking, onClose }: OpenedProps) => {
  const { week } = useWords();
  const now = useNow(1000);
  const [isMoving, setIsMoving] = useState(false);
  const board = boardOf([booking], []);
  const column = columns.find((one) => board[one].length > 0) ?? 'cancelled';
  const { reservationId, userId, serviceId, partySize, startTime: start } = booking;
  if (isMoving) {
    const movable = { providerId, reservationId, userId, serviceId, partySize, start };
    return <MoveSheet booking={movable} provider={provider} onClose={onClose} />;
  }
  return (
    <Sheet title={booking.serviceName} onClose={onClose}>
      <BookingCard
        providerId={providerId}
        timeZone={provider.timeZone}
        booking={booking}
        column={column}
        today={today}
        now={now}
        isUnsettled={false}
      />
      {booking.status === 'confirmed' && <Button onClick={() => setIsMoving(true)}>{week.move}</Button>}
    </Sheet>
  );
};

interface ShownColumn {
  readonly key: string;
  readonly name: string;
  readonly bookings: readonly Booked[];
}

/** The columns of a day: one for each who serves, and one for what nobody in particular serves. */
const columnsOfDay = (bookings: readonly Booked[], anyone: string): readonly ShownColumn[] => {
  const names = new Map(bookings.map(({ servedBy }) => [servedBy?.resourceId ?? '', servedBy?.name ?? anyone]));
  const known = names.size > 0 ? [...names] : [['', anyone] as const];
  return known.map(([key, name]) => ({
    key,
    name,
    bookings: bookings.filter(({ servedBy }) => (servedBy?.resourceId ?? '') === key),
  }));
};

/** The calendar of a day or a week, live. Each booking is a button; what it opens works by keyboard, too. */
export const Calendar = ({ providerId, provider }: PlaceProps) => {
  const { timeZone } = provider;
  const { week } = useWords();
  const format = useFormats(timeZone);
  const dayFormat = useFormats('UTC');
  const now = useNow(60_000);
  const today = format.localDay(now);
  const [view, setView] = useState<View>('week');
  const [day, setDay] = useState(today);
  const [openedId, setOpenedId] = useState<string>();
  const first = view === 'week' ? mondayOf(day) : day;
  const days = daysFrom(first, view === 'week' ? 7 : 1);
  const range = { from: first, to: days.at(-1) ?? first };
  const { data, error, retry } = useLive(bookingsBetween(useCounterfoil(), providerId, range), [], { keepData: true });
  const unsettled = useUnsettled(providerId);
  if (error) return <Failed code={error.code} retry={retry} />;
  const span = spanOf(data, minuteOfDayIn(timeZone));
  const ofDay = (one: string) => data.filter(({ startTime }) => format.localDay(startTime) === one);
  const shown =
    view === 'week'
      ? days.map((one) => ({ key: one, name: dayFormat.day(dayAsDate(one)), bookings: ofDay(one) }))
      : columnsOfDay(ofDay(day), week.anyone);
  const opened = data.find(({ id }) => id === openedId);
  const step = view === 'week' ? 7 : 1;
  return (
    <div className="stack">
      <div className="row">
        <h1>{view === 'week' ? dayFormat.date(dayAsDate(first)) : dayFormat.longDay(dayAsDate(day))}</h1>
        <div className="wrap">
          <Button onClick={() => setDay(shifted(day, -step))}>{week.earlier}</Button>
          <Button onClick={() => setDay(today)}>{week.now}</Button>
          <Button onClick={() => setDay(shifted(day, step))}>{week.later}</Button>
        </div>
      </div>
      <Choices
        legend={week.view}
        round
        value={view}
        onChoose={setView}
        choices={[
          { value: 'day', content: week.day },
          { value: 'week', content: week.week },
        ]}
      />
      <div className="grid" ref={(grid) => grid?.style.setProperty('--hours', String((span.until - span.from) / 60))}>
        <Hours span={span} />
        {shown.map(({ key, name, bookings }) => (
          <Column
            key={key}
            name={name}
            isToday={key === today}
            bookings={bookings}
            span={span}
            unsettled={unsettled}
            timeZone={timeZone}
            onOpen={({ id }) => setOpenedId(id)}
          />
        ))}
      </div>
      {opened && (
        <Opened
          providerId={providerId}
          provider={provider}
          today={today}
          booking={opened}
          onClose={() => setOpenedId(undefined)}
        />
      )}
    </div>
  );
};
