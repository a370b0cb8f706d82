import { type DocumentReference, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { CounterfoilError } from './counterfoil-error.ts';

/**
 * Sets fields of a record that its owner writes, with the server's stamps, and creates it where it is not there yet. The
 * rules want `createdAt` left as it is, so it has to be known which of the two it is.
 */
export const putDocument = async (ref: DocumentReference, fields: object): Promise<void> => {
  const updatedAt = serverTimestamp();
  try {
    if ((await getDoc(ref)).exists()) await updateDoc(ref, { ...fields, updatedAt });
    else await setDoc(ref, { ...fields, createdAt: serverTimestamp(), updatedAt });
  } catch (error) {
    throw CounterfoilError.from(error, `writing ${ref.path}`);
  }
};
