import { bundlePath, type MemberRole } from '@counterfoil/domain/core';
import { doc, type Firestore, getDocFromCache } from 'firebase/firestore';
import type { Connection } from '../connection/connection.ts';
import { loadBundles } from './load-bundles.lazy.ts';
import type { WorkspaceOptions } from './workspace.ts';

/** True if this device has asked for a bundle before: the document of the bundle is in its cache. */
const isFilled = (firestore: Firestore, providerId: string): Promise<boolean> =>
  getDocFromCache(doc(firestore, bundlePath(providerId, 'menu'))).then(
    () => true,
    () => false,
  );

/** Fills an empty cache from the provider's data bundles. The listeners read everything else document by document. */
export const fillCache = async (
  { firestore, report }: Connection,
  providerId: string,
  role: MemberRole,
  options: Pick<WorkspaceOptions, 'bundlesFrom' | 'fetchBundle'>,
): Promise<void> => {
  if (await isFilled(firestore(), providerId)) return;
  const audiences = role === 'kitchen' ? (['menu'] as const) : (['menu', 'house'] as const);
  const failed = (error: unknown) => report('the data bundle', error);
  await loadBundles({ ...options, firestore: firestore(), providerId, audiences, failed });
};
