import type { Identified, Subscription } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmSheet } from '../../design/confirm-sheet.tsx';
import { Pill, type Tone } from '../../design/pill.tsx';
import { Code } from '../../design/ticket.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useNow } from '../../shell/use-now.ts';
import { useOrder } from '../../shell/use-order.ts';
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

type Mine = Identified<Subscription>;

/** Ends it once its owner has read what is lost. */
const EndButton = ({ one }: { readonly one: Mine }) => {
  const { mine } = useWords();
  const format = useFormats(one.timeZone);
  const act = useAct();
  const [isEnding, setIsEnding] = useState(false);
  const { providerId, subscriptionId, userId, expiryDate, planName } = one;
  const end = () =>
    act({ type: 'subscription.cancel', providerId, payload: { userId, subscriptionId } }, { done: mine.cancelled });
  return (
    <>
      <Button look="plain" onClick={() => setIsEnding(true)}>
        {mine.cancel}
      </Button>
      {isEnding && (
        <ConfirmSheet
          title={mine.endTitle(planName)}
          action={mine.cancel}
          keep={mine.keep}
          onConfirm={end}
          onClose={() => setIsEnding(false)}
        >
          <p>{expiryDate ? mine.endLoses(format.date(expiryDate)) : mine.endHint}</p>
        </ConfirmSheet>
      )}
    </>
  );
};

/** Pays what is owed, or renews at the price that the plan has by now. */
const PayOrRenew = ({ one }: { readonly one: Mine }) => {
  const { mine } = useWords();
  const format = useFormats(one.timeZone);
  const { isLeaving, pay } = usePay();
  const { isBusy, order } = useOrder();
  const { providerId, subscriptionId, planId, status, paymentStatus } = one;
  const { data: plan } = useLive(useCounterfoil().provider(providerId).plan(planId));
  const price = plan?.price ?? one.price;
  const paidFor = { providerId, subscriptionId };
  if (paymentStatus === 'pending' && status !== 'cancelled') {
    return (
      <Button look="primary" busy={isLeaving} onClick={() => pay(paidFor)}>
        {mine.pay}
      </Button>
    );
  }
  if (status !== 'active' && status !== 'expired') return null;
  const renew = () =>
    order(
      { type: 'subscription.renew', providerId, payload: { subscriptionId } },
      price.amount > 0 ? paidFor : undefined,
    );
  return (
    <Button busy={isBusy} onClick={renew}>
      {mine.renew(format.money(price))}
    </Button>
  );
};

const SubscriptionCard = ({ one }: { readonly one: Mine }) => {
  const { mine } = useWords();
  const format = useFormats(one.timeZone);
  const now = useNow(60_000);
  const { status, expiryDate, code } = one;
  const daysLeft =
    status === 'active' && expiryDate ? Math.ceil((expiryDate.getTime() - now.getTime()) / dayMs) : undefined;
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
        <PayOrRenew one={one} />
        {(status === 'active' || status === 'pending') && <EndButton one={one} />}
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
