import { type Closure, closureSchema, invariant } from '@counterfoil/domain';
import { type DocumentReference, type DocumentSnapshot, FieldValue, type Timestamp } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';

/** Thrown when somebody else has changed the closure: its withdrawal, or another process. */
export class LeaseLost extends Error {}

const encode = (fields: Partial<Closure>) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, value === undefined ? FieldValue.delete() : value]),
  );

/** A closure that this process works on. Each note is guarded by the one before. */
export interface HeldClosure {
  readonly closure: Closure;
  note(fields: Partial<Closure>, now: Date): Promise<void>;
}

/** @throws ZodError if the document is malformed */
export const holdClosure = (read: DocumentSnapshot): HeldClosure => {
  invariant(read.updateTime, `${read.ref.path} was read without its update time`);
  const ref: DocumentReference = read.ref;
  let lastUpdateTime: Timestamp = read.updateTime;
  let closure: Closure = closureSchema.parse(withDates(read.data()));
  return {
    get closure() {
      return closure;
    },
    note: async (fields, now) => {
      const changed = { ...fields, updatedAt: now };
      try {
        lastUpdateTime = (await ref.update(encode(changed), { lastUpdateTime })).writeTime;
      } catch (error) {
        if (isConflict(error)) throw new LeaseLost(ref.path, { cause: error });
        throw error;
      }
      closure = { ...closure, ...changed };
    },
  };
};
