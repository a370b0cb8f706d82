import { type Fields, type Increments, serverTime, type Write } from './write.ts';

const isMap = (value: unknown): value is Fields => Object.getPrototypeOf(value ?? 0) === Object.prototype;

/** Normalises a value as Firestore stores it: drops `undefined` and replaces `serverTime` with the commit time. */
const stored = (value: unknown, at: Date): unknown => {
  if (value === serverTime) return at;
  if (Array.isArray(value)) return value.map((item) => stored(item, at));
  return isMap(value) ? storedFields(value, at) : value;
};

const storedFields = (fields: Fields, at: Date): Fields => {
  const present = Object.entries(fields).filter(([, item]) => item !== undefined);
  return Object.fromEntries(present.map(([key, item]) => [key, stored(item, at)]));
};

const added = (before: unknown, by: Increments): Fields => {
  const sums = Object.entries(by).map(([key, value]) => {
    const old = isMap(before) ? before[key] : undefined;
    return [key, typeof value === 'number' ? (typeof old === 'number' ? old : 0) + value : added(old, value)];
  });
  return { ...(isMap(before) ? before : {}), ...Object.fromEntries(sums) };
};

/** Returns the document as a commit at time `at` would leave it, or `undefined` if the write deletes it. */
export const applyWrite = (before: Fields | undefined, write: Write, at: Date): Fields | undefined => {
  switch (write.op) {
    case 'create':
    case 'update':
    case 'set':
      return storedFields(write.data, at);
    case 'delete':
    case 'drop':
      return undefined;
    case 'increment':
      return storedFields({ ...added(before, write.by), ...write.fields }, at);
    default:
      return write satisfies never;
  }
};
