import type { Identified, LiveList, NewCommand } from '@counterfoil/client';
import { type Refund, refunds, type UnmatchedPayment, unmatchedPayments } from '@counterfoil/client/payments';
import { useLive } from '@counterfoil/client/react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Bones, Failed } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { useAct } from '../../shell/use-act.ts';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { PlaceProps } from './place.tsx';

/** Asks how something was settled: the books need the words. */
const SettleSheet = ({
  command,
  onClose,
}: {
  readonly command: (reason: string) => NewCommand;
  readonly onClose: () => void;
}) => {
  const { money } = useWords();
  const act = useAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    if (!reason) return;
    void act(command(reason), { done: money.noted });
    onClose();
  };
  return (
    <Sheet title={money.settleTitle} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField label={money.reason} name="reason" hint={money.reasonHint} maxLength={500} required />
        <Button look="primary" type="submit">
          {money.save}
        </Button>
      </form>
    </Sheet>
  );
};

type Settle = (command: (reason: string) => NewCommand) => void;

const useSubject = () => {
  const { money } = useWords();
  return ({ subscriptionId, voucherId }: Pick<Refund, 'subscriptionId' | 'voucherId'>): string => {
    if (subscriptionId) return money.subscription;
    return voucherId ? money.voucher : money.booking;
  };
};

interface RefundCardProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly refund: Identified<Refund>;
  readonly onSettle: Settle;
}

const RefundCard = ({ providerId, timeZone, refund, onSettle }: RefundCardProps) => {
  const { money } = useWords();
  const act = useAct();
  const format = useFormats(timeZone);
  const subjectOf = useSubject();
  const { refundId, amount, status, failure, reason, updatedAt, gateway } = refund;
  const isOpen = status === 'due' || status === 'failed';
  return (
    <article className={status === 'failed' ? 'card hot' : 'card'}>
      <div className="row">
        <b className="time">{format.money(amount)}</b>
        <span className="quiet small">{format.dayTime(updatedAt)}</span>
      </div>
      <div>
        {subjectOf(refund)} · {money.by(gateway)}
      </div>
      {reason && <div className="quiet small">{reason}</div>}
      {failure && <div className="quiet small ltr">{failure.message ?? failure.code}</div>}
      {isOpen && (
        <div className="acts">
          {status === 'failed' && (
            <Button look="primary" onClick={() => act({ type: 'refund.retry', providerId, payload: { refundId } })}>
              {money.retry}
            </Button>
          )}
          <Button
            onClick={() => onSettle((reason) => ({ type: 'refund.settle', providerId, payload: { refundId, reason } }))}
          >
            {money.settle}
          </Button>
        </div>
      )}
    </article>
  );
};

interface UnmatchedCardProps {
  readonly providerId: string;
  readonly timeZone: string;
  readonly payment: Identified<UnmatchedPayment>;
  readonly onSettle: Settle;
}

const UnmatchedCard = ({ providerId, timeZone, payment, onSettle }: UnmatchedCardProps) => {
  const { money } = useWords();
  const format = useFormats(timeZone);
  const subjectOf = useSubject();
  const { id: unmatchedPaymentId, amount, createdAt, gateway, rejection } = payment;
  return (
    <article className="card hot">
      <div className="row">
        <b className="time">{format.money(amount)}</b>
        <span className="quiet small">{format.dayTime(createdAt)}</span>
      </div>
      <div>
        {subjectOf(payment)} · {money.by(gateway)}
      </div>
      <div className="quiet small ltr">{rejection.message}</div>
      <div className="acts">
        <Button
          onClick={() =>
            onSettle((reason) => ({
              type: 'unmatchedPayment.settle',
              providerId,
              payload: { unmatchedPaymentId, reason },
            }))
          }
        >
          {money.settle}
        </Button>
      </div>
    </article>
  );
};

interface ColumnProps<One> {
  readonly title: string;
  readonly live: LiveList<One>;
  readonly card: (one: Identified<One>) => ReactNode;
}

const Column = <One,>({ title, live, card }: ColumnProps<One>) => {
  const { money } = useWords();
  const { data, loading, error, retry } = useLive<Identified<One>[]>(live, []);
  return (
    <section aria-label={title}>
      <h2>
        {title} <span>{data.length}</span>
      </h2>
      {error && <Failed code={error.code} retry={retry} />}
      {loading && <Bones lines={1} />}
      {!loading && !error && data.length === 0 && <p className="quiet small">{money.nothing}</p>}
      <ul>
        {data.map((one) => (
          <li key={one.id}>{card(one)}</li>
        ))}
      </ul>
    </section>
  );
};

/** Refunds that are due, refunds that failed, and payments that match nothing. Most settle by themselves. */
export const Money = ({ providerId, provider: { timeZone } }: PlaceProps) => {
  const counterfoil = useCounterfoil();
  const { money } = useWords();
  const [settling, setSettling] = useState<{ readonly command: (reason: string) => NewCommand }>();
  const onSettle: Settle = (command) => setSettling({ command });
  const refundCard = (refund: Identified<Refund>) => (
    <RefundCard providerId={providerId} timeZone={timeZone} refund={refund} onSettle={onSettle} />
  );
  return (
    <div className="stack">
      <header>
        <h1>{money.title}</h1>
        <p className="quiet">{money.nothingHint}</p>
      </header>
      <div className="board">
        <Column title={money.failed} live={refunds(counterfoil, providerId, 'failed')} card={refundCard} />
        <Column
          title={money.unmatched}
          live={unmatchedPayments(counterfoil, providerId)}
          card={(payment) => (
            <UnmatchedCard providerId={providerId} timeZone={timeZone} payment={payment} onSettle={onSettle} />
          )}
        />
        <Column title={money.due} live={refunds(counterfoil, providerId, 'due')} card={refundCard} />
        <Column title={money.sent} live={refunds(counterfoil, providerId, 'sent')} card={refundCard} />
        <Column title={money.done} live={refunds(counterfoil, providerId, 'done')} card={refundCard} />
        <Column title={money.byHand} live={refunds(counterfoil, providerId, 'settledByHand')} card={refundCard} />
      </div>
      {settling && <SettleSheet command={settling.command} onClose={() => setSettling(undefined)} />}
    </div>
  );
};
