import type { NewCommand, Provider } from '@counterfoil/client';
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
import { WouldBe } from './would-be.tsx';

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

/** Where somebody at the desk has dropped a booking. */
export interface Wish {
  readonly start: Date;
  /** Another one who shall serve; `null` for anyone. Absent: as before. */
  readonly resourceId?: string | null;
  /** The name of that one. */
  readonly name?: string | undefined;
}

interface MoveSheetProps {
  readonly booking: Movable;
  readonly provider: Provider;
  readonly wish?: Wish | undefined;
  readonly onClose: () => void;
}

const weekMs = 7 * 86_400_000;

/** Counts the weeks from today in which a day lies. */
const weeksUntil = (day: string, today: string): number =>
  Math.max(0, Math.floor((Date.parse(day) - Date.parse(today)) / weekMs));

/** Another time for a booking, at the same price. */
export const MoveSheet = ({ booking, provider, wish, onClose }: MoveSheetProps) => {
  const { booking: words } = useWords();
  const act = useAct();
  const now = useNow(60_000);
  const format = useFormats(provider.timeZone);
  const today = format.localDay(now);
  const [day, setDay] = useState(() => format.localDay(wish?.start ?? booking.start));
  const [week, setWeek] = useState(() => weeksUntil(day, today));
  const [start, setStart] = useState(wish?.start.toISOString());
  const days = daysFrom(today, 7 * (week + 1)).slice(-7);
  const { data } = useWeek(booking.providerId, booking.serviceId, days);
  const { providerId, reservationId, userId, partySize } = booking;
  const served = wish?.resourceId === undefined ? {} : { resourceId: wish.resourceId };
  const target = { reservationId, ...(userId ? { userId } : {}), ...served };
  const command: NewCommand | undefined = start
    ? { type: 'reservation.reschedule', providerId, payload: { ...target, startTime: start } }
    : undefined;
  const move = () => {
    if (!command) return;
    void act(command);
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
      {wish?.name && <p>{words.with(wish.name)}</p>}
      {wish && command && <WouldBe key={start} command={command} />}
      <Button look="primary" wide off={!start} onClick={move}>
        {start ? `${words.moveTo} ${format.dayTime(new Date(start))}` : words.moveTo}
      </Button>
    </Sheet>
  );
};
