import type { Firestore, WriteBatch } from 'firebase-admin/firestore';

/** A write as the SDK was given it, without its precondition. */
type Recorded =
  | { readonly op: 'create' | 'update'; readonly path: string; readonly data: object }
  | { readonly op: 'delete'; readonly path: string }
  | { readonly op: 'set'; readonly path: string; readonly data: object; readonly merge: boolean };

/** One request to the database. */
export type Request = { readonly reads: readonly string[] } | { readonly writes: readonly Recorded[] };

const bound = <T extends object>(target: T, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
};

type Arguments = readonly [ref: { readonly path: string }, data?: object, options?: { readonly merge?: boolean }];

/** A write without its precondition; `undefined` for a delete that only guards an absence. */
const recorded = (op: Recorded['op'], [ref, data = {}, options]: Arguments): Recorded | undefined => {
  if (op === 'set') return { op, path: ref.path, data, merge: options?.merge === true };
  if (op !== 'delete') return { op, path: ref.path, data };
  return 'exists' in data ? undefined : { op, path: ref.path };
};

const isWriting = (key: string | symbol): key is Recorded['op'] =>
  key === 'create' || key === 'update' || key === 'delete' || key === 'set';

const recordedBatch = (batch: WriteBatch, requests: Request[]): WriteBatch => {
  const writes: Recorded[] = [];
  const proxy: WriteBatch = new Proxy(batch, {
    get: (target, key) => {
      if (key === 'commit') {
        return async () => {
          const results = await target.commit();
          requests.push({ writes });
          return results;
        };
      }
      const own = bound(target, key);
      if (!isWriting(key) || typeof own !== 'function') return own;
      return (...args: Arguments) => {
        const write = recorded(key, args);
        if (write) writes.push(write);
        own(...args);
        return proxy;
      };
    },
  });
  return proxy;
};

/** The same database, noting every request that goes to it, except commits that fail. */
export const recording = (firestore: Firestore, requests: Request[]): Firestore =>
  new Proxy(firestore, {
    get: (target, key) => {
      if (key === 'batch') return () => recordedBatch(target.batch(), requests);
      if (key !== 'getAll') return bound(target, key);
      return (...refs: Parameters<Firestore['getAll']>) => {
        requests.push({ reads: refs.flatMap((ref) => ('path' in ref ? [ref.path] : [])) });
        return target.getAll(...refs);
      };
    },
  });

/** Commands that ran side by side may be repeated in another order, so nothing depends on a document's existence. */
const addWrite = (batch: WriteBatch, firestore: Firestore, write: Recorded): void => {
  const ref = firestore.doc(write.path);
  switch (write.op) {
    case 'create':
      batch.set(ref, write.data);
      return;
    case 'update':
      batch.set(ref, write.data, { mergeFields: Object.keys(write.data) });
      return;
    case 'set':
      batch.set(ref, write.data, { merge: write.merge });
      return;
    case 'delete':
      batch.delete(ref);
      return;
    default:
      write satisfies never;
  }
};

/** Makes the same requests of the same documents by the SDK alone: no parsing, no decision, no precondition. */
export const repeat = async (firestore: Firestore, requests: readonly Request[]): Promise<void> => {
  for (const request of requests) {
    if ('reads' in request) {
      await firestore.getAll(...request.reads.map((path) => firestore.doc(path)));
      continue;
    }
    const batch = firestore.batch();
    for (const write of request.writes) addWrite(batch, firestore, write);
    await batch.commit();
  }
};
