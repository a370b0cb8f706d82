import { type DocumentKind, type Documents, documentSchemas, type Ref } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { withDates } from './with-dates.ts';

/** A stored document does not match its schema, because somebody wrote it by hand. */
export class MalformedDocument extends Error {
  readonly path: string;
  readonly field: string;
  constructor(path: string, field: string, cause: unknown) {
    super(`the document ${path} is malformed at ${field}`, { cause });
    this.path = path;
    this.field = field;
  }
}

/** Decoded documents: a decider asks for the same one several times. */
const decoded = new WeakMap<DocumentSnapshot, Partial<Documents>>();

export const decodeDocument = <Kind extends DocumentKind>(
  { kind, path }: Ref<Kind>,
  snapshot: DocumentSnapshot,
): Documents[Kind] => {
  const known = decoded.get(snapshot);
  const before = known?.[kind];
  if (before) return before;
  const parsed = documentSchemas[kind].safeParse(withDates(snapshot.data()));
  if (!parsed.success) throw new MalformedDocument(path, parsed.error.issues[0]?.path.join('.') ?? '', parsed.error);
  decoded.set(snapshot, { ...known, [kind]: parsed.data });
  return parsed.data;
};
