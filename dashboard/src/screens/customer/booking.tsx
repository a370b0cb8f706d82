import type { Identified, Provider, Reservation } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QrCode } from '../../design/qr-code.tsx';
import { Banner, Bones, Empty, Failed } from '../../design/states.tsx';
import { Code, Ticket } from '../../design/ticket.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { saveFile } from '../../shell/save-file.ts';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { usePay } from '../../shell/use-pay.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dueNowOf, dueThereOf, isToPay, paidOf } from './booking-money.ts';
import { bookingState } from './booking-state.ts';
import { calendarFile } from './calendar-file.ts';
import { CancelSheet } from './cancel-sheet.tsx';
import { cityOf } from './days.ts';
import { MoveSheet } from './move-sheet.tsx';
import { OnItsWay, useOrderFor } from './on-its-way.tsx';
import { PayWithVoucher } from './pay-with-voucher.tsx';

type Booking = Identified<Reservation>;

interface BookingProps {
  readonly booking: Booking;
  readonly provider: Provider | undefined;
}

/** `4:12` */
const countdown = (until: Date, now: Date): string => {
  const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How long a seat is held, and what must happen until then. */
const Hold = ({ booking }: { readonly booking: Booking }) => {
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
          {words.pay(format.money(dueNowOf(booking)))}
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

const Money = ({ booking }: { readonly booking: Booking }) => {
  const { booking: words } = useWords();
  const format = useFormats();
  const { totalPrice, paymentStatus, refundDue, refunded } = booking;
  const paid = paidOf(booking);
  const there = dueThereOf(booking);
  const lines = [
    totalPrice.amount === 0 ? words.free : undefined,
    paid.amount > 0 && paid.amount < totalPrice.amount
      ? words.partPaid(format.money(paid), format.money(totalPrice))
      : paid.amount > 0
        ? words.paid(format.money(paid))
        : undefined,
    there.amount > 0 && (booking.status === 'pending' || booking.status === 'confirmed')
      ? words.toPayThere(format.money(there))
      : undefined,
    paymentStatus === 'refundDue' && refundDue ? words.refundDue(format.money(refundDue)) : undefined,
    refunded ? words.refunded(format.money(refunded)) : undefined,
  ].filter(Boolean);
  return <p className="quiet small">{lines.join(' · ')}</p>;
};

const stars = [1, 2, 3, 4, 5] as const;

const Rating = ({ booking }: { readonly booking: Booking }) => {
  const { booking: words } = useWords();
  const act = useAct();
  const { providerId, reservationId, rating } = booking;
  if (rating) return <p className="quiet">{`${'★'.repeat(rating.stars)} ${words.rated}`}</p>;
  return (
    <div className="stack tight">
      <h2>{words.rate}</h2>
      <div className="wrap">
        {stars.map((count) => (
          <Button
            key={count}
            aria-label={words.stars(count)}
            onClick={() => act({ type: 'reservation.rate', providerId, payload: { reservationId, stars: count } })}
          >
            {'★'.repeat(count)}
          </Button>
        ))}
      </div>
    </div>
  );
};

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
const useCancelWord = ({ booking, provider }: BookingProps, now: Date): string => {
  const { booking: words } = useWords();
  const format = useFormats(provider?.timeZone);
  const { status, reservationStartTime, cancellationPolicy } = booking;
  if (status === 'waiting') return words.leaveLine;
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

const OpenActions = ({ booking, provider }: BookingProps) => {
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
      <Button onClick={() => saveCalendarFile(booking, provider?.listing?.text ?? '')}>{words.calendar}</Button>
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

const Actions = ({ booking, provider }: BookingProps) => {
  const { booking: words } = useWords();
  const { status, providerId } = booking;
  if (status !== 'completed' && status !== 'cancelled') return <OpenActions booking={booking} provider={provider} />;
  return (
    <Link className="button" href={`/p/${provider?.shortAddress ?? providerId}`}>
      {words.again}
    </Link>
  );
};

const Face = ({ booking, provider, isPending }: BookingProps & { readonly isPending: boolean }) => {
  const words = useWords();
  const format = useFormats(provider?.timeZone);
  const own = useFormats();
  const { tone, word } = bookingState(booking, isPending, words);
  const { reservationStartTime: start, reservationEndTime: end, code, partySize, servedBy, move } = booking;
  const isElsewhere = own.time(start) !== format.time(start);
  const facts = [
    booking.serviceName,
    servedBy && words.booking.with(servedBy.name),
    words.book.minutes(Math.round((end.getTime() - start.getTime()) / 60_000)),
    words.booking.people(partySize),
  ].filter(Boolean);
  const stub = (
    <div className="row">
      <div>
        <p className="quiet small">{words.booking.show}</p>
        <p className="big-code">
          <Code code={code} />
        </p>
        <Money booking={booking} />
      </div>
      <QrCode text={code} label={words.booking.qr(code)} />
    </div>
  );
  return (
    <Ticket stub={stub}>
      <div className="row">
        <b>{booking.providerName}</b>
        <Pill tone={tone}>{word}</Pill>
      </div>
      <h1 className="when">
        {format.day(start)}
        <br />
        <span className="ltr">{format.time(start)}</span>
      </h1>
      <p className="quiet">{facts.join(' · ')}</p>
      <p className="quiet small">
        {[
          provider?.listing?.text,
          isElsewhere && provider && `${cityOf(provider.timeZone)} · ${words.book.yourTime(own.time(start))}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {move && <Banner tone="wait">{words.booking.moveAsked(format.dayTime(move.start))}</Banner>}
    </Ticket>
  );
};

/** One booking as a ticket: what is agreed, what one shows, what one can still do. */
export const BookingPage = ({ reservationId }: { readonly reservationId: string }) => {
  const counterfoil = useCounterfoil();
  const { booking: words, shell } = useWords();
  const { data, loading, pendingWrites, error, retry } = useLive(counterfoil.me().reservation(reservationId));
  const { data: provider } = useLive(data && counterfoil.provider(data.providerId).profile());
  const order = useOrderFor(reservationId);
  if (error) return <Failed code={error.code} retry={retry} />;
  if (!data && order) return <OnItsWay order={order} />;
  if (loading) return <Bones lines={2} tall="12rem" />;
  if (!data) {
    return (
      <Empty title={words.gone}>
        <Link className="button" href="/bookings">
          {shell.bookings}
        </Link>
      </Empty>
    );
  }
  const isHeld = data.status === 'pending' && (isToPay(data) || data.offered);
  return (
    <>
      {isHeld && <Hold booking={data} />}
      <Face booking={data} provider={provider} isPending={pendingWrites} />
      <PayWithVoucher booking={data} />
      <Actions booking={data} provider={provider} />
      {data.status === 'completed' && <Rating booking={data} />}
    </>
  );
};
