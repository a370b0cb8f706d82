import type { Write } from '@counterfoil/domain';
import type { ReadSet } from '../firestore/read-set.ts';

/** The stored documents contradict each other, so no attempt can commit: a reference without its document, for example. */
export class Misfit extends Error {
  readonly paths: readonly string[];
  constructor(paths: readonly string[]) {
    super(`stored documents contradict the decision: ${paths.join(', ')}`);
    this.paths = paths;
  }
}

/** True if the write needs an existing document, false if it needs a missing one, `undefined` if it needs neither. */
const needsDocument = ({ op }: Write): boolean | undefined => {
  if (op === 'create') return false;
  return op === 'update' || op === 'delete' ? true : undefined;
};

/** The paths whose documents, as read, contradict a precondition of the writes. Paths that were not read do not count. */
export const misfits = (writes: readonly Write[], reads: ReadSet): string[] =>
  writes.flatMap((write) => {
    const needed = needsDocument(write);
    const snapshot = reads.snapshot(write.path);
    return needed !== undefined && snapshot && snapshot.exists !== needed ? [write.path] : [];
  });

/** The paths with a precondition that the command has not read. */
export const unreadPaths = (writes: readonly Write[], reads: ReadSet): string[] =>
  writes.flatMap((write) => (needsDocument(write) !== undefined && !reads.snapshot(write.path) ? [write.path] : []));
