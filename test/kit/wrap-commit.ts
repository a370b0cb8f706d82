import type { Firestore, WriteResult } from 'firebase-admin/firestore';

type Commit = () => Promise<WriteResult[]>;

/** The same database, with a wrapper around each commit of a batch. */
export const wrapCommit = (database: Firestore, around: (commit: Commit) => Promise<WriteResult[]>): Firestore => {
  const batch = () => {
    const one = database.batch();
    const commit = one.commit.bind(one);
    one.commit = () => around(commit);
    return one;
  };
  return new Proxy(database, {
    get: (target, key) => {
      if (key === 'batch') return batch;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};
