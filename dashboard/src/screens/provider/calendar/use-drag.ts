import { type PointerEvent as PressEvent, useState } from 'react';
import type { Booked } from '../board.ts';
import { minuteAt } from './drag.ts';
import type { Span } from './week-grid.ts';

/** Where a booking would be dropped. */
interface Place {
  /** The key of the column: a day, or who serves. */
  readonly column: string;
  readonly minute: number;
}

export interface Drag extends Place {
  readonly booking: Booked;
}

export type Grab = (booking: Booked, event: PressEvent<HTMLElement>) => void;

/** A hand that trembles drags nothing. */
const leastPixels = 6;

/** The place below the pointer; `undefined` beside all columns. */
const placeBelow = ({ clientX, clientY }: PointerEvent, grabbed: number, span: Span): Place | undefined => {
  const column = document
    .elementsFromPoint(clientX, clientY)
    .find((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.column !== undefined);
  const key = column?.dataset.column;
  if (!column || key === undefined) return undefined;
  return { column: key, minute: minuteAt(clientY - grabbed, column.getBoundingClientRect(), span) };
};

/** The button below would open what was only dragged. */
const swallowClick = (): void => {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
};

/**
 * Drags bookings with a mouse or a pen; a finger scrolls. Escape, or a place beside the columns, ends it without a drop.
 *
 * @param onDrop asks what is to happen: nothing has moved yet
 */
export const useDrag = (span: Span, onDrop: (drag: Drag) => void) => {
  const [drag, setDrag] = useState<Drag>();
  const grab: Grab = (booking, { button, pointerType, clientX, clientY, currentTarget }) => {
    if (button !== 0 || pointerType === 'touch' || booking.status !== 'confirmed') return;
    const grabbed = clientY - currentTarget.getBoundingClientRect().top;
    const listening = new AbortController();
    const { signal } = listening;
    let isDragged = false;
    let place: Place | undefined;
    const end = () => {
      listening.abort();
      setDrag(undefined);
    };
    const follow = (event: PointerEvent) => {
      isDragged ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) >= leastPixels;
      if (!isDragged) return;
      place = placeBelow(event, grabbed, span);
      setDrag(place && { booking, ...place });
    };
    const drop = () => {
      end();
      if (isDragged) swallowClick();
      if (place) onDrop({ booking, ...place });
    };
    const giveUp = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      end();
      addEventListener('pointerup', swallowClick, { once: true });
    };
    addEventListener('pointermove', follow, { signal });
    addEventListener('pointerup', drop, { signal });
    addEventListener('pointercancel', end, { signal });
    addEventListener('keydown', giveUp, { signal });
  };
  return { drag, grab };
};
