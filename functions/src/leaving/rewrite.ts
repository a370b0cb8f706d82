import { type Fields, mentions, type Pseudonym, rewritten, type Traces } from '@counterfoil/domain';
import { type DocumentSnapshot, FieldPath, FieldValue, type WriteBatch } from 'firebase-admin/firestore';

/** The top-level fields that differ. A field that is absent afterwards is deleted. */
const changedFields = (before: Fields, after: Fields): [FieldPath, unknown][] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .map((field) => [new FieldPath(field), Object.hasOwn(after, field) ? after[field] : FieldValue.delete()]);

/** Adds the new content of a document to a batch, if nobody changes it meanwhile. */
export const replace = (batch: WriteBatch, read: DocumentSnapshot, after: Fields): void => {
  const { updateTime } = read;
  const [first, ...more] = changedFields(read.data() ?? {}, after);
  if (!first || !updateTime) return;
  const rest = more.flat();
  batch.update(read.ref, ...first, ...rest, { lastUpdateTime: updateTime });
};

/**
 * Adds the rewriting of a document that names the person to a batch.
 *
 * @returns the number of documents, one at most
 */
export const rewrite = (batch: WriteBatch, read: DocumentSnapshot, traces: Traces, pseudonym: Pseudonym): number => {
  const stored = read.data();
  if (!stored || !mentions(stored, traces.uid)) return 0;
  replace(batch, read, rewritten(stored, traces, pseudonym));
  return 1;
};
