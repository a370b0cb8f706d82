import type { Firestore } from 'firebase-admin/firestore';
import { wrapCommit } from './wrap-commit.ts';

/** The same database for a process that dies after so many commits of a batch. */
export const dyingAfter = (database: Firestore, commits: number): Firestore => {
  let left = commits;
  return wrapCommit(database, (commit) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('the process has died')) : commit();
  });
};
