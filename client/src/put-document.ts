import { type DocumentReference, serverTimestamp, setDoc } from 'firebase/firestore';
import { attempt } from './attempt.ts';

/**
 * Sets fields of a record that its owner writes, each as a whole, and creates it where it is not there yet. Nothing is read
 * first, so that it works offline and two first writes at once agree; `createdAt` therefore moves with each. It shows at
 * once here, and resolves when the server has it.
 */
export const putDocument = async (ref: DocumentReference, fields: object): Promise<void> => {
  const stamped = { ...fields, createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  await attempt(`writing ${ref.path}`, () => setDoc(ref, stamped, { mergeFields: Object.keys(stamped) }));
};
