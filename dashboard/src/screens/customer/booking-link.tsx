import type { Identified, Reservation } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { Pill } from '../../design/pill.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { bookingState } from './booking-state.ts';

/** A booking in a list: when, its state, and what. */
export const BookingLink = ({
  booking,
  isPending,
}: {
  readonly booking: Identified<Reservation>;
  readonly isPending: boolean;
}) => {
  const words = useWords();
  const { data: provider } = useLive(useCounterfoil().provider(booking.providerId).profile());
  const format = useFormats(provider?.timeZone);
  const { tone, word } = bookingState(booking, isPending, words);
  return (
    <Link className={isPending ? 'place card sending' : 'place'} href={`/bookings/${booking.id}`}>
      <b>{format.dayTime(booking.reservationStartTime)}</b>
      <Pill tone={tone}>{word}</Pill>
      <span>
        {booking.serviceName} · {booking.providerName}
      </span>
    </Link>
  );
};
