import { type DocumentData, Timestamp } from 'firebase/firestore';

const withDates = (value: unknown): unknown => {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withDates(field)]));
};

/**
 * Converts a stored document to the domain's type, with a `Date` for each `Timestamp`. It does not parse: the rules let
 * only functions and validated writes create these documents. Parsing would add the schemas to the size of every app.
 */
export const decode = <T>(data: DocumentData): T => withDates(data) as T;
