import type { NewCommand } from '@counterfoil/client';
import { useState } from 'react';
import { useAct } from './use-act.ts';
import { useIsShown } from './use-is-shown.ts';
import { type PaidFor, usePay } from './use-pay.ts';

/** An answer that comes later finds its reader at something else: they pay when they want to. */
const patienceMs = 10_000;

interface Order {
  /** From the tap until the answer, so that a second tap orders nothing. */
  readonly isBusy: boolean;
  readonly order: (command: NewCommand, paidFor?: PaidFor) => Promise<'applied' | 'rejected' | 'failed' | 'busy'>;
}

/** Sends one order at a time, and leads to its payment if the answer comes while somebody waits for it. */
export const useOrder = (): Order => {
  const act = useAct();
  const { isLeaving, pay } = usePay();
  const isShown = useIsShown();
  const [isSending, setIsSending] = useState(false);
  const order: Order['order'] = async (command, paidFor) => {
    if (isSending) return 'busy';
    setIsSending(true);
    const began = performance.now();
    const done = await act(command);
    setIsSending(false);
    const isWaiting = isShown() && performance.now() - began < patienceMs;
    if (done === 'applied' && paidFor && isWaiting) await pay(paidFor);
    return done;
  };
  return { isBusy: isSending || isLeaving, order };
};
