import type { Identified, NewCommand, Reservation } from '@counterfoil/client';
import { type Previewed, preview } from '@counterfoil/client/preview';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Bones } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { paidOf } from './booking-money.ts';

/** What a cancellation would give back now, as the server tells it; on this device without a network. */
const usePreview = (command: NewCommand, version: number): Previewed | 'unknown' | undefined => {
  const counterfoil = useCounterfoil();
  const [told, setTold] = useState<Previewed | 'unknown'>();
  useEffect(() => {
    let isOver = false;
    // Another version of the booking has other terms.
    preview(counterfoil, { ...command, expectedVersion: version }).then(
      (answer) => !isOver && setTold(answer),
      () => !isOver && setTold('unknown'),
    );
    return () => {
      isOver = true;
    };
  }, [counterfoil, command, version]);
  return told;
};

interface CancelSheetProps {
  readonly booking: Identified<Reservation>;
  readonly onClose: () => void;
}

/** The refund first, then the button. */
export const CancelSheet = ({ booking, onClose }: CancelSheetProps) => {
  const { booking: words } = useWords();
  const format = useFormats();
  const act = useAct();
  const { providerId, userId, reservationId, version } = booking;
  const command = useMemo<NewCommand<'reservation.cancel'>>(
    () => ({
      type: 'reservation.cancel',
      providerId,
      payload: { reservationId, ...(userId ? { userId } : {}) },
    }),
    [providerId, userId, reservationId],
  );
  const told = usePreview(command, version);
  const paid = paidOf(booking);
  const back = typeof told === 'object' && told.outcome === 'applied' ? told.effects.refundDue : undefined;
  const textOf = (): string => {
    if (paid.amount === 0) return words.nothingBack;
    const kept = { ...paid, amount: paid.amount - (back?.amount ?? 0) };
    if (kept.amount <= 0) return words.comesBack(format.money(paid));
    return words.keptFee(format.money(kept), format.money(back ?? { ...paid, amount: 0 }));
  };
  const cancel = () => {
    void act(command, { done: words.cancelled });
    onClose();
  };
  return (
    <Sheet title={words.cancelTitle} onClose={onClose}>
      {told ? <p>{textOf()}</p> : <Bones lines={1} tall="1.5rem" />}
      <div className="wrap">
        <Button look="primary" busy={!told} onClick={cancel}>
          {words.cancel}
        </Button>
        <Button onClick={onClose}>{words.keepBooking}</Button>
      </div>
    </Sheet>
  );
};
