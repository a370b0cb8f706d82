import type { DomainEvent } from '../../kernel/event.ts';
import type { PaymentAccountState } from './state.ts';

/** `before` is absent for a new account. Only owner and manager read what is due, in the document. */
export type PaymentAccountChanged = DomainEvent<
  'paymentAccount.changed',
  { state: PaymentAccountState; before?: PaymentAccountState; chargesEnabled: boolean; payoutsEnabled: boolean }
>;
