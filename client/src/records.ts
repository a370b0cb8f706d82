import { providerPath, type RecordInputs } from '@counterfoil/domain/core';
import { deleteDoc, deleteField, doc, type Firestore, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { CounterfoilError } from './counterfoil-error.ts';

export type RecordKind = keyof RecordInputs;

type Changed<Input> = { readonly [Field in keyof Input]?: Input[Field] | null };

/**
 * What a house says of itself, written by its devices under the rules. It shows at once here and works offline; each
 * promise resolves when the server has the change, and rejects when it refuses it. The last writer of a field wins.
 */
export interface Records {
  /** A record that is not there yet. */
  add<Kind extends RecordKind>(kind: Kind, id: string, record: RecordInputs[Kind]): Promise<void>;
  /** The named fields of one that is, each as a whole; `null` takes a field away. */
  change<Kind extends RecordKind>(kind: Kind, id: string, fields: Changed<RecordInputs[Kind]>): Promise<void>;
  remove(kind: RecordKind, id: string): Promise<void>;
}

const paths: { readonly [Kind in RecordKind]: (id: string) => string } = {
  categories: (id) => `categories/${id}`,
  menuItems: (id) => `menuItems/${id}`,
  menuCosting: (id) => `menuItems/${id}/private/costing`,
  tables: (id) => `tables/${id}`,
  printers: (id) => `printers/${id}`,
  ingredients: (id) => `ingredients/${id}`,
  ingredientCosting: (id) => `ingredients/${id}/private/costing`,
  recipes: (id) => `recipes/${id}`,
  services: (id) => `services/${id}`,
  plans: (id) => `plans/${id}`,
};

const withoutNulls = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? deleteField() : value]));

const write = async (doing: string, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};

/** @param uid who writes: the event of a change names them */
export const records = (firestore: Firestore, providerId: string, uid: () => string | undefined): Records => {
  const ref = (kind: RecordKind, id: string) => doc(firestore, `${providerPath(providerId)}/${paths[kind](id)}`);
  const stamps = () => ({ updatedBy: uid(), updatedAt: serverTimestamp() });
  return {
    add: (kind, id, record) =>
      write(`adding ${kind}/${id}`, () =>
        setDoc(ref(kind, id), { ...record, createdAt: serverTimestamp(), ...stamps() }),
      ),
    change: (kind, id, fields) =>
      write(`changing ${kind}/${id}`, () => updateDoc(ref(kind, id), { ...withoutNulls(fields), ...stamps() })),
    remove: (kind, id) => write(`removing ${kind}/${id}`, () => deleteDoc(ref(kind, id))),
  };
};
