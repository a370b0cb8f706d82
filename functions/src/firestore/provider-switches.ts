import { providerPath, providerSchema, type SyncSettings, secondMs, suspensionRef, syncOf } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';

/** An instance learns of a change within this time. */
const currentMs = 5 * secondMs;

const maxKept = 10_000;

/** Settings of a provider that functions follow, and whether the platform has suspended it. */
export interface ProviderSwitches extends SyncSettings {
  readonly isSuspended: boolean;
}

const read = async (firestore: Firestore, providerId: string): Promise<ProviderSwitches> => {
  const paths = [suspensionRef(providerId).path, providerPath(providerId)];
  const [suspension, profile] = await firestore.getAll(...paths.map((path) => firestore.doc(path)));
  const settings = providerSchema.shape.settings.catch({}).parse(profile?.get('settings'));
  return { ...syncOf(settings), isSuspended: suspension?.get('isSuspended') === true };
};

/**
 * Reads a provider's switches at most once in five seconds: a person changes them, and that need not reach a command
 * that is under way. So a busy provider pays two reads for many commands.
 */
export const providerSwitches = (clock: () => number) => {
  const kept = new Map<string, { readonly value: Promise<ProviderSwitches>; readonly until: number }>();
  return (firestore: Firestore, providerId: string): Promise<ProviderSwitches> => {
    const known = kept.get(providerId);
    if (known && clock() < known.until) return known.value;
    const value = read(firestore, providerId);
    kept.delete(providerId);
    kept.set(providerId, { value, until: clock() + currentMs });
    value.catch(() => kept.delete(providerId));
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};
