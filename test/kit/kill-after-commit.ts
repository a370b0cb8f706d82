/**
 * A program: executes the command in `argv[2]` for the user in `argv[3]`, and kills itself between the commit and the
 * answer.
 */
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { firestore } from './admin.ts';
import { userActor } from './run.ts';
import { wrapCommit } from './wrap-commit.ts';

const [, , command = '', uid = ''] = process.argv;

const dying = wrapCommit(firestore, async (commit) => {
  await commit();
  process.kill(process.pid, 'SIGKILL');
  return await new Promise(() => {});
});

await executeBatch({ firestore: dying, clock: () => new Date() }, userActor(uid), [JSON.parse(command)]);
