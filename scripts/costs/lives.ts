import { type Fields, invariant, providerSchema } from '@counterfoil/domain';
import { queriesFor } from '../../client/src/workspace/collections.ts';
import type { Stage } from '../../domain/test-kit/given.ts';
import { kim, line, minutesLater, sam } from '../../domain/test-kit/pizzeria.ts';
import { alice, at, monday, owner, salon, staff, target } from '../../domain/test-kit/salon.ts';
import { counterTransactions } from './counter-transactions.ts';
import { pizzeria } from './examples/restaurant.ts';
import { followUpsOf } from './follow-ups.ts';
import { type Operations, sum } from './operations.ts';
import { priceOfCommand } from './price-of-command.ts';
import { watchedPaths } from './watched.ts';

/** One booking or order from its begin to its end. */
export interface Life {
  readonly commands: number;
  /** All calls and their follow-ups, without anybody who watches. */
  readonly operations: Operations;
  /** Documents that change in the lists of one desk. */
  readonly watched: number;
  /** Those of them that are rows of bookings, and so belong to a user. */
  readonly rows: number;
  /** More, if each counter had a transaction of its own. */
  readonly counters: Operations;
}

type Step = (stage: Stage) => unknown;

const live = (stage: Stage, steps: readonly Step[]): Life => {
  const { store, providerId } = stage;
  const provider = providerSchema.parse(store.get(`serviceProviders/${providerId}`));
  const queries = queriesFor(providerId, { role: 'owner' }, provider);
  const parts = steps.map((step) => {
    step(stage);
    const played = stage.played.at(-1);
    invariant(played, 'a step sends a command');
    const watched = watchedPaths(queries, played, stage);
    return {
      operations: sum([priceOfCommand(played).operations, ...followUpsOf(played, stage).map((one) => one.operations)]),
      watched: watched.length,
      rows: watched.filter((path) => path.split('/')[2]?.endsWith('Reservations')).length,
      counters: counterTransactions(played, stage),
    };
  });
  return {
    commands: parts.length,
    operations: sum(parts.map(({ operations }) => operations)),
    watched: parts.reduce((total, { watched }) => total + watched, 0),
    rows: parts.reduce((total, { rows }) => total + rows, 0),
    counters: sum(parts.map(({ counters }) => counters)),
  };
};

/** Wednesday at ten: both reminders lie ahead when the booking is made on Monday. */
const startTime = at('10:00', '2026-05-06');
const later = (minutes: number): Date => new Date(new Date(startTime).getTime() + minutes * 60_000);

const asked: readonly Step[] = [
  (stage) =>
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'asked', startTime, partySize: 1 },
      { by: alice, at: monday },
    ),
  (stage) => stage.pass('reservation.confirm', target, { by: owner, at: monday }),
];

/** Asked for, confirmed by hand, checked in and completed. */
export const keptBooking = (): Life =>
  live(salon(), [
    ...asked,
    (stage) => stage.pass('reservation.checkIn', target, { by: staff, at: later(-5) }),
    (stage) => stage.pass('reservation.complete', target, { by: staff, at: later(30) }),
  ]);

/** Asked for, confirmed by hand, cancelled by its customer. */
export const cancelledBooking = (): Life =>
  live(salon(), [...asked, (stage) => stage.pass('reservation.cancel', target, { by: alice, at: monday })]);

const lines = [line('a', 'margherita'), line('b', 'cola', 2)];

const tickets = ({ store }: Stage): string[] =>
  store
    .paths()
    .filter((path) => path.startsWith('serviceProviders/pizzeria/printJobs/'))
    .map((path) => path.split('/')[3] ?? '');

const printers: Readonly<Record<string, string>> = { kitchen: 'pass', bar: 'bar' };

const print =
  (n: number, type: 'printJob.claim' | 'printJob.done'): Step =>
  (stage) => {
    const printJobId = tickets(stage)[n] ?? '';
    const ticket: Fields | undefined = stage.store.get(`serviceProviders/pizzeria/printJobs/${printJobId}`);
    const printerId = printers[String(ticket?.station)] ?? '';
    return stage.pass(type, { printJobId, printerId }, { by: kim });
  };

const served: readonly Step[] = ['a', 'b'].flatMap((lineId) =>
  (['preparing', 'ready', 'served'] as const).map(
    (status): Step =>
      (stage) =>
        stage.pass('order.setLineStatus', { orderId: 'o', lineId, status }, { by: sam, at: minutesLater(10) }),
  ),
);

/** Placed at a table and confirmed, two tickets printed, two lines prepared and served, paid. */
export const order = (): Life =>
  live(pizzeria(), [
    (stage) => stage.pass('order.place', { orderId: 'o', tableId: 't1', lines }, { by: sam }),
    (stage) => stage.pass('order.confirm', { orderId: 'o' }, { by: sam }),
    ...[0, 1].flatMap((n) => [print(n, 'printJob.claim'), print(n, 'printJob.done')]),
    ...served,
    (stage) =>
      stage.pass('order.complete', { orderId: 'o', payment: { method: 'cash' } }, { by: sam, at: minutesLater(60) }),
  ]);
