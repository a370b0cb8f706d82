import { type DocumentData, Timestamp } from 'firebase/firestore';

const withDates = (value: unknown): unknown => {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withDates(inner)]));
};

/**
 * A stored document as the domain's type. The rules let only functions and validated writes create these documents, so a
 * device does not parse them again: it would pay for the schemas in every app.
 */
export const decode = <T>(data: DocumentData): T => withDates(data) as T;
