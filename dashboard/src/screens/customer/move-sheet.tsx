import type { Provider } from '@counterfoil/client';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { DayStrip } from './day-strip.tsx';
import { daysFrom } from './days.ts';
import { SlotGrid } from './slot-grid.tsx';
import { useWeek } from './use-week.ts';

/** A booking that somebody moves: its customer, or staff. */
export interface Movable {
  readonly providerId: string;
  readonly reservationId: string;
  /** Only if staff move it: whose it is; a guest without account has none. */
  readonly userId?: string | undefined;
  readonly serviceId: string;
  readonly partySize: number;
  readonly start: Date;
}

interface MoveSheetProps {
  readonly booking: Movable;
  readonly provider: Provider;
  readonly onClose: () => void;
}

/** Another time for a booking, at the same price. */
export const MoveSheet = ({ booking, provider, onClose }: MoveSheetProps) => {
  const { booking: words } = useWords();
  const act = useAct();
  const now = useNow(60_000);
  const format = useFormats(provider.timeZone);
  const today = format.localDay(now);
  const [week, setWeek] = useState(0);
  const [day, setDay] = useState(format.localDay(booking.start));
  const [start, setStart] = useState<string>();
  const days = daysFrom(today, 7 * (week + 1)).slice(-7);
  const { data } = useWeek(booking.providerId, booking.serviceId, days);
  const { providerId, reservationId, userId, partySize } = booking;
  const move = () => {
    if (!start) return;
    const target = { reservationId, ...(userId ? { userId } : {}) };
    void act({ type: 'reservation.reschedule', providerId, payload: { ...target, startTime: start } });
    onClose();
  };
  return (
    <Sheet title={words.moveTo} onClose={onClose}>
      <DayStrip
        timeZone={provider.timeZone}
        days={days}
        week={data}
        partySize={partySize}
        now={now}
        chosen={day}
        mayWait={false}
        onChoose={setDay}
        onEarlier={week > 0 ? () => setWeek(week - 1) : undefined}
        onLater={() => setWeek(week + 1)}
      />
      <SlotGrid
        key={day}
        timeZone={provider.timeZone}
        day={day}
        slots={data.get(day) ?? []}
        partySize={partySize}
        now={now}
        chosen={start}
        mayWait={false}
        onChoose={setStart}
      />
      <Button look="primary" wide off={!start} onClick={move}>
        {start ? `${words.moveTo} ${format.dayTime(new Date(start))}` : words.moveTo}
      </Button>
    </Sheet>
  );
};
