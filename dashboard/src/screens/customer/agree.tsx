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
  readonly isSending: boolean;
  readonly onAgree: () => void;
}

const Chosen = ({ timeZone, service, slot, wished, isSending, onAgree }: ChosenProps) => {
  const { words } = useLanguage();
  const format = useFormats(timeZone);
  const now = useNow(60_000);
  const isWait = wished.waits === true;
  const terms = termsOf(service, slot, wished.partySize);
  const word = useWord(service, terms, isWait);
  return (
    <div className="agree">
      <div>
        <b>
          {format.dayTime(slot.start)} · {service.name}
        </b>
        {isWait && <p className="small">{waitText(service, words)}</p>}
        <p className="quiet small">
          {service.confirmation === 'manual' && `${words.book.theyConfirm} · `}
          {termsText(terms, format, words, { now, isWait })}
        </p>
      </div>
      <Button look="primary" busy={isSending} onClick={onAgree}>
        {isSending ? words.state.sending : word}
      </Button>
    </div>
  );
};

/** Sends the booking. Its own seat is taken as soon as the device shows it, so this outlives the choice. */
const useBook = (providerId: string) => {
  const { state } = useWords();
  const [, go] = useLocation();
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
  const book = (wished: Wished) => {
    sentId.current = v7();
    send({ providerId, payload: { ...wished, reservationId: sentId.current } });
  };
  return { isSending: status === 'sending', book };
};

/** The choice, its price and until when it may be cancelled, beside the one button. */
export const Agree = ({ slot, wished, ...rest }: AgreeProps) => {
  const { book: words, state } = useWords();
  const { isSending, book } = useBook(rest.providerId);
  if (!slot || !wished) return <div className="agree quiet">{isSending ? state.sending : words.choose}</div>;
  return <Chosen {...rest} slot={slot} wished={wished} isSending={isSending} onAgree={() => book(wished)} />;
};
