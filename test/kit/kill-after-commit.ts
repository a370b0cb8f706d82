/**
 * A program: executes the command in `argv[2]` for the user in `argv[3]` and is killed in the instant between the commit and the
 * answer.
 */
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { firestore } from './admin.ts';
import { userActor } from './run.ts';

const [, , command = '', uid = ''] = process.argv;

const dying: Pick<Firestore, 'batch'> = {
  batch: () => {
    const batch = firestore.batch();
    const commit = batch.commit.bind(batch);
    batch.commit = async () => {
      await commit();
      process.kill(process.pid, 'SIGKILL');
      return await new Promise(() => {});
    };
    return batch;
  },
};

const mortal = new Proxy(firestore, {
  get: (target, key) => {
    if (key === 'batch') return dying.batch;
    const value: unknown = Reflect.get(target, key);
    return typeof value === 'function' ? value.bind(target) : value;
  },
});

await executeBatch({ firestore: mortal, clock: () => new Date() }, userActor(uid), [JSON.parse(command)]);
