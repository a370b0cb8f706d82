import type { Identified, Provider, Reservation } from '@counterfoil/client';
import { dueNow } from '@counterfoil/client/payments';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { isBackFromPaying, usePay } from '../../shell/use-pay.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { isToPay } from './booking-money.ts';

const hourMs = 3_600_000;

/** Gateways tell the server within seconds. After this time somebody may look again, or pay. */
const confirmingMs = 60_000;

/** Counts down in the last hour, and names the moment before. */
const useHeld = (
  { holdExpiresAt: until }: Reservation,
  timeZone: string | undefined,
  now: Date,
): string | undefined => {
  const { booking: words } = useWords();
  const format = useFormats(timeZone);
  if (!until) return undefined;
  if (until <= now) return words.holdOver;
  const isSoon = until.getTime() - now.getTime() < hourMs;
  return isSoon ? words.holdEnds(format.countdown(until, now)) : words.heldUntil(format.dayTime(until));
};

interface HoldProps {
  readonly booking: Identified<Reservation>;
  readonly provider: Provider | undefined;
}

/** How long a seat is held, and what must happen until then. */
export const Hold = ({ booking, provider }: HoldProps) => {
  const act = useAct();
  const { isLeaving, pay } = usePay();
  const { booking: words } = useWords();
  const format = useFormats();
  const now = useNow(1000);
  const [opened] = useState(() => now);
  const isConfirming = isBackFromPaying() && now.getTime() - opened.getTime() < confirmingMs;
  const { providerId, reservationId, holdExpiresAt, offered } = booking;
  const isOver = holdExpiresAt !== undefined && holdExpiresAt <= now;
  const left = useHeld(booking, provider?.timeZone, now);
  return (
    <Banner tone="wait" title={isConfirming ? words.confirming : left}>
      {!isOver && !isConfirming && isToPay(booking) && (
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

/** Somebody who waits has nothing to do, and is told of a seat. */
export const InLine = () => {
  const { line } = useWords();
  return (
    <Banner tone="wait" title={line.title}>
      {line.text}
    </Banner>
  );
};
