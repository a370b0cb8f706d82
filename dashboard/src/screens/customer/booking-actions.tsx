import type { Identified, Provider, Reservation } from '@counterfoil/client';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { saveFile } from '../../shell/save-file.ts';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { calendarFile } from './calendar-file.ts';
import { CancelSheet } from './cancel-sheet.tsx';
import { MoveSheet } from './move-sheet.tsx';

type Booking = Identified<Reservation>;

interface ActionsProps {
  readonly booking: Booking;
  readonly provider: Provider | undefined;
}

const saveCalendarFile = (booking: Booking, where: string): void =>
  saveFile(`${booking.code}.ics`, 'text/calendar', calendarFile(booking, where, new Date()));

/** A link that maps of the device open. */
const mapLink = ({ listing }: Provider): string | undefined => {
  const { place } = listing ?? {};
  return (
    place &&
    `https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=17/${place.latitude}/${place.longitude}`
  );
};

/** The words of the button that cancels: until when that is free. */
const useCancelWord = ({ booking, provider }: ActionsProps, now: Date): string => {
  const { booking: words, line } = useWords();
  const format = useFormats(provider?.timeZone);
  const { status, offered, reservationStartTime, cancellationPolicy } = booking;
  if (status === 'waiting') return words.leaveLine;
  if (offered) return line.decline;
  if (!cancellationPolicy) return words.cancel;
  const freeUntil = new Date(reservationStartTime.getTime() - cancellationPolicy.freeUntilHours * 3_600_000);
  return freeUntil > now ? words.cancelFree(format.dayTime(freeUntil)) : words.cancel;
};

const KeepButton = ({ booking }: { readonly booking: Booking }) => {
  const { booking: words } = useWords();
  const act = useAct();
  const { providerId, userId, reservationId } = booking;
  const payload = { reservationId, ...(userId ? { userId } : {}) };
  return <Button onClick={() => act({ type: 'reservation.declineMove', providerId, payload })}>{words.keep}</Button>;
};

const MapLink = ({ provider }: { readonly provider: Provider }) => {
  const { booking: words } = useWords();
  const map = mapLink(provider);
  return map ? (
    <a className="button" href={map} rel="noreferrer" target="_blank">
      {words.directions}
    </a>
  ) : null;
};

const movable = ({ providerId, reservationId, serviceId, partySize }: Booking) => ({
  providerId,
  reservationId,
  serviceId,
  partySize,
});

const OpenActions = ({ booking, provider }: ActionsProps) => {
  const { booking: words } = useWords();
  const now = useNow(60_000);
  const cancelWord = useCancelWord({ booking, provider }, now);
  const [sheet, setSheet] = useState<'cancel' | 'move'>();
  const { status, reservationStartTime, move } = booking;
  const isAhead = reservationStartTime > now;
  return (
    <div className="wrap">
      {isAhead && status !== 'waiting' && <Button onClick={() => setSheet('move')}>{words.move}</Button>}
      {isAhead && <Button onClick={() => setSheet('cancel')}>{cancelWord}</Button>}
      {move && <KeepButton booking={booking} />}
      {status !== 'waiting' && (
        <Button onClick={() => saveCalendarFile(booking, provider?.listing?.text ?? '')}>{words.calendar}</Button>
      )}
      {provider && <MapLink provider={provider} />}
      {sheet === 'cancel' && <CancelSheet booking={booking} onClose={() => setSheet(undefined)} />}
      {sheet === 'move' && provider && (
        <MoveSheet
          booking={{ ...movable(booking), start: reservationStartTime }}
          provider={provider}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
};

/** The buttons of a booking, as far as its state allows. */
export const Actions = ({ booking, provider }: ActionsProps) => {
  const { booking: words } = useWords();
  const { status, providerId } = booking;
  if (status !== 'completed' && status !== 'cancelled') return <OpenActions booking={booking} provider={provider} />;
  return (
    <Link className="button" href={`/p/${provider?.shortAddress ?? providerId}`}>
      {words.again}
    </Link>
  );
};
