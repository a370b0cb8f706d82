import { type Fields, invariant, type Write } from '../src/index.ts';
import { applyWrite } from '../src/kernel/apply-write.ts';

/** An in-memory database that applies a decision's writes. */
export interface MemoryStore {
  get(path: string): Fields | undefined;
  /** The documents directly in a collection. */
  list(collection: string): Fields[];
  paths(): string[];
  /** Applies all writes, or none if one of them violates its precondition. */
  commit(writes: readonly Write[], at: Date): void;
}

const requirePrecondition = ({ op, path }: Write, before: Fields | undefined): void => {
  if (op === 'create') invariant(!before, `${path} already exists`);
  if (op === 'update') invariant(before, `cannot update ${path}: it does not exist`);
  if (op === 'delete') invariant(before, `cannot delete ${path}: it does not exist`);
};

export const memoryStore = (given: Readonly<Record<string, Fields>>): MemoryStore => {
  let documents = new Map(Object.entries(given));
  return {
    get: (path) => documents.get(path),
    list: (collection) =>
      [...documents].flatMap(([path, data]) => (path.slice(0, path.lastIndexOf('/')) === collection ? [data] : [])),
    paths: () => [...documents.keys()],
    commit: (writes, at) => {
      const paths = writes.map(({ path }) => path);
      invariant(new Set(paths).size === paths.length, 'one commit writes a document twice');
      const next = new Map(documents);
      for (const write of writes) {
        const before = documents.get(write.path);
        requirePrecondition(write, before);
        const after = applyWrite(before, write, at);
        if (after) next.set(write.path, after);
        else next.delete(write.path);
      }
      documents = next;
    },
  };
};
