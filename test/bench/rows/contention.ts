import { type Actor, type Command, invariant, type Outcome, parseCommand } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeCommand } from '../../../functions/src/executor/execute-command.ts';
import { makeCommand } from '../../kit/command.ts';
import { percentilesOf } from '../../kit/device/percentiles.ts';
import { newId } from '../../kit/new-id.ts';
import { userActor } from '../../kit/run.ts';
import { automatic, createTenant, inDays } from '../../kit/tenant.ts';
import { alternately, type Row, timed } from '../row.ts';
import { transact } from '../transact.ts';

type Execute = (firestore: Firestore, actor: Actor, command: Command) => Promise<Outcome>;

const execute: Execute = (firestore, actor, command) => {
  const bound = parseCommand(command);
  invariant(!('rejection' in bound), 'the bench sends valid commands');
  return executeCommand({ firestore, clock: () => new Date() }, { bound, actor });
};

const openSlot = async (database: Firestore, capacity: number) => {
  const { providerId } = await createTenant({ services: { cut: { ...automatic, capacity } }, database });
  const startTime = inDays(2, 12).toISOString();
  return () => ({
    actor: userActor(newId('user')),
    command: makeCommand('reservation.create', providerId, {
      reservationId: newId('booking'),
      serviceId: 'cut',
      startTime,
      partySize: 1,
    }),
  });
};

const [people, seats] = [50, 10];

const race = async (database: Firestore, by: Execute): Promise<number> => {
  const book = await openSlot(database, seats);
  const outcomes: Outcome[] = [];
  const ms = await timed(async () => {
    const bookings = Array.from({ length: people }, book);
    outcomes.push(...(await Promise.all(bookings.map(({ actor, command }) => by(database, actor, command)))));
  });
  const applied = outcomes.filter(({ outcome }) => outcome === 'applied').length;
  const full = outcomes.filter((one) => one.outcome === 'rejected' && one.rejection.code === 'resource-exhausted');
  invariant(applied === seats && full.length === people - seats, `${applied} applied, ${full.length} refused`);
  return ms;
};

const write = async (database: Firestore, by: Execute, [writers, each]: readonly [number, number]) => {
  const book = await openSlot(database, 1_000_000);
  const times: number[] = [];
  const ms = await timed(() =>
    Promise.all(
      Array.from({ length: writers }, async () => {
        for (let n = 0; n < each; n++) {
          const { actor, command } = book();
          times.push(
            await timed(async () => {
              const { outcome } = await by(database, actor, command);
              invariant(outcome === 'applied', 'every booking has a seat');
            }),
          );
        }
      }),
    ),
  );
  return { rate: (1000 * writers * each) / ms, ...percentilesOf(times) };
};

const against = 'against the same reads, decision, writes and 40 attempts in `runTransaction`';

const writersRow = (writers: number, each: { readonly quick: number; readonly full: number }): Row => ({
  name: `writers-${writers}`,
  about: `${writers} book seats of one slot without a pause, ${against}`,
  rounds: { quick: 3, full: 8 },
  open: async ({ apart, isQuick }) => ({
    round: async (oursFirst) => {
      const size = [writers, isQuick ? each.quick : each.full] as const;
      const { ours, baseline } = await alternately(
        oursFirst,
        () => write(apart, execute, size),
        () => write(apart, transact, size),
      );
      return {
        rate: { unit: '/s', ours: ours.rate, baseline: baseline.rate },
        p50: { unit: 'ms', ours: ours.p50, baseline: baseline.p50 },
        p95: { unit: 'ms', ours: ours.p95, baseline: baseline.p95 },
      };
    },
  }),
});

export const contentionRows: readonly Row[] = [
  {
    name: 'race-50-for-10',
    about: `${people} people race for ${seats} seats until all are answered, ${against}`,
    rounds: { quick: 3, full: 8 },
    open: async ({ apart }) => ({
      round: async (oursFirst) => {
        const pair = await alternately(
          oursFirst,
          () => race(apart, execute),
          () => race(apart, transact),
        );
        return { answered: { unit: 'ms', ...pair } };
      },
    }),
  },
  writersRow(1, { quick: 60, full: 200 }),
  writersRow(4, { quick: 20, full: 60 }),
  writersRow(16, { quick: 8, full: 20 }),
];
