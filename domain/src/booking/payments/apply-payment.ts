import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import { paymentRef } from './path.ts';
import type { StoredPayment } from './payment.ts';
import type { ReportedPayment } from './reported-payment.ts';

/** Adds the proof that a payment was applied to the decision that applies it. */
export const applyPayment = (
  decision: Decision,
  { payment: { paymentId, gateway, amount, account }, target }: ReportedPayment,
  docs: Docs<{ payment: StoredPayment }>,
  now: Date,
): Decision => {
  if ('rejection' in decision) return decision;
  const ref = paymentRef(gateway, paymentId);
  const known = docs.get(ref);
  // Another account's reports, which came first, are none of this payment.
  const { expireAt: _e, ...stored } = known?.account === account && known ? known : { createdAt: now };
  const data = { ...stored, gateway, paymentId, account, applied: { ...target, amount, at: now }, updatedAt: now };
  const op = known ? 'update' : 'create';
  return { ...decision, writes: [...decision.writes, { op, path: ref.path, data }] };
};
