import { type Command, invariant } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { percentilesOf } from '../../kit/device/percentiles.ts';
import { newId } from '../../kit/new-id.ts';
import { type Metric, type Row, timed } from '../row.ts';
import { openSlowFirestore } from '../slow-firestore.ts';
import { openTown, type Sent, visitsIn } from '../town.ts';

const delayMs = 20;

const execute = (firestore: Firestore, { actor, command }: Sent): Promise<number> =>
  timed(async () => {
    const [outcome] = await executeBatch({ firestore, clock: () => new Date() }, actor, [command]);
    invariant(outcome?.outcome === 'applied', `not applied: ${JSON.stringify(outcome)}`);
  });

/** The least that a decision needs: one request that reads, and one that commits. */
const readAndCommit = (firestore: Firestore): Promise<number> =>
  timed(async () => {
    const ref = firestore.doc(`bench/${newId('trip')}`);
    await firestore.getAll(ref);
    await firestore.batch().create(ref, { at: new Date() }).commit();
  });

export const roundTripRow: Row = {
  name: 'round-trips',
  about: `one command, with ${delayMs} ms added to each request, against one read and one commit`,
  rounds: { quick: 3, full: 6 },
  open: async ({ isQuick }) => {
    const { firestore, close } = await openSlowFirestore('bench', delayMs);
    const town = await openTown([firestore]);
    return {
      close,
      round: async () => {
        const times = new Map<Command['type'], number[]>();
        const least: number[] = [];
        for (const sent of visitsIn(town, isQuick ? 40 : 80).flat()) {
          times.set(sent.command.type, [...(times.get(sent.command.type) ?? []), await execute(firestore, sent)]);
          least.push(await readAndCommit(firestore));
        }
        const baseline = percentilesOf(least).p50;
        const metrics = [...times].map(([type, all]): [string, Metric] => [
          type,
          { unit: 'ms', ours: percentilesOf(all).p50, baseline },
        ]);
        return Object.fromEntries(metrics);
      },
    };
  },
};
