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
import { paidByGateway } from './booking-money.ts';

/** The refund of a cancellation now: the server tells it, or this device without a network. */
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

/** Nobody who waits has a booking yet: they leave the line. */
const useSays = ({ status }: Reservation) => {
  const { booking: words, line } = useWords();
  return status === 'waiting'
    ? { title: line.leaveTitle, cancel: words.leaveLine, keep: line.stay, done: line.left }
    : { title: words.cancelTitle, cancel: words.cancel, keep: words.keepBooking, done: words.cancelled };
};

interface CancelSheetProps {
  readonly booking: Identified<Reservation>;
  readonly onClose: () => void;
}

/** The refund first, then the button. */
export const CancelSheet = ({ booking, onClose }: CancelSheetProps) => {
  const { booking: words } = useWords();
  const says = useSays(booking);
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
  const refund = (): string => {
    const paid = paidByGateway(booking);
    if (paid.amount === 0) return booking.credit ? '' : words.nothingBack;
    if (typeof told !== 'object' || told.outcome !== 'applied') return words.termsDecide;
    const back = told.effects.refundDue ?? { ...paid, amount: 0 };
    const kept = { ...paid, amount: paid.amount - back.amount };
    return kept.amount > 0
      ? words.keptFee(format.money(kept), format.money(back))
      : words.comesBack(format.money(paid));
  };
  const textOf = (): string => [refund(), booking.credit ? words.voucherBack : ''].filter(Boolean).join(' ');
  const cancel = () => {
    void act(command, { done: says.done });
    onClose();
  };
  return (
    <Sheet title={says.title} onClose={onClose}>
      {told ? <p>{textOf()}</p> : <Bones lines={1} tall="1.5rem" />}
      <div className="wrap">
        <Button look="primary" busy={!told} onClick={cancel}>
          {says.cancel}
        </Button>
        <Button onClick={onClose}>{says.keep}</Button>
      </div>
    </Sheet>
  );
};
