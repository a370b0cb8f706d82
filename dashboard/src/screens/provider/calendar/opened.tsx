import type { Provider } from '@counterfoil/client';
import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useNow } from '../../../shell/use-now.ts';
import { useWords } from '../../../words/language.tsx';
import { MoveSheet, type Wish } from '../../customer/move-sheet.tsx';
import { type Booked, boardOf, columns } from '../board.ts';
import { BookingCard } from '../booking-card.tsx';

interface OpenedProps {
  readonly providerId: string;
  readonly provider: Provider;
  readonly today: string;
  readonly booking: Booked;
  /** Where somebody has dropped it: then the sheet that moves it comes at once. */
  readonly wish: Wish | undefined;
  readonly onClose: () => void;
}

/** A booking of the calendar: what can be done with it, and another time for it. */
export const Opened = ({ providerId, provider, today, booking, wish, onClose }: OpenedProps) => {
  const { week } = useWords();
  const now = useNow(1000);
  const [isMoving, setIsMoving] = useState(wish !== undefined);
  const board = boardOf([booking], []);
  const column = columns.find((one) => board[one].length > 0) ?? 'cancelled';
  const { reservationId, userId, serviceId, partySize, startTime: start } = booking;
  if (isMoving) {
    const movable = { providerId, reservationId, userId, serviceId, partySize, start };
    return <MoveSheet booking={movable} provider={provider} wish={wish} onClose={onClose} />;
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
