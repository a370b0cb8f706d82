import type { Identified, Provider, Reservation } from '@counterfoil/client';
import { Pill } from '../../design/pill.tsx';
import { QrCode } from '../../design/qr-code.tsx';
import { Banner } from '../../design/states.tsx';
import { Code, Ticket } from '../../design/ticket.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dueThereOf, paidOf } from './booking-money.ts';
import { bookingState } from './booking-state.ts';
import { cityOf } from './days.ts';

type Booking = Identified<Reservation>;

interface FaceProps {
  readonly booking: Booking;
  readonly provider: Provider | undefined;
  /** The server has not confirmed what this device shows. */
  readonly isPending: boolean;
}

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

/** The ticket itself: what is agreed, and what one shows at the desk. */
export const Face = ({ booking, provider, isPending }: FaceProps) => {
  const words = useWords();
  const format = useFormats(provider?.timeZone);
  const own = useFormats();
  const { tone, word } = bookingState(booking, isPending, words);
  const { reservationStartTime: start, reservationEndTime: end, code, partySize, servedBy, move } = booking;
  const isElsewhere = own.dayTime(start) !== format.dayTime(start);
  const yours = own.day(start) === format.day(start) ? own.time(start) : own.dayTime(start);
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
          isElsewhere && provider && `${cityOf(provider.timeZone)} · ${words.book.yourTime(yours)}`,
          // Without the place nobody knows its zone.
          !provider && words.book.yourTime(own.time(start)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {booking.attendees.length > 0 && (
        <p className="quiet small">{words.party.come(booking.attendees.map(({ name }) => name))}</p>
      )}
      {move && <Banner tone="wait">{words.booking.moveAsked(format.dayTime(move.start))}</Banner>}
    </Ticket>
  );
};
