import type { MemberRole } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import { loadBundles } from './load-bundles.lazy.ts';
import type { WorkspaceOptions } from './workspace.ts';

/** Fills an empty cache from the provider's data bundles. The listeners read everything else document by document. */
export const fillCache = (
  { firestore, report }: Connection,
  providerId: string,
  role: MemberRole,
  options: Pick<WorkspaceOptions, 'bundlesFrom' | 'fetchBundle'>,
): Promise<void> => {
  const audiences = role === 'kitchen' ? (['menu'] as const) : (['menu', 'house'] as const);
  const failed = (error: unknown) => report('the data bundle', error);
  return loadBundles({ ...options, firestore: firestore(), providerId, audiences, failed });
};
