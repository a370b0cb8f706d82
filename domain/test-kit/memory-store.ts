import { type Fields, type Increments, invariant, serverTime, type Write } from '../src/index.ts';

/** A database as far as a decision's writes can tell. */
export interface MemoryStore {
  get(path: string): Fields | undefined;
  /** The documents directly in a collection. */
  list(collection: string): Fields[];
  paths(): string[];
  /** All writes, or, where one of them may not happen, none. */
  commit(writes: readonly Write[], at: Date): void;
}

type Documents = Map<string, Fields>;

const isMap = (value: unknown): value is Fields => Object.getPrototypeOf(value ?? 0) === Object.prototype;

/** What a database would keep: `undefined` is absent, and the commit has a time. */
const stored = (value: unknown, at: Date): unknown => {
  if (value === serverTime) return at;
  if (Array.isArray(value)) return value.map((item) => stored(item, at));
  if (!isMap(value)) return value;
  const present = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(present.map(([key, item]) => [key, stored(item, at)]));
};

const added = (before: unknown, by: Increments): Fields => {
  const sums = Object.entries(by).map(([key, value]) => {
    const old = isMap(before) ? before[key] : undefined;
    return [key, typeof value === 'number' ? (typeof old === 'number' ? old : 0) + value : added(old, value)];
  });
  return { ...(isMap(before) ? before : {}), ...Object.fromEntries(sums) };
};

const write = (documents: Documents, change: Write, at: Date): void => {
  const before = documents.get(change.path);
  const put = (data: Fields) => documents.set(change.path, stored(data, at) as Fields);
  switch (change.op) {
    case 'create':
      invariant(!before, `${change.path} is there already`);
      put(change.data);
      return;
    case 'update':
      invariant(before, `${change.path} is to be updated and is not there`);
      put(change.data);
      return;
    case 'delete':
      invariant(before, `${change.path} is to be deleted and is not there`);
      documents.delete(change.path);
      return;
    case 'set':
      put(change.data);
      return;
    case 'drop':
      documents.delete(change.path);
      return;
    case 'increment':
      put({ ...added(before, change.by), ...change.fields });
      return;
    default:
      change satisfies never;
  }
};

export const memoryStore = (given: Readonly<Record<string, Fields>>): MemoryStore => {
  let documents: Documents = new Map(Object.entries(given));
  return {
    get: (path) => documents.get(path),
    list: (collection) =>
      [...documents].flatMap(([path, data]) => (path.slice(0, path.lastIndexOf('/')) === collection ? [data] : [])),
    paths: () => [...documents.keys()],
    commit: (writes, at) => {
      const paths = writes.map(({ path }) => path);
      invariant(new Set(paths).size === paths.length, 'a document is written twice in one commit');
      const next: Documents = new Map(documents);
      for (const change of writes) write(next, change, at);
      documents = next;
    },
  };
};
