import type { Identified, Plan, Service } from '@counterfoil/client';
import { packagesOf, type Voucher, vouchers } from '@counterfoil/client/payments';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, useState } from 'react';
import { v4, v7 } from 'uuid';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { Code } from '../../design/ticket.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useOrder } from '../../shell/use-order.ts';
import { usePay } from '../../shell/use-pay.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import { PriceField } from '../provider/price-field.tsx';
import { typedPrice } from '../provider/typed-price.ts';
import { usePlace } from './use-place.ts';
import { voucherLeft, voucherTone } from './voucher-name.ts';

const PlanCard = ({ providerId, plan }: { readonly providerId: string; readonly plan: Identified<Plan> }) => {
  const { offers } = useWords();
  const format = useFormats();
  const { isBusy, order } = useOrder();
  const subscribe = () => {
    const subscriptionId = v7();
    const payload = { subscriptionId, planId: plan.id };
    const paidFor = plan.price.amount > 0 ? { providerId, subscriptionId } : undefined;
    return order({ type: 'subscription.create', providerId, payload }, paidFor);
  };
  return (
    <article className="card">
      <div className="row">
        <b>{plan.name}</b>
        <span className="quiet small">{offers.every(plan.periodMonths)}</span>
      </div>
      <Button busy={isBusy} onClick={subscribe}>
        {offers.subscribe(format.money(plan.price))}
      </Button>
    </article>
  );
};

/** Buys a voucher and leads to its payment. The id is the secret of a gift card, so it is random. */
const useBuy = (providerId: string, serviceId: string) => {
  const { isBusy, order } = useOrder();
  const buy = (what: { readonly visits: number } | { readonly amount: number }) => {
    const voucherId = v4();
    const payload = { voucherId, serviceId, ...what };
    return order({ type: 'voucher.buy', providerId, payload }, { providerId, voucherId });
  };
  return { isBusy, buy };
};

const PackageCards = ({
  providerId,
  service,
}: {
  readonly providerId: string;
  readonly service: Identified<Service>;
}) => {
  const { offers } = useWords();
  const format = useFormats();
  const { isBusy, buy } = useBuy(providerId, service.id);
  return packagesOf(service).map(({ visits, price, validDays }) => (
    <article key={visits} className="card">
      <div className="row">
        <b>
          {offers.visits(visits)} · {service.name}
        </b>
        <span className="quiet small">{offers.validFor(validDays)}</span>
      </div>
      <Button busy={isBusy} onClick={() => buy({ visits })}>
        {offers.buy(format.money(price))}
      </Button>
    </article>
  ));
};

const GiftCardForm = ({
  providerId,
  service,
}: {
  readonly providerId: string;
  readonly service: Identified<Service>;
}) => {
  const { offers, setUp } = useWords();
  const { isBusy, buy } = useBuy(providerId, service.id);
  const [problem, setProblem] = useState<string>();
  const { currency } = service.price;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const price = typedPrice(String(new FormData(event.currentTarget).get('amount') ?? ''), currency);
    setProblem(price?.amount ? undefined : setUp.needsPrice);
    if (price?.amount) void buy({ amount: price.amount });
  };
  return (
    <form className="card" onSubmit={submit} noValidate>
      <PriceField label={offers.amount(currency)} currency={currency} name="amount" problem={problem} />
      <span className="quiet small">{offers.validFor(service.giftCardDays ?? 0)}</span>
      <Button type="submit" busy={isBusy}>
        {offers.giftCards}
      </Button>
    </form>
  );
};

const VoucherActions = ({
  providerId,
  voucher,
}: {
  readonly providerId: string;
  readonly voucher: Identified<Voucher>;
}) => {
  const { offers, mine } = useWords();
  const act = useAct();
  const { isLeaving, pay } = usePay();
  const { id: voucherId, status, kind, givenAway } = voucher;
  const send = (type: 'voucher.giveAway' | 'voucher.take') => () => act({ type, providerId, payload: { voucherId } });
  if (status === 'pending') {
    return (
      <Button look="primary" busy={isLeaving} onClick={() => pay({ providerId, voucherId })}>
        {mine.pay}
      </Button>
    );
  }
  if (status !== 'active' || kind !== 'giftCard') return null;
  if (!givenAway) return <Button onClick={send('voucher.giveAway')}>{offers.give}</Button>;
  return (
    <>
      <p className="small">{offers.given}</p>
      <p className="code ltr small">{`${location.origin}/gift/${providerId}/${voucherId}`}</p>
      <Button onClick={send('voucher.take')}>{offers.keep}</Button>
    </>
  );
};

const VoucherCard = ({
  providerId,
  voucher,
}: {
  readonly providerId: string;
  readonly voucher: Identified<Voucher>;
}) => {
  const words = useWords();
  const { data: provider } = useLive(useCounterfoil().provider(providerId).profile());
  const format = useFormats(provider?.timeZone);
  const { status, serviceName, code, expiresAt } = voucher;
  // The end of a day: shown as the day itself.
  const lastDay = expiresAt && new Date(expiresAt.getTime() - 1);
  return (
    <article className="card">
      <div className="row">
        <b>{voucherLeft(voucher, format, words)}</b>
        <Pill tone={voucherTone[status]}>{words.offers.status[status]}</Pill>
      </div>
      <div className="quiet small">
        {serviceName} · <Code code={code} />
        {lastDay && ` · ${words.offers.until(format.date(lastDay))}`}
      </div>
      <VoucherActions providerId={providerId} voucher={voucher} />
    </article>
  );
};

const Held = ({ providerId }: { readonly providerId: string }) => {
  const { offers } = useWords();
  const { data } = useLive(vouchers(useCounterfoil(), providerId), []);
  const shown = data.filter(({ status }) => status !== 'cancelled');
  if (shown.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{offers.yours}</h2>
      {shown.map((voucher) => (
        <VoucherCard key={voucher.id} providerId={providerId} voucher={voucher} />
      ))}
    </section>
  );
};

const Sold = ({ providerId }: { readonly providerId: string }) => {
  const { offers } = useWords();
  const view = useCounterfoil().provider(providerId);
  const services = useLive(view.services(), []);
  const plans = useLive(view.plans(), []);
  const error = services.error ?? plans.error;
  if (error) return <Failed code={error.code} retry={services.error ? services.retry : plans.retry} />;
  if (services.loading || plans.loading) return <Bones lines={3} />;
  const withPackages = services.data.filter((service) => packagesOf(service).length > 0);
  const withCards = services.data.filter(({ giftCardDays }) => giftCardDays);
  if (plans.data.length + withPackages.length + withCards.length === 0) return <Empty title={offers.none} />;
  return (
    <>
      {plans.data.length > 0 && (
        <section className="stack tight">
          <h2>{offers.plans}</h2>
          {plans.data.map((plan) => (
            <PlanCard key={plan.id} providerId={providerId} plan={plan} />
          ))}
        </section>
      )}
      {withPackages.length > 0 && (
        <section className="stack tight">
          <h2>{offers.packages}</h2>
          {withPackages.map((service) => (
            <PackageCards key={service.id} providerId={providerId} service={service} />
          ))}
        </section>
      )}
      {withCards.slice(0, 1).map((service) => (
        <section key={service.id} className="stack tight">
          <h2>{offers.giftCards}</h2>
          <GiftCardForm providerId={providerId} service={service} />
        </section>
      ))}
    </>
  );
};

/** Subscriptions, packages and gift cards of a place, and those that this person has there. */
export const Offers = ({ address }: { readonly address: string }) => {
  const { offers, book } = useWords();
  const providerId = usePlace(address);
  const counterfoil = useCounterfoil();
  const { data, loading, error, retry } = useLive(providerId ? counterfoil.provider(providerId).profile() : undefined);
  useTitle(data && offers.title(data.name));
  if (error) return <Failed code={error.code} retry={retry} />;
  if (!providerId || loading) return <Bones lines={4} />;
  if (!data) return <Empty title={book.unknown} hint={book.unknownHint} />;
  return (
    <>
      <h1>{offers.title(data.name)}</h1>
      <Held providerId={providerId} />
      <Sold providerId={providerId} />
    </>
  );
};
