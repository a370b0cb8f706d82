import type { Identified, Reservation } from '@counterfoil/client';
import { dueNow } from '@counterfoil/client/payments';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { usePay } from '../../shell/use-pay.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { isToPay } from './booking-money.ts';

/** `4:12` */
const countdown = (until: Date, now: Date): string => {
  const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How long a seat is held, and what must happen until then. */
export const Hold = ({ booking }: { readonly booking: Identified<Reservation> }) => {
  const act = useAct();
  const { isLeaving, pay } = usePay();
  const { booking: words } = useWords();
  const format = useFormats();
  const now = useNow(1000);
  const { providerId, reservationId, holdExpiresAt, offered } = booking;
  const isOver = holdExpiresAt !== undefined && holdExpiresAt <= now;
  const left = holdExpiresAt && (isOver ? words.holdOver : words.holdEnds(countdown(holdExpiresAt, now)));
  return (
    <Banner tone="wait" title={left}>
      {!isOver && isToPay(booking) && (
        <Button look="primary" wide busy={isLeaving} onClick={() => pay({ providerId, reservationId })}>
          {words.pay(format.money(dueNow(booking)))}
        </Button>
      )}
      {!isOver && offered && (
        <Button
          look="primary"
          wide
          onClick={() => act({ type: 'reservation.accept', providerId, payload: { reservationId } })}
        >
          {words.take}
        </Button>
      )}
    </Banner>
  );
};
