import type { Identified, SubscriptionReference } from '@counterfoil/client';
import { useLive } from '@counterfoil/client/react';
import { Pill } from '../../design/pill.tsx';
import { Bones, Empty, Failed } from '../../design/states.tsx';
import { Code } from '../../design/ticket.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { PlaceProps } from './place.tsx';

type Subscribed = Identified<SubscriptionReference>;

const weekMs = 7 * 86_400_000;

const SubscriptionCard = ({ one, timeZone }: { readonly one: Subscribed; readonly timeZone: string }) => {
  const { subs } = useWords();
  const format = useFormats(timeZone);
  const { planName, periodMonths, price, code, expiryDate, renewalDue } = one;
  return (
    <article className="card">
      <div className="row">
        <b>{planName}</b>
        {expiryDate && <span className="small">{subs.until(format.date(expiryDate))}</span>}
      </div>
      <div>
        {format.money(price)} · {subs.months(periodMonths)}
      </div>
      <div className="quiet small">
        <Code code={code} />
      </div>
      {renewalDue && <Pill tone="wait">{subs.renewal(format.money(renewalDue))}</Pill>}
    </article>
  );
};

/** Subscriptions: those to be paid, those that end soon, those that run. */
export const Subscriptions = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const { subs } = useWords();
  const view = useCounterfoil().provider(providerId);
  const now = useNow(60_000);
  const pending = useLive(view.subscriptions('pending'), []);
  const active = useLive(view.subscriptions('active'), []);
  const expired = useLive(view.subscriptions('expired'), []);
  const cancelled = useLive(view.subscriptions('cancelled'), []);
  const error = pending.error ?? active.error ?? expired.error ?? cancelled.error;
  if (error) return <Failed code={error.code} retry={active.retry} />;
  if (active.loading) return <Bones lines={4} />;
  const endsSoon = ({ expiryDate }: Subscribed) =>
    expiryDate !== undefined && expiryDate.getTime() < now.getTime() + weekMs;
  const columns = [
    [subs.pending, pending.data],
    [subs.soon, active.data.filter(endsSoon)],
    [subs.active, active.data.filter((one) => !endsSoon(one))],
    [subs.ended, [...expired.data, ...cancelled.data]],
  ] as const;
  const isEmpty = columns.every(([, all]) => all.length === 0);
  return (
    <div className="stack">
      <h1>{subs.title}</h1>
      {isEmpty ? (
        <Empty title={subs.none} hint={subs.noneHint} />
      ) : (
        <div className="board">
          {columns.map(([title, all]) => (
            <section key={title} aria-label={title}>
              <h2>
                {title} <span>{all.length}</span>
              </h2>
              <ul>
                {all.map((one) => (
                  <li key={one.id}>
                    <SubscriptionCard one={one} timeZone={timeZone} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
};
