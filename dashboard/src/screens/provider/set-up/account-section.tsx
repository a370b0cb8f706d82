import {
  connectPaymentAccount,
  type PaymentAccount,
  paymentAccount,
  refreshPaymentAccount,
} from '@counterfoil/client/payments';
import { useLive } from '@counterfoil/client/react';
import { useEffect, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { Pill, type Tone } from '../../../design/pill.tsx';
import { Banner, Bones, Empty, Failed } from '../../../design/states.tsx';
import { useCounterfoil } from '../../../shell/client.tsx';
import { codeOf } from '../../../shell/code-of.ts';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import type { PlaceProps } from '../place.tsx';

const tones = { pending: 'wait', restricted: 'stop', active: 'ok', disconnected: 'void' } as const satisfies Record<
  string,
  Tone
>;

/** Marks the way back from the gateway's form. */
const backMark = 'back';

/** The calls about the account, one at a time, and the code of the last one that failed. */
const useAccountCalls = (providerId: string) => {
  const counterfoil = useCounterfoil();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const attempt = async (work: () => Promise<unknown>) => {
    setIsBusy(true);
    setFailure(undefined);
    await work().catch((error: unknown) => setFailure(codeOf(error)));
    setIsBusy(false);
  };
  const refresh = () => attempt(() => refreshPaymentAccount(counterfoil, providerId));
  const connect = () =>
    attempt(async () => {
      const returnUrl = `${location.origin}${location.pathname}?${backMark}`;
      const { url } = await connectPaymentAccount(counterfoil, providerId, { returnUrl });
      location.assign(url);
    });
  return { isBusy, failure, refresh, connect };
};

type Calls = ReturnType<typeof useAccountCalls>;

/** The gateway does not tell by itself that somebody has finished its form. */
const useWayBack = ({ refresh }: Calls) => {
  const [isBack] = useState(() => new URLSearchParams(location.search).has(backMark));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the owner comes back
  useEffect(() => {
    if (!isBack) return;
    history.replaceState(null, '', location.pathname);
    void refresh();
  }, [isBack]);
};

/** The gateway's word about the account. It says itself what it asks for. */
const Account = ({ account }: { readonly account: PaymentAccount }) => {
  const { account: words } = useSetUpWords();
  const { state, due, disabledReason } = account;
  return (
    <div className="card">
      <div className="row">
        <p>{words.about[state]}</p>
        <Pill tone={tones[state]}>{words.state[state]}</Pill>
      </div>
      {due.length > 0 && (
        <>
          <h3>{words.due}</h3>
          <ul className="ltr small">
            {due.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {disabledReason && <p className="quiet small ltr">{disabledReason}</p>}
    </div>
  );
};

interface ButtonsProps {
  readonly calls: Calls;
  readonly account: PaymentAccount | undefined;
  readonly isOwner: boolean;
}

const Buttons = ({ calls: { isBusy, connect, refresh }, account, isOwner }: ButtonsProps) => {
  const { account: words } = useSetUpWords();
  const isOpen = account !== undefined && account.state !== 'disconnected';
  return (
    <div className="wrap">
      {isOwner && account?.state !== 'active' && (
        <Button look="primary" busy={isBusy} onClick={connect}>
          {isOpen ? words.goOn : words.connect}
        </Button>
      )}
      {account && (
        <Button busy={isBusy} onClick={refresh}>
          {words.refresh}
        </Button>
      )}
    </div>
  );
};

/** The provider's own account at the gateway: whether it can be paid, and what is missing. Owners connect it. */
export const AccountSection = ({ providerId, role }: PlaceProps) => {
  const { account: words } = useSetUpWords();
  const { data, loading, error, retry } = useLive(paymentAccount(useCounterfoil(), providerId));
  const calls = useAccountCalls(providerId);
  useWayBack(calls);
  const isOwner = role === 'owner';
  if (error) return <Failed code={error.code} retry={retry} />;
  return (
    <section className="stack tight">
      <h2>{words.title}</h2>
      {loading && <Bones lines={1} />}
      {!loading && !data && <Empty title={words.none} hint={isOwner ? words.noneHint : words.ownerOnly} />}
      {data && <Account account={data} />}
      {calls.failure && (
        <Banner tone="stop">{calls.failure === 'failed-precondition' ? words.off : words.failed(calls.failure)}</Banner>
      )}
      <Buttons calls={calls} account={data} isOwner={isOwner} />
    </section>
  );
};
