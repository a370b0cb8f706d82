import { type Fields, paymentRef, paymentSchema, type StoredPayment } from '@counterfoil/domain';
import { type DocumentSnapshot, FieldValue, type Firestore } from 'firebase-admin/firestore';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';

/** A stored payment with the time of its last change, which identifies its state. */
export interface PaymentState {
  readonly payment: StoredPayment;
  readonly changedAt: string;
}

const stateOf = (snapshot: DocumentSnapshot): PaymentState | undefined =>
  snapshot.updateTime && {
    payment: paymentSchema.parse(withDates(snapshot.data())),
    changedAt: `${snapshot.updateTime.seconds}.${snapshot.updateTime.nanoseconds}`,
  };

export const readPayment = async (
  firestore: Firestore,
  gateway: string,
  paymentId: string,
): Promise<PaymentState | undefined> => stateOf(await firestore.doc(paymentRef(gateway, paymentId).path).get());

const present = (fields: object): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The fields that a change removes. */
const removed = (before: object | undefined, after: object): Fields => {
  const kept = present(after);
  const gone = Object.keys(before ?? {}).filter((field) => !Object.hasOwn(kept, field));
  return Object.fromEntries(gone.map((field) => [field, FieldValue.delete()]));
};

/**
 * Changes what is stored about a payment, guarded by its last change.
 *
 * @param change returns the same payment to leave it as it is, and `undefined` to refuse
 */
export const changePayment = async (
  { firestore }: CommandContext,
  [gateway, paymentId]: readonly [gateway: string, paymentId: string],
  change: (stored: StoredPayment | undefined) => StoredPayment | undefined,
): Promise<PaymentState | undefined> => {
  const ref = firestore.doc(paymentRef(gateway, paymentId).path);
  for (let attempt = 1; ; attempt++) {
    const snapshot = await ref.get();
    const before = stateOf(snapshot);
    const after = change(before?.payment);
    if (!after || after === before?.payment) return before;
    try {
      const fields = { ...present(after), ...removed(before?.payment, after) };
      if (snapshot.updateTime) await ref.update(fields, { lastUpdateTime: snapshot.updateTime });
      else await ref.create(present(after));
    } catch (error) {
      if (!isConflict(error) || attempt === maxAttempts) throw error;
      await backoff(attempt);
    }
  }
};
