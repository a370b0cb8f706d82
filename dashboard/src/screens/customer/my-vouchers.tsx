import type { Identified, Reservation } from '@counterfoil/client';
import { type Voucher, vouchers } from '@counterfoil/client/payments';
import { useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { catchError, combineLatest, map, of } from 'rxjs';
import { Link } from 'wouter';
import { Pill } from '../../design/pill.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { voucherLeft, voucherTone } from './voucher-name.ts';

/** Each place costs a listener. */
const mostPlaces = 20;

/** Vouchers lie with their providers, so they are looked up at the places that this person knows. */
const usePlaces = (bookings: readonly Identified<Reservation>[]): readonly string[] => {
  const { data: subscriptions } = useLive(useCounterfoil().me().subscriptions(), []);
  const all = [...subscriptions, ...bookings].map(({ providerId }) => providerId);
  return [...new Set(all)].slice(0, mostPlaces);
};

/** The vouchers of some places that still count. A place that does not answer has none. */
const useVouchers = (places: readonly string[]): readonly Identified<Voucher>[] => {
  const counterfoil = useCounterfoil();
  const key = places.join();
  const live = useMemo(() => {
    if (!key) return undefined;
    const lists = key.split(',').map((providerId) =>
      vouchers(counterfoil, providerId).pipe(
        map(({ data }) => data),
        catchError(() => of([])),
      ),
    );
    return combineLatest(lists).pipe(
      map((found) => ({ data: found.flat(), fromCache: false, pendingWrites: false, at: new Date() })),
    );
  }, [counterfoil, key]);
  const { data } = useLive(live, [], { keepData: true });
  return data.filter(({ status }) => status === 'active' || status === 'pending');
};

/** The person's packages and gift cards, everywhere. */
export const MyVouchers = ({ bookings }: { readonly bookings: readonly Identified<Reservation>[] }) => {
  const words = useWords();
  const format = useFormats();
  const held = useVouchers(usePlaces(bookings));
  if (held.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{words.mine.vouchers}</h2>
      <ul className="places">
        {held.map((voucher) => (
          <li key={voucher.id}>
            <Link className="place" href={`/p/${voucher.providerId}/offers`}>
              <b>{voucherLeft(voucher, format, words)}</b>
              <Pill tone={voucherTone[voucher.status]}>{words.offers.status[voucher.status]}</Pill>
              <span>
                {voucher.serviceName} · {voucher.providerName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
