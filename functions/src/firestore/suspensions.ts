import { secondMs, suspensionRef } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';

/** An instance learns of a suspension or its end within this time. */
const currentMs = 5 * secondMs;

const maxKept = 10_000;

/**
 * Reads whether a provider is suspended, at most once in five seconds for each: a suspension is a person's decision,
 * which need not stop a command that is under way. So a busy provider pays one read for many commands.
 */
export const suspensions = (clock: () => number) => {
  const kept = new Map<string, { readonly value: Promise<boolean>; readonly until: number }>();
  return (firestore: Firestore, providerId: string): Promise<boolean> => {
    const known = kept.get(providerId);
    if (known && clock() < known.until) return known.value;
    const value = firestore
      .doc(suspensionRef(providerId).path)
      .get()
      .then((stored) => stored.get('isSuspended') === true);
    kept.delete(providerId);
    kept.set(providerId, { value, until: clock() + currentMs });
    value.catch(() => kept.delete(providerId));
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};
