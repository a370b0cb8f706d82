import { checkout } from '@counterfoil/client/payments';
import { useState } from 'react';
import { useWords } from '../words/language.tsx';
import { useCounterfoil } from './client.tsx';
import { codeOf } from './code-of.ts';
import { useToasts } from './toasts.tsx';

/** A booking, a subscription or a voucher that a person pays. */
export type PaidFor = { readonly providerId: string } & (
  | { readonly reservationId: string }
  | { readonly subscriptionId: string }
  | { readonly voucherId: string }
);

/** True on the page to which a payment has led back. The gateway tells the server a moment later. */
export const isBackFromPaying = (): boolean => new URLSearchParams(location.search).has('paid');

const paidAddress = (): string => {
  const address = new URL(location.href);
  address.searchParams.set('paid', '');
  return address.href;
};

/** Leads to the payment page of a booking, a subscription or a voucher. The page leads back here. */
export const usePay = (): { readonly isLeaving: boolean; readonly pay: (subject: PaidFor) => Promise<void> } => {
  const counterfoil = useCounterfoil();
  const { warn } = useToasts();
  const { state } = useWords();
  const [isLeaving, setIsLeaving] = useState(false);
  const pay = async (subject: PaidFor): Promise<void> => {
    setIsLeaving(true);
    try {
      const { url } = await checkout(counterfoil, {
        ...subject,
        kind: 'session',
        returnUrl: paidAddress(),
        cancelUrl: location.href,
      });
      location.assign(url);
    } catch (error) {
      setIsLeaving(false);
      warn(state.notDone(codeOf(error)));
    }
  };
  return { isLeaving, pay };
};
