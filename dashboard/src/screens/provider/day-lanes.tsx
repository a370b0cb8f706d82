import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { minuteOfDayIn } from '../customer/days.ts';
import type { Booked } from './board.ts';

interface DayLanesProps {
  readonly timeZone: string;
  readonly bookings: readonly Booked[];
  readonly now: Date;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Whole local hours around all bookings and now. In some zones they begin at half past those of UTC. */
const spanOf = (
  bookings: readonly Booked[],
  now: Date,
  minuteOf: (at: Date) => number,
): readonly [from: number, until: number] => {
  const first = Math.min(now.getTime(), ...bookings.map(({ startTime }) => startTime.getTime()));
  const last = Math.max(now.getTime() + hourMs, ...bookings.map(({ endTime }) => endTime.getTime()));
  const minutes = minuteOf(new Date(first)) % 60;
  const from = Math.floor(first / minuteMs) * minuteMs - minutes * minuteMs;
  return [from, from + Math.ceil((last - from) / hourMs) * hourMs];
};

/** The day by who serves, as it is now. A list of the same bookings stands below, so it is hidden from readers. */
export const DayLanes = ({ timeZone, bookings, now }: DayLanesProps) => {
  const { today } = useWords();
  const format = useFormats(timeZone);
  const served = bookings.filter(({ servedBy, status }) => servedBy && status !== 'cancelled');
  if (served.length === 0) return null;
  const [from, until] = spanOf(served, now, minuteOfDayIn(timeZone));
  const placeOf = (start: number, end = start) => ({
    insetInlineStart: `${(100 * (start - from)) / (until - from)}%`,
    ...(end > start ? { inlineSize: `${(100 * (end - start)) / (until - from)}%` } : {}),
  });
  const hours = Array.from({ length: (until - from) / hourMs }, (_, n) => from + n * hourMs);
  const names = [
    ...new Map(served.map(({ servedBy }) => [servedBy?.resourceId ?? '', servedBy?.name ?? ''])).entries(),
  ];
  return (
    <section className="lanes" aria-label={today.day} aria-hidden>
      <div className="lane">
        <span />
        <div className="scale">
          {hours.map((hour) => (
            <span key={hour} style={placeOf(hour)}>
              {format.time(new Date(hour)).slice(0, 2)}
            </span>
          ))}
        </div>
      </div>
      {names.map(([resourceId, name]) => (
        <div key={resourceId} className="lane">
          <span>{name}</span>
          <div className="track">
            {served
              .filter(({ servedBy }) => servedBy?.resourceId === resourceId)
              .map((booking) => (
                <span
                  key={booking.id}
                  className={`block ${booking.status}`}
                  style={placeOf(booking.startTime.getTime(), booking.endTime.getTime())}
                >
                  {booking.serviceName}
                </span>
              ))}
            <span className="now-line" style={placeOf(now.getTime())} />
          </div>
        </div>
      ))}
    </section>
  );
};
