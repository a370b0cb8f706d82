import { type Decision, type PaymentReport, paymentRef, paymentSchema, withReport } from '../src/index.ts';
import type { Stage } from './given.ts';
import { gateway } from './salon.ts';

/** A payment at the gateway, and the booking that it paid. */
interface Reported {
  readonly paymentId: string;
  readonly target: { readonly userId: string } & (
    | { readonly reservationId: string }
    | { readonly subscriptionId: string }
    | { readonly voucherId: string }
  );
}

/** Notes a report as the webhook does, and sends the command that takes it over. */
export const report = (stage: Stage, { paymentId, target }: Reported, what: PaymentReport): Decision => {
  const { store } = stage;
  const { path } = paymentRef('stripe', paymentId);
  const at = what.reportedAt;
  const stored = paymentSchema.parse(store.get(path) ?? { gateway: 'stripe', paymentId, createdAt: at, updatedAt: at });
  store.commit([{ op: 'set', path, data: { ...withReport(stored, what) } }], at);
  const payment = { paymentId, gateway: 'stripe' };
  if ('voucherId' in target) return stage.when('voucher.settlePayment', { ...target, ...payment }, { by: gateway, at });
  return 'reservationId' in target
    ? stage.when('reservation.settlePayment', { ...target, ...payment }, { by: gateway, at })
    : stage.when('subscription.settlePayment', { ...target, ...payment }, { by: gateway, at });
};
