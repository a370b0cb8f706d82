import type { FreeSlot, NewCommand, Provider, Rejection, Service } from '@counterfoil/client';
import { preview } from '@counterfoil/client/preview';
import { useCommand } from '@counterfoil/client/react';
import { useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useLanguage } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { termsOf, termsText } from './terms.ts';

interface AgreeProps {
  readonly provider: Provider;
  readonly service: Service;
  readonly slot: FreeSlot | undefined;
  readonly partySize: number;
  readonly command: (reservationId: string, startTime: string) => NewCommand<'reservation.create'>;
  /** Another time, as ISO 8601. */
  readonly onInstead: (start: string) => void;
}

interface Refusal {
  readonly text: string;
  readonly instead: readonly string[];
}

/** Why it was refused, and the next best thing: the times that are free. */
const useRefusal = (rejection: Rejection | undefined, command: NewCommand | undefined): Refusal | undefined => {
  const counterfoil = useCounterfoil();
  const { locale } = useLanguage();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    setRefusal(undefined);
    if (!rejection || !command) return;
    let isOver = false;
    void (async () => {
      const { textOf } = await import('@counterfoil/client/rejections');
      const told = await preview(counterfoil, command).catch(() => undefined);
      const free = told?.outcome === 'rejected' ? (told.freeSlots ?? []) : [];
      if (!isOver) setRefusal({ text: textOf(rejection, locale), instead: free.map(({ start }) => start).slice(0, 3) });
    })();
    return () => {
      isOver = true;
    };
  }, [counterfoil, locale, rejection, command]);
  return refusal;
};

/** The choice, its price and until when it may be cancelled, beside the one button. */
export const Agree = ({ provider, service, slot, partySize, command, onInstead }: AgreeProps) => {
  const { words } = useLanguage();
  const { book, state } = words;
  const format = useFormats(provider.timeZone);
  const [, go] = useLocation();
  const { send, status, rejection, reset } = useCommand('reservation.create');
  const sent = useRef<{ readonly reservationId: string; readonly command: NewCommand<'reservation.create'> }>(
    undefined,
  );
  const refusal = useRefusal(rejection, sent.current?.command);
  useEffect(() => {
    // The device keeps it from here on; its page shows what becomes of it.
    if ((status === 'queued' || status === 'applied') && sent.current) go(`/bookings/${sent.current.reservationId}`);
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
    const reservationId = v7();
    sent.current = { reservationId, command: command(reservationId, slot.start.toISOString()) };
    send(sent.current.command);
  };
  const takeInstead = (start: string) => {
    reset();
    onInstead(start);
  };
  return (
    <div className="agree">
      {refusal && (
        <div className="stack tight refused">
          <Banner tone="stop">{refusal.text}</Banner>
          {refusal.instead.length > 0 && (
            <div className="wrap">
              {refusal.instead.map((start) => (
                <Button key={start} onClick={() => takeInstead(start)}>
                  {format.dayTime(new Date(start))}
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
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
