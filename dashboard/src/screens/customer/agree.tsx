import type { FreeSlot, Service } from '@counterfoil/client';
import { useCommand } from '@counterfoil/client/react';
import { useEffect, useRef } from 'react';
import { v7 } from 'uuid';
import { useLocation } from 'wouter';
import { Button } from '../../design/button.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { type Terms, termsOf, termsText, waitText } from './terms.ts';
import type { Wished } from './wished.ts';

interface AgreeProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly service: Service;
  readonly slot: FreeSlot | undefined;
  readonly wished: Wished | undefined;
}

/** The button says what happens. */
const useWord = ({ confirmation }: Service, terms: Terms, isWait: boolean): string => {
  const { book } = useWords();
  const format = useFormats();
  if (isWait) return book.wait;
  if (terms.now) return book.bookAndPay(format.money(terms.now));
  return confirmation === 'manual' ? book.ask : book.book;
};

interface ChosenProps extends AgreeProps {
  readonly slot: FreeSlot;
  readonly wished: Wished;
}

const Chosen = ({ providerId, timeZone, service, slot, wished }: ChosenProps) => {
  const { words } = useLanguage();
  const { book, state } = words;
  const format = useFormats(timeZone);
  const [, go] = useLocation();
  const now = useNow(60_000);
  const { warn } = useToasts();
  const { send, status, error } = useCommand('reservation.create');
  const sentId = useRef<string>(undefined);
  useEffect(() => {
    // The device keeps it from here on; its page shows what becomes of it.
    if ((status === 'queued' || status === 'applied') && sentId.current) go(`/bookings/${sentId.current}`);
  }, [status, go]);
  useEffect(() => {
    if (error) warn(state.notDone(error.code));
  }, [error, warn, state]);
  const isWait = wished.waits === true;
  const terms = termsOf(service, slot, wished.partySize);
  const word = useWord(service, terms, isWait);
  const agree = () => {
    sentId.current = v7();
    send({ providerId, payload: { ...wished, reservationId: sentId.current } });
  };
  return (
    <div className="agree">
      <div>
        <b>
          {format.dayTime(slot.start)} · {service.name}
        </b>
        {isWait && <p className="small">{waitText(service, words)}</p>}
        <p className="quiet small">
          {service.confirmation === 'manual' && `${book.theyConfirm} · `}
          {termsText(terms, format, words, { now, isWait })}
        </p>
      </div>
      <Button look="primary" busy={status === 'sending'} onClick={agree}>
        {status === 'sending' ? state.sending : word}
      </Button>
    </div>
  );
};

/** The choice, its price and until when it may be cancelled, beside the one button. */
export const Agree = ({ slot, wished, ...rest }: AgreeProps) => {
  const { book } = useWords();
  if (!slot || !wished) return <div className="agree quiet">{book.choose}</div>;
  return <Chosen {...rest} slot={slot} wished={wished} />;
};
