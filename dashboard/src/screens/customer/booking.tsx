import { useLive } from '@counterfoil/client/react';
import { Link } from 'wouter';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { Actions } from './booking-actions.tsx';
import { Face } from './booking-face.tsx';
import { Hold, InLine } from './booking-hold.tsx';
import { isToPay } from './booking-money.ts';
import { Rating } from './booking-rating.tsx';
import { SeriesOf } from './booking-series.tsx';
import { OnItsWay, useOrderFor } from './on-its-way.tsx';
import { PayWithVoucher } from './pay-with-voucher.tsx';

/** One booking as a ticket: what is agreed, what one shows, what one can still do. */
export const BookingPage = ({ reservationId }: { readonly reservationId: string }) => {
  const counterfoil = useCounterfoil();
  const { booking: words, shell } = useWords();
  useTitle(words.ticket);
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
      {isHeld && <Hold booking={data} provider={provider} />}
      {data.status === 'waiting' && <InLine />}
      <Face booking={data} provider={provider} isPending={pendingWrites} />
      <PayWithVoucher booking={data} />
      <Actions booking={data} provider={provider} />
      {data.status === 'completed' && <Rating booking={data} />}
      {data.seriesId && <SeriesOf booking={data} seriesId={data.seriesId} />}
    </>
  );
};
