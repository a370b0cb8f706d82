import type { FreeSlot, NewCommand, Provider, Service } from '@counterfoil/client';
import { useCommand } from '@counterfoil/client/react';
import { useEffect, useRef } from 'react';
import { v7 } from 'uuid';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { useLanguage } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { termsOf, termsText } from './terms.ts';

interface AgreeProps {
  readonly provider: Provider;
  readonly service: Service;
  readonly slot: FreeSlot | undefined;
  readonly partySize: number;
  readonly command: (reservationId: string, startTime: string) => NewCommand<'reservation.create'>;
}

/** The choice, its price and until when it may be cancelled, beside the one button. */
export const Agree = ({ provider, service, slot, partySize, command }: AgreeProps) => {
  const { words } = useLanguage();
  const { book, state } = words;
  const format = useFormats(provider.timeZone);
  const [, go] = useLocation();
  const { send, status } = useCommand('reservation.create');
  const sentId = useRef<string>(undefined);
  useEffect(() => {
    // The device keeps it from here on; its page shows what becomes of it.
    if ((status === 'queued' || status === 'applied') && sentId.current) go(`/bookings/${sentId.current}`);
  }, [status, go]);

  if (!slot) return <div className="agree quiet">{book.choose}</div>;
  const isWait = slot.available < partySize;
  const terms = termsOf(service, slot, partySize);
  const word = isWait
    ? book.wait
    : terms.now
      ? book.bookAndPay(format.money(terms.now))
      : service.confirmation === 'manual'
        ? book.ask
        : book.book;
  const agree = () => {
    sentId.current = v7();
    send(command(sentId.current, slot.start.toISOString()));
  };
  return (
    <div className="agree">
      <div>
        <b>
          {format.dayTime(slot.start)} · {service.name}
        </b>
        <p className="quiet small">
          {service.confirmation === 'manual' && `${book.theyConfirm} · `}
          {termsText(terms, format, words)}
        </p>
      </div>
      <Button look="primary" busy={status === 'sending'} onClick={agree}>
        {status === 'sending' ? state.sending : word}
      </Button>
    </div>
  );
};
