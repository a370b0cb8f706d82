import type { Money, NewCommand } from '@counterfoil/client';
import { desk } from '@counterfoil/client/desk';
import { useLive } from '@counterfoil/client/react';
import { memo, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmSheet } from '../../design/confirm-sheet.tsx';
import { Pill } from '../../design/pill.tsx';
import { Code } from '../../design/ticket.tsx';
import { useFlash } from '../../design/use-flash.ts';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { dueThereOf } from '../customer/booking-money.ts';
import { type Booked, type Column, isNoShow } from './board.ts';

type Action = 'confirm' | 'cancel' | 'declineMove' | 'checkIn' | 'complete' | 'markNoShow';

/** These can be taken back within five minutes. */
const reopenable: ReadonlySet<Action> = new Set(['checkIn', 'complete', 'markNoShow']);

interface CardProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly booking: Booked;
  readonly column: Column;
  /** Today, so that other days are named. */
  readonly today: string;
  readonly now: Date;
  readonly isUnsettled: boolean;
}

const hourMs = 3_600_000;

/** Below an hour it is counted; else there is nothing to hurry about. */
const isSoon = (until: Date, now: Date): boolean => until > now && until.getTime() - now.getTime() < hourMs;

const GuestName = ({ providerId, reservationId }: { readonly providerId: string; readonly reservationId: string }) => {
  const { today } = useWords();
  const { data } = useLive(desk(useCounterfoil(), providerId).guestReservation(reservationId));
  return <span>{data?.userName || today.guest}</span>;
};

const useActions = (booking: Booked, providerId: string) => {
  const act = useAct();
  const { today } = useWords();
  const { userId, reservationId, version, move } = booking;
  const target = { reservationId, ...(userId ? { userId } : {}) };
  return (action: Action) => () => {
    const command: NewCommand = {
      type: `reservation.${action}`,
      providerId,
      payload: target,
      // The customer may replace a wish at any moment: staff answer the one that they see.
      ...(move && (action === 'confirm' || action === 'declineMove') ? { expectedVersion: version } : {}),
    };
    const undo: NewCommand = { type: 'reservation.reopen', providerId, payload: target };
    void act(command, { done: today.marked[action], ...(reopenable.has(action) ? { undo } : {}) });
  };
};

interface ActionsProps {
  readonly booking: Booked;
  readonly now: Date;
  readonly on: (action: Action) => () => void;
}

/** A request, or a wish for another time. Only a payment confirms what waits for one. */
const AskedActions = ({ booking: { move, paymentStatus }, on }: ActionsProps) => {
  const { today, booking: words } = useWords();
  const [isDeclining, setIsDeclining] = useState(false);
  const mayConfirm = move !== undefined || paymentStatus !== 'pending';
  return (
    <div className="acts">
      {mayConfirm && (
        <Button look="primary" onClick={on('confirm')}>
          {move ? today.acceptMove : today.confirm}
        </Button>
      )}
      <Button onClick={move ? on('declineMove') : () => setIsDeclining(true)}>
        {move ? today.declineMove : today.decline}
      </Button>
      {isDeclining && (
        <ConfirmSheet
          title={today.declineTitle}
          action={today.decline}
          keep={words.keepBooking}
          onConfirm={on('cancel')}
          onClose={() => setIsDeclining(false)}
        >
          <p>{today.declineHint}</p>
        </ConfirmSheet>
      )}
    </div>
  );
};

/** The part that the desk still takes: no deposit, payment or voucher has covered it. */
const owed = (booking: Booked): Money => dueThereOf({ ...booking, totalPrice: booking.price });

/** The button that ends a visit names what the desk takes for it. */
const useDoneWord = (booking: Booked): string => {
  const { today } = useWords();
  const format = useFormats();
  const rest = owed(booking);
  return rest.amount > 0 ? today.completePay(format.money(rest)) : today.complete;
};

const ToComeActions = ({ booking, now, on }: ActionsProps) => {
  const { today } = useWords();
  const done = useDoneWord(booking);
  return (
    <div className="acts">
      <Button look="primary" onClick={on('checkIn')}>
        {today.checkIn}
      </Button>
      {booking.startTime <= now && <Button onClick={on('markNoShow')}>{today.noShow}</Button>}
      <Button look="plain" onClick={on('complete')}>
        {done}
      </Button>
    </div>
  );
};

const HereActions = ({ booking, on }: ActionsProps) => (
  <div className="acts">
    <Button look="primary" onClick={on('complete')}>
      {useDoneWord(booking)}
    </Button>
  </div>
);

const Actions = ({ booking, column, providerId, now }: CardProps) => {
  const on = useActions(booking, providerId);
  const props = { booking, now, on };
  if (column === 'asked') return <AskedActions {...props} />;
  if (column === 'toCome') return <ToComeActions {...props} />;
  return column === 'here' ? <HereActions {...props} /> : null;
};

const State = ({ booking, column, now }: CardProps) => {
  const { today, state, booking: words } = useWords();
  const format = useFormats();
  const until = booking.move?.expiresAt ?? booking.holdExpiresAt;
  const left = column === 'asked' && until && isSoon(until, now) ? format.countdown(until, now) : undefined;
  if (left) return <Pill tone="wait">{today.holdEnds(left)}</Pill>;
  if (isNoShow(booking)) return <Pill tone="stop">{today.noShow}</Pill>;
  if (column === 'done') return <Pill tone="void">{words.status.completed}</Pill>;
  if (column === 'toCome' && booking.price.amount > 0 && owed(booking).amount === 0)
    return <Pill tone="ok">{today.paid}</Pill>;
  if (column === 'toCome') return <span className="quiet small">{format.relative(booking.startTime, now)}</span>;
  return <span className="aside">{state.loading}</span>;
};

/** One booking at the desk: the time is the largest, and the likely next step is the first button. */
export const BookingCard = memo((props: CardProps) => {
  const { providerId, timeZone, booking, column, today: day, isUnsettled } = props;
  const { today, state } = useWords();
  const format = useFormats(timeZone);
  const shown = useFlash<HTMLElement>(booking.version);
  const { startTime, serviceName, partySize, servedBy, code, price, move, userId, stars, seriesId } = booking;
  const isToday = format.localDay(startTime) === day;
  const facts = [serviceName, today.people(partySize), servedBy?.name, seriesId && today.ofSeries].filter(Boolean);
  const isHot = column === 'asked';
  return (
    <article
      ref={shown}
      className={['card', isHot ? 'hot' : '', isUnsettled ? 'sending' : ''].join(' ').trim()}
      data-code={code}
      data-item={booking.reservationId}
    >
      <div className="row">
        <b className="time">{isToday ? format.time(startTime) : format.dayTime(startTime)}</b>
        {isUnsettled ? <span className="quiet small">{state.sending}</span> : <State {...props} />}
      </div>
      {move && <div>{today.wish(format.dayTime(move.startTime))}</div>}
      <div>{facts.join(' · ')}</div>
      <div className="quiet small">
        {userId === undefined && (
          <>
            <GuestName providerId={providerId} reservationId={booking.reservationId} />
            {' · '}
          </>
        )}
        <Code code={code} />
        {price.amount > 0 && ` · ${format.money(price)}`}
        {stars && ` · ${'★'.repeat(stars)}`}
      </div>
      <Actions {...props} />
    </article>
  );
});
