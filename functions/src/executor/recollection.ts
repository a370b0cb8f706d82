import type { BoundCommand, Docs, DocumentKind, Documents, Ref, RequestContext } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { decodeDocument, MalformedDocument } from '../firestore/decode-document.ts';
import type { ReadSet } from '../firestore/read-set.ts';

const maxKept = 2000;

/** Documents on which further reads of a command depended, such as recipes, as this instance read them last. */
const kept = new Map<string, DocumentSnapshot>();

/** Keeps documents that led to another round of reads. */
export const recollect = (reads: ReadSet, refs: readonly Ref[]): void => {
  for (const { path } of refs) {
    const snapshot = reads.snapshot(path);
    kept.delete(path);
    if (snapshot?.exists) kept.set(path, snapshot);
  }
  for (const path of kept.keys()) {
    if (kept.size <= maxKept) return;
    kept.delete(path);
  }
};

/** The command needs a document that this instance does not know. */
class Unknown extends Error {}

/** The documents that were read, and those that this instance has read lately. */
const known = (reads: ReadSet): Docs<Documents> => {
  const find = (path: string): DocumentSnapshot | undefined => reads.snapshot(path) ?? kept.get(path);
  return {
    has: ({ path }) => find(path) !== undefined,
    get: <Kind extends DocumentKind>(ref: Ref<Kind>) => {
      const snapshot = find(ref.path);
      if (!snapshot) throw new Unknown(ref.path);
      return snapshot.exists ? decodeDocument(ref, snapshot) : undefined;
    },
  };
};

/**
 * The further reads that a command will probably ask for, so that they can share a round. A hint only: the command
 * decides by documents that it has read itself.
 */
export const foreseen = (
  bound: BoundCommand<Documents>,
  asked: RequestContext,
  reads: ReadSet,
): readonly Ref<DocumentKind>[] => {
  try {
    return bound.readsNext(asked, known(reads));
  } catch (error) {
    if (error instanceof Unknown || error instanceof MalformedDocument) return [];
    throw error;
  }
};
