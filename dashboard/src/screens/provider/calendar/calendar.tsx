import type { Identified, Resource } from '@counterfoil/client';
import { atLocalTime } from '@counterfoil/client/desk';
import { bookingsBetween } from '@counterfoil/client/insight';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Choices } from '../../../design/choices.tsx';
import { Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { useNow } from '../../../shell/use-now.ts';
import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate, daysFrom, minuteOfDayIn } from '../../customer/days.ts';
import type { Wish } from '../../customer/move-sheet.tsx';
import type { Booked } from '../board.ts';
import type { PlaceProps } from '../place.tsx';
import { useUnsettled } from '../use-unsettled.ts';
import { Column, percent } from './column.tsx';
import { clockOf } from './drag.ts';
import { Opened } from './opened.tsx';
import { type Drag, useDrag } from './use-drag.ts';
import { type Span, spanOf } from './week-grid.ts';

const dayMs = 86_400_000;

type View = 'day' | 'week';

/** The Monday before a day, or the day itself. */
const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
};

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const Hours = ({ span }: { readonly span: Span }) => {
  const format = useFormats();
  const hours = Array.from({ length: (span.until - span.from) / 60 }, (_, n) => span.from / 60 + n);
  return (
    <section aria-hidden>
      <h3>&nbsp;</h3>
      <div className="hours">
        {hours.map((hour, n) => (
          <span key={hour} className="ltr" style={{ insetBlockStart: percent(n / hours.length) }}>
            {format.hour(hour)}
          </span>
        ))}
      </div>
    </section>
  );
};

interface ShownColumn {
  readonly key: string;
  readonly name: string;
  readonly bookings: readonly Booked[];
}

/** The columns of a day: one for each who serves, and one for what nobody in particular serves. */
const columnsOfDay = (
  bookings: readonly Booked[],
  resources: readonly Identified<Resource>[],
  anyone: string,
): readonly ShownColumn[] => {
  const working = resources.filter(({ active = true }) => active);
  const names = new Map([
    ...working.map(({ id, name }) => [id, name] as const),
    ...bookings.map(({ servedBy }) => [servedBy?.resourceId ?? '', servedBy?.name ?? anyone] as const),
  ]);
  const known = names.size > 0 ? [...names] : [['', anyone] as const];
  return known.map(([key, name]) => ({
    key,
    name,
    bookings: bookings.filter(({ servedBy }) => (servedBy?.resourceId ?? '') === key),
  }));
};

/** The one who shall serve a booking that was dropped in a column; nobody else if it is the same column. */
const servedIn = (
  { column, booking: { servedBy } }: Drag,
  resources: readonly Identified<Resource>[],
): Pick<Wish, 'resourceId' | 'name'> => {
  if (column === (servedBy?.resourceId ?? '')) return {};
  return { resourceId: column || null, name: resources.find(({ id }) => id === column)?.name };
};

/** The calendar of a day or a week, live. Each booking is a button; what it opens works by keyboard, too. */
export const Calendar = ({ providerId, provider }: PlaceProps) => {
  const { timeZone } = provider;
  const counterfoil = useCounterfoil();
  const { week } = useWords();
  const format = useFormats(timeZone);
  const dayFormat = useFormats('UTC');
  const now = useNow(60_000);
  const today = format.localDay(now);
  const [view, setView] = useState<View>('week');
  // Undefined: today, also after midnight.
  const [wanted, setDay] = useState<string>();
  const day = wanted ?? today;
  const [chosen, setChosen] = useState<{ readonly id: string; readonly wish?: Wish }>();
  const first = view === 'week' ? mondayOf(day) : day;
  const days = daysFrom(first, view === 'week' ? 7 : 1);
  const range = { from: first, to: days.at(-1) ?? first };
  const { data, error, retry } = useLive(bookingsBetween(counterfoil, providerId, range), [], { keepData: true });
  const resources = useLive(counterfoil.provider(providerId).resources(), []);
  const unsettled = useUnsettled(providerId);
  const span = spanOf(data, minuteOfDayIn(timeZone));
  const { drag, grab } = useDrag(span, (dropped) => {
    const { column, minute, booking } = dropped;
    const start = atLocalTime(view === 'week' ? column : day, clockOf(minute), timeZone);
    const served = view === 'week' ? {} : servedIn(dropped, resources.data);
    const isSame = start.getTime() === booking.startTime.getTime() && !('resourceId' in served);
    if (!isSame) setChosen({ id: booking.id, wish: { start, ...served } });
  });
  const ofDay = (one: string) => data.filter(({ startTime }) => format.localDay(startTime) === one);
  const shown =
    view === 'week'
      ? days.map((one) => ({ key: one, name: dayFormat.day(dayAsDate(one)), bookings: ofDay(one) }))
      : columnsOfDay(ofDay(day), resources.data, week.anyone);
  const opened = data.find(({ id }) => id === chosen?.id);
  const step = view === 'week' ? 7 : 1;
  return (
    <div className="stack">
      <div className="row">
        <h1>{view === 'week' ? dayFormat.date(dayAsDate(first)) : dayFormat.longDay(dayAsDate(day))}</h1>
        <div className="wrap">
          <Button onClick={() => setDay(shifted(day, -step))}>{week.earlier}</Button>
          <Button onClick={() => setDay(undefined)}>{week.now}</Button>
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
      {error && <Failed code={error.code} retry={retry} />}
      <div className="grid" ref={(grid) => grid?.style.setProperty('--hours', String((span.until - span.from) / 60))}>
        <Hours span={span} />
        {shown.map(({ key, name, bookings }) => (
          <Column
            key={key}
            id={key}
            name={name}
            isToday={key === today}
            bookings={bookings}
            span={span}
            unsettled={unsettled}
            timeZone={timeZone}
            drag={drag}
            onOpen={({ id }) => setChosen({ id })}
            onGrab={grab}
          />
        ))}
      </div>
      {opened && (
        <Opened
          providerId={providerId}
          provider={provider}
          today={today}
          booking={opened}
          wish={chosen?.wish}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
};
