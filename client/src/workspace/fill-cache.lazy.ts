import type { MemberRole } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import { loadBundles } from './load-bundles.lazy.ts';

/** Gets a house's lists in one file for a device that has none of them. What cannot be had so is read as ever. */
export const fillCache = (
  { firestore }: Connection,
  providerId: string,
  role: MemberRole,
  baseUrl: string,
): Promise<void> => {
  const audiences = role === 'kitchen' ? (['menu'] as const) : (['menu', 'house'] as const);
  return loadBundles({ firestore: firestore(), providerId, audiences, baseUrl });
};
