import type { Firestore, WriteBatch } from 'firebase-admin/firestore';

/** The database calls of one command: documents per read, and writes per commit. */
export interface Trace {
  readonly reads: number[];
  readonly writes: number[];
}

const bound = <T extends object>(target: T, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
};

const writing = new Set<string | symbol>(['create', 'set', 'update', 'delete']);

const tracedBatch = (batch: WriteBatch, trace: Trace): WriteBatch => {
  let writes = 0;
  return new Proxy(batch, {
    get: (target, key) => {
      if (writing.has(key)) writes += 1;
      if (key === 'commit') trace.writes.push(writes);
      return bound(target, key);
    },
  });
};

/** The same database, recording its reads and writes. */
export const tracedFirestore = (firestore: Firestore, trace: Trace): Firestore =>
  new Proxy(firestore, {
    get: (target, key) => {
      if (key === 'batch') return () => tracedBatch(target.batch(), trace);
      if (key !== 'getAll') return bound(target, key);
      return (...refs: Parameters<Firestore['getAll']>) => {
        trace.reads.push(refs.length);
        return target.getAll(...refs);
      };
    },
  });
