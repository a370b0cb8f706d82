import { providerPath, type Write } from '@counterfoil/domain';
import type { ProjectionContext } from './projection.ts';

/** The lock of one provider's recipe projection. */
export interface ProjectionLock {
  /** How often the lock was acquired; also the version of the events that derive from it. */
  readonly count: number;
  readonly write: Write;
}

/**
 * Acquires the optimistic lock at `serviceProviders/{pid}/projections/recipes`.
 *
 * A recipe derives from ingredients that are only read, so its commit would not notice their later changes. Of two
 * projections, the one that read earlier could commit later and store an outdated recipe. Every projection therefore
 * reads this document first and writes it with a precondition, even if nothing else changed. A projection that commits
 * later has thus also read later, and the last one has seen every change. Commands never touch the document.
 */
export const acquireProjectionLock = async ({ providerId, reads, now }: ProjectionContext): Promise<ProjectionLock> => {
  const path = `${providerPath(providerId)}/projections/recipes`;
  await reads.read([path]);
  const stored = reads.snapshot(path)?.data();
  const count = Number(stored?.count ?? 0) + 1;
  const data = { createdAt: now, ...stored, count, updatedAt: now };
  return { count, write: { op: stored ? 'update' : 'create', path, data } };
};
