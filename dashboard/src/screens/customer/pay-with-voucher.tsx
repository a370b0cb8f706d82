import type { Identified, Reservation } from '@counterfoil/client';
import { type Voucher, vouchers } from '@counterfoil/client/payments';
import { useLive } from '@counterfoil/client/react';
import { Button } from '../../design/button.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { voucherLeft } from './voucher-name.ts';

type Booking = Identified<Reservation>;

/** A package pays visits of its own service, a gift card pays everything. */
const mayPay = (voucher: Voucher, { serviceId, partySize }: Booking): boolean => {
  if (voucher.status !== 'active') return false;
  return voucher.kind === 'giftCard' || (voucher.serviceId === serviceId && voucher.left >= partySize);
};

const isUnpaid = ({ status, paymentStatus, credit, totalPrice }: Booking): boolean =>
  (status === 'pending' || status === 'confirmed') &&
  (paymentStatus === 'pending' || paymentStatus === 'none') &&
  !credit &&
  totalPrice.amount > 0;

const Offered = ({ booking }: { readonly booking: Booking }) => {
  const words = useWords();
  const act = useAct();
  const format = useFormats();
  const { providerId, userId, reservationId } = booking;
  const { data } = useLive(vouchers(useCounterfoil(), providerId), []);
  const usable = data.filter((voucher) => mayPay(voucher, booking));
  if (usable.length === 0) return null;
  return (
    <div className="wrap">
      {usable.slice(0, 3).map(({ id: voucherId, ...voucher }) => (
        <Button
          key={voucherId}
          onClick={() =>
            act({
              type: 'voucher.redeem',
              providerId,
              payload: { voucherId, reservationId, ...(userId ? { userId } : {}) },
            })
          }
        >
          {words.offers.payWith(voucherLeft(voucher, format, words))}
        </Button>
      ))}
    </div>
  );
};

/** The vouchers of this person that can pay for a booking. */
export const PayWithVoucher = ({ booking }: { readonly booking: Booking }) =>
  isUnpaid(booking) ? <Offered booking={booking} /> : null;
