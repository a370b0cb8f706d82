import { type Actor, type Command, invariant } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { firestore as withTriggers } from '../../kit/admin.ts';
import { type Request, recording, repeat } from '../recorded.ts';
import { type BenchContext, type Row, timed } from '../row.ts';
import { openTown, ordersIn, type Sent, type Town, visitsIn } from '../town.ts';

type Send = (database: Firestore, sent: readonly Sent[]) => Promise<Request[][]>;

/** One call of the callable, without the network in front of it. */
const call = async (database: Firestore, actor: Actor, commands: readonly Command[]): Promise<Request[]> => {
  const requests: Request[] = [];
  const context = { firestore: recording(database, requests), clock: () => new Date() };
  for (const outcome of await executeBatch(context, actor, commands)) {
    invariant(outcome.outcome === 'applied', `not applied: ${JSON.stringify(outcome)}`);
  }
  return requests;
};

const singly =
  (atOnce: number): Send =>
  (database, sent) => {
    const limit = pLimit(atOnce);
    return Promise.all(sent.map(({ actor, command }) => limit(() => call(database, actor, [command]))));
  };

/** One call after the other, of a hundred commands each. */
const inCalls: Send = async (database, sent) => {
  const requests: Request[][] = [];
  for (let from = 0; from < sent.length; from += 100) {
    const commands = sent.slice(from, from + 100);
    const [first] = commands;
    if (first)
      requests.push(
        await call(
          database,
          first.actor,
          commands.map(({ command }) => command),
        ),
      );
  }
  return requests;
};

interface Mode {
  readonly name: string;
  readonly about: string;
  readonly send: Send;
  /** Requests of the baseline at the same time. */
  readonly atOnce: number;
  readonly commands: { readonly quick: number; readonly full: number };
  readonly work: (town: Town, count: number) => Sent[][];
  readonly hasTriggers?: boolean;
}

/**
 * The rate of commands against the same requests by the SDK alone. Both databases start alike, and every step of the
 * work is repeated in the baseline's before the next one. So the same documents are read and written there.
 */
const rowOf = ({ name, about, send, atOnce, commands, work, hasTriggers = false }: Mode): Row => ({
  name,
  about,
  rounds: { quick: 5, full: 12 },
  open: async ({ apart, baseline, isQuick }: BenchContext) => {
    const database = hasTriggers ? withTriggers : apart;
    const town = await openTown([database, baseline]);
    const count = isQuick ? commands.quick : commands.full;
    return {
      round: async () => {
        let [ours, direct] = [0, 0];
        for (const step of work(town, count)) {
          let requests: Request[][] = [];
          ours += await timed(async () => {
            requests = await send(database, step);
          });
          const limit = pLimit(atOnce);
          direct += await timed(() => Promise.all(requests.map((own) => limit(() => repeat(baseline, own)))));
        }
        const rate = (ms: number): number => (1000 * count) / ms;
        return { rate: { unit: '/s', ours: rate(ours), baseline: rate(direct) } };
      },
    };
  },
});

const against = 'against the same reads and writes by the SDK alone, in a database without triggers';

const modes: readonly Mode[] = [
  {
    name: 'commands-1',
    about: `bookings, cancellations and orders, one at a time, ${against}`,
    send: singly(1),
    atOnce: 1,
    commands: { quick: 96, full: 240 },
    work: visitsIn,
  },
  {
    name: 'commands-16',
    about: `the same, 16 at a time, ${against}`,
    send: singly(16),
    atOnce: 16,
    commands: { quick: 192, full: 960 },
    work: visitsIn,
  },
  {
    name: 'commands-16-with-triggers',
    about: `the same, 16 at a time, while triggers follow each of them, ${against}`,
    send: singly(16),
    atOnce: 16,
    commands: { quick: 96, full: 240 },
    work: visitsIn,
    hasTriggers: true,
  },
  {
    name: 'calls-of-100',
    about: `new orders of 16 houses in calls of 100, ${against}, 16 at a time`,
    send: inCalls,
    atOnce: 16,
    commands: { quick: 200, full: 800 },
    work: (town, count) => [ordersIn(town, count)],
  },
];

export const commandRows: readonly Row[] = modes.map(rowOf);
