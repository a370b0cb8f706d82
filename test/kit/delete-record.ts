import { doc, type Firestore, serverTimestamp, type WriteBatch, writeBatch } from 'firebase/firestore';

/** The kind of a record and its id, from its path. */
const parse = (path: string): { provider: string; kind: string; id: string } => {
  const [root, providerId, collection = '', id = '', costing] = path.split('/');
  const costings: Readonly<Record<string, string>> = { menuItems: 'menuCosting', ingredients: 'ingredientCosting' };
  return { provider: `${root}/${providerId}`, kind: (costing && costings[collection]) || collection, id };
};

interface Deletion {
  /** The full path of the record. */
  readonly path: string;
  readonly uid: string;
  /** Fields of the trace that differ from an honest one. */
  readonly trace?: Readonly<Record<string, unknown>>;
}

/** Adds the trace of a deletion to a batch. */
export const addTrace = (batch: WriteBatch, database: Firestore, { path, uid, trace = {} }: Deletion): WriteBatch => {
  const { provider, kind, id } = parse(path);
  return batch.set(doc(database, `${provider}/deletions/${kind}.${id}.${uid}`), {
    kind,
    id,
    updatedBy: uid,
    updatedAt: serverTimestamp(),
    ...trace,
  });
};

/** Adds the deletion of a record to a batch, with the trace that names the person. */
export const addDeletion = (batch: WriteBatch, database: Firestore, deletion: Deletion): WriteBatch =>
  addTrace(batch.delete(doc(database, deletion.path)), database, deletion);

/** Deletes a record with the bare SDK, as the data model says. */
export const deleteRecord = (database: Firestore, deletion: Deletion): Promise<void> =>
  addDeletion(writeBatch(database), database, deletion).commit();
