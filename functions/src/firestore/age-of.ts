import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';

/** The time since a document was created, in milliseconds: by its own word, or the database's if that is missing. */
export const ageOf = (document: QueryDocumentSnapshot, now: Date): number => {
  const createdAt: unknown = document.get('createdAt');
  return now.getTime() - (createdAt instanceof Timestamp ? createdAt : document.createTime).toMillis();
};
