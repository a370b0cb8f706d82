import { type Fields, invariant, type Write } from '../src/index.ts';
import { applyWrite } from '../src/kernel/apply-write.ts';

/** A database as far as a decision's writes can tell. */
export interface MemoryStore {
  get(path: string): Fields | undefined;
  /** The documents directly in a collection. */
  list(collection: string): Fields[];
  paths(): string[];
  /** All writes, or, where one of them may not happen, none. */
  commit(writes: readonly Write[], at: Date): void;
}

const requirePossible = ({ op, path }: Write, before: Fields | undefined): void => {
  if (op === 'create') invariant(!before, `${path} is there already`);
  if (op === 'update') invariant(before, `${path} is to be updated and is not there`);
  if (op === 'delete') invariant(before, `${path} is to be deleted and is not there`);
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
      invariant(new Set(paths).size === paths.length, 'a document is written twice in one commit');
      const next = new Map(documents);
      for (const write of writes) {
        const before = documents.get(write.path);
        requirePossible(write, before);
        const after = applyWrite(before, write, at);
        if (after) next.set(write.path, after);
        else next.delete(write.path);
      }
      documents = next;
    },
  };
};
