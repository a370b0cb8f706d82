import type { Identified, Subscription } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Button } from '../../design/button.tsx';
import { Pill, type Tone } from '../../design/pill.tsx';
import { Code } from '../../design/ticket.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { usePay } from '../../shell/use-pay.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';

const dayMs = 86_400_000;

const tones: Readonly<Record<Subscription['status'], Tone>> = {
  pending: 'wait',
  active: 'ok',
  expired: 'void',
  cancelled: 'void',
};

const SubscriptionCard = ({ one }: { readonly one: Identified<Subscription> }) => {
  const { mine } = useWords();
  const format = useFormats(one.timeZone);
  const act = useAct();
  const now = useNow(60_000);
  const { isLeaving, pay } = usePay();
  const { providerId, subscriptionId, userId, status, paymentStatus, price, expiryDate, code } = one;
  const isUnpaid = paymentStatus === 'pending' && status !== 'cancelled';
  const daysLeft =
    status === 'active' && expiryDate ? Math.ceil((expiryDate.getTime() - now.getTime()) / dayMs) : undefined;
  const renew = async () => {
    const done = await act({ type: 'subscription.renew', providerId, payload: { subscriptionId } });
    if (done === 'applied' && price.amount > 0) await pay({ providerId, subscriptionId });
  };
  const end = () =>
    act({ type: 'subscription.cancel', providerId, payload: { userId, subscriptionId } }, { done: mine.cancelled });
  return (
    <article className="card">
      <div className="row">
        <b>
          {one.planName} · {one.providerName}
        </b>
        <Pill tone={tones[status]}>{mine.status[status]}</Pill>
      </div>
      <div className="quiet small">
        <Code code={code} />
        {expiryDate && ` · ${format.date(expiryDate)}`}
        {daysLeft !== undefined && ` · ${mine.daysLeft(daysLeft)}`}
      </div>
      <div className="wrap">
        {isUnpaid && (
          <Button look="primary" busy={isLeaving} onClick={() => pay({ providerId, subscriptionId })}>
            {mine.pay}
          </Button>
        )}
        {!isUnpaid && (status === 'active' || status === 'expired') && (
          <Button busy={isLeaving} onClick={renew}>
            {mine.renew(format.money(price))}
          </Button>
        )}
        {(status === 'active' || status === 'pending') && (
          <Button look="plain" onClick={end}>
            {mine.cancel}
          </Button>
        )}
      </div>
    </article>
  );
};

/** The person's subscriptions that still count, everywhere. */
export const MySubscriptions = () => {
  const { mine } = useWords();
  const { data } = useLive(useCounterfoil().me().subscriptions(), []);
  const shown = data.filter(({ status }) => status !== 'cancelled');
  if (shown.length === 0) return null;
  return (
    <section className="stack tight">
      <h2>{mine.title}</h2>
      {shown.map((one) => (
        <SubscriptionCard key={one.id} one={one} />
      ))}
    </section>
  );
};
