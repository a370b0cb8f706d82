import type { Booked } from '../board.ts';

/** A booking in its column: where it begins and how tall it is, as shares of the column, and its lane beside others. */
export interface Placed {
  readonly booking: Booked;
  readonly from: number;
  readonly share: number;
  readonly lane: number;
  readonly lanes: number;
}

/** Minutes since midnight. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

type MinuteOf = (at: Date) => number;

const isShown = ({ status }: Booked): boolean => status !== 'cancelled' && status !== 'waiting';

/** A booking that ends on the next day ends at midnight here. */
const endOf = ({ startTime, endTime }: Booked, minuteOf: MinuteOf): number => {
  const end = minuteOf(endTime);
  return end > minuteOf(startTime) ? end : 24 * 60;
};

/** Whole hours around everything that is shown; a working day without any booking. */
export const spanOf = (bookings: readonly Booked[], minuteOf: MinuteOf): Span => {
  const shown = bookings.filter(isShown);
  const from = Math.min(9 * 60, ...shown.map(({ startTime }) => minuteOf(startTime)));
  const until = Math.max(18 * 60, ...shown.map((one) => endOf(one, minuteOf)));
  return { from: Math.floor(from / 60) * 60, until: Math.ceil(until / 60) * 60 };
};

interface Placing {
  readonly booking: Booked;
  readonly start: number;
  readonly end: number;
  readonly lane: number;
}

/** Each takes the first lane that is free when it begins. */
const inLanes = (bookings: readonly Booked[], minuteOf: MinuteOf): readonly Placing[] => {
  const ends: number[] = [];
  return bookings.map((booking) => {
    const [start, end] = [minuteOf(booking.startTime), endOf(booking, minuteOf)];
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return { booking, start, end, lane };
  });
};

/** Those that touch each other, directly or over others, share the width. */
const groups = (placings: readonly Placing[]): readonly (readonly Placing[])[] => {
  const found: Placing[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const placing of placings) {
    const current = found.at(-1);
    if (current && placing.start < end) current.push(placing);
    else found.push([placing]);
    end = placing.start < end ? Math.max(end, placing.end) : placing.end;
  }
  return found;
};

/** Places the bookings of one column: nothing covers anything else. */
export const placedIn = (bookings: readonly Booked[], span: Span, minuteOf: MinuteOf): readonly Placed[] => {
  const shown = bookings.filter(isShown).toSorted((a, b) => a.startTime.getTime() - b.startTime.getTime());
  const tall = span.until - span.from;
  return groups(inLanes(shown, minuteOf)).flatMap((group) => {
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1;
    return group.map(({ booking, start, end, lane }) => ({
      booking,
      from: (start - span.from) / tall,
      share: (end - start) / tall,
      lane,
      lanes,
    }));
  });
};
