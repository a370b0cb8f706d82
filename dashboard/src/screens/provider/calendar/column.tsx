import { useWords } from '../../../words/language.tsx';
import { useFormats } from '../../../words/use-formats.ts';
import { minuteOfDayIn } from '../../customer/days.ts';
import type { Booked } from '../board.ts';
import type { Drag, Grab } from './use-drag.ts';
import { type Placed, placedIn, type Span } from './week-grid.ts';

interface EventProps {
  readonly placed: Placed;
  readonly timeZone: string;
  readonly isUnsettled: boolean;
  readonly onOpen: (booking: Booked) => void;
  readonly onGrab: Grab;
}

export const percent = (share: number): string => `${100 * share}%`;

const Event = ({ placed, timeZone, isUnsettled, onOpen, onGrab }: EventProps) => {
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
      onPointerDown={(event) => onGrab(booking, event)}
    >
      <b className="ltr">{time}</b> {serviceName}
    </button>
  );
};

interface GhostProps {
  readonly drag: Drag;
  readonly span: Span;
}

/** Where a dragged booking would lie. The sheet that follows says the same to everybody. */
const Ghost = ({ drag: { booking, minute }, span }: GhostProps) => {
  const format = useFormats();
  const tall = span.until - span.from;
  const minutes = (booking.endTime.getTime() - booking.startTime.getTime()) / 60_000;
  const share = Math.min(minutes, span.until - minute) / tall;
  return (
    <div
      className="event ghost"
      style={{ insetBlockStart: percent((minute - span.from) / tall), blockSize: percent(share) }}
      aria-hidden
    >
      <b className="ltr">{format.clock(minute)}</b> {booking.serviceName}
    </div>
  );
};

interface ColumnProps extends Omit<EventProps, 'placed' | 'isUnsettled'> {
  /** A day, or who serves. */
  readonly id: string;
  readonly name: string;
  readonly isToday: boolean;
  readonly bookings: readonly Booked[];
  readonly span: Span;
  readonly unsettled: ReadonlySet<string>;
  readonly drag: Drag | undefined;
}

export const Column = ({ id, name, isToday, bookings, span, unsettled, drag, ...event }: ColumnProps) => (
  <section aria-label={name}>
    <h3 className={isToday ? 'today' : ''}>{name}</h3>
    <div className="column" data-column={id}>
      {placedIn(bookings, span, minuteOfDayIn(event.timeZone)).map((placed) => (
        <Event
          key={placed.booking.id}
          placed={placed}
          isUnsettled={unsettled.has(placed.booking.reservationId)}
          {...event}
        />
      ))}
      {drag?.column === id && <Ghost drag={drag} span={span} />}
    </div>
  </section>
);
