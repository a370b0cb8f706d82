import { providerPath, type Write } from '@counterfoil/domain';
import type { ProjectionContext } from './projection.ts';

/** One turn at a house's recipes. */
export interface ProjectionLock {
  /** Counts the turns of a house. */
  readonly count: number;
  readonly write: Write;
}

/**
 * Takes a turn at `serviceProviders/{pid}/projections/recipes`. A recipe follows from ingredients that are only read, so a commit
 * would not notice that one of them has changed since: of two projections the one that read earlier could commit later, and
 * leave a recipe as it was. Therefore this document is read before everything else and written, guarded, with the rest, also when
 * nothing else has changed. Whoever commits after another has then read after it, so that the last has read after every change
 * that anybody came for. Commands never touch it.
 */
export const acquireProjectionLock = async ({ providerId, reads, now }: ProjectionContext): Promise<ProjectionLock> => {
  const path = `${providerPath(providerId)}/projections/recipes`;
  await reads.read([path]);
  const stored = reads.snapshot(path)?.data();
  const count = Number(stored?.count ?? 0) + 1;
  const data = { createdAt: now, ...stored, count, updatedAt: now };
  return { count, write: { op: stored ? 'update' : 'create', path, data } };
};
