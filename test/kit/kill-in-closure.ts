/**
 * A program: applies the closures in the database `argv[2]` at the time `argv[3]`. It kills itself after its `argv[4]`th
 * commit of a command, before it can note it.
 */
import { sweepClosures } from '../../functions/src/closures/sweep-closures.ts';
import { openDatabase } from './admin.ts';
import { wrapCommit } from './wrap-commit.ts';

const [, , databaseId = '', now = '', commits = '1'] = process.argv;
let left = Number(commits);

const dying = wrapCommit(openDatabase(databaseId), async (commit) => {
  const results = await commit();
  left -= 1;
  if (left > 0) return results;
  process.kill(process.pid, 'SIGKILL');
  return await new Promise(() => {});
});

await sweepClosures({ firestore: dying, clock: () => new Date(now) });
