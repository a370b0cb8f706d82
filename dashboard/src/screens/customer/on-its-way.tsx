import { useConnection, useLive } from '@counterfoil/client/react';
import { Pill } from '../../design/pill.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { isNewBooking, type NewBooking } from '../../shell/new-booking.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

/** The order for a booking that this device still keeps, or that the server has not answered. */
export const useOrderFor = (reservationId: string): NewBooking | undefined =>
  useConnection()
    .pending.map(({ command }) => command)
    .filter(isNewBooking)
    .find(({ payload }) => payload.reservationId === reservationId);

/** A booking of which only the order is known yet: it waits on this device. */
export const OnItsWay = ({ order: { providerId, payload } }: { readonly order: NewBooking }) => {
  const { booking, state } = useWords();
  const view = useCounterfoil().provider(providerId);
  const { data: provider } = useLive(view.profile());
  const { data: service } = useLive(view.service(payload.serviceId));
  const format = useFormats(provider?.timeZone);
  return (
    <article className="card sending">
      <div className="row">
        <b className="time">{format.dayTime(new Date(payload.startTime))}</b>
        <Pill tone="wait">{booking.sending}</Pill>
      </div>
      <div>{[service?.name, provider?.name].filter(Boolean).join(' · ')}</div>
      <p className="quiet small">{state.waitsHere}</p>
    </article>
  );
};
