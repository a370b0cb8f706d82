import type { MemberRole } from '@counterfoil/domain/core';
import type { Connection } from '../connection.ts';
import { onDemand } from '../on-demand.ts';

/** Gets a house's lists in one file for a device that has none of them. What cannot be had so is read as ever. */
export const fillCache = async (
  { firestore$ }: Connection,
  providerId: string,
  role: MemberRole,
  baseUrl: string,
): Promise<void> => {
  try {
    const { loadBundles } = await onDemand.loadBundles();
    const audiences = role === 'kitchen' ? (['menu'] as const) : (['menu', 'house'] as const);
    await loadBundles({ firestore: firestore$.value, providerId, audiences, baseUrl });
  } catch {
    // Its code could not be loaded.
  }
};
