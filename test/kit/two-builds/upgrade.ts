import {
  type Command,
  type CommandPayloads,
  type CommandType,
  invariant,
  type Outcome,
  type ReservationStatus,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { createDice } from '../../../scripts/demo/dice.ts';
import { makeCommand } from '../command.ts';
import { newId } from '../new-id.ts';
import { userActor } from '../run.ts';
import { automatic, createTenant, inDays, type Tenant } from '../tenant.ts';
import * as older from './entry.ts';
import { type Build, loadNewerBuild } from './newer-build.ts';

export interface Upgrade {
  readonly tenants: readonly Tenant[];
  /** The status that each booking must have, by the address of its document. */
  readonly expected: ReadonlyMap<string, ReservationStatus>;
  /** Commands that were answered with `applied`. */
  readonly applied: readonly string[];
  readonly tally: { byOlder: number; byNewer: number; repeated: number; aborted: number };
}

interface Options {
  readonly database: Firestore;
  /** The traffic ends after so many commands. */
  readonly commands: number;
  readonly seed: number;
}

/** Providers of the traffic. Each has a document of its own for the seats of a day. */
const houses = 8;

/** Bookings under way at once: enough that both versions often write the same day, and few enough for the emulator. */
const concurrency = 12;

const ask = { ...automatic, capacity: 100_000, confirmation: 'manual' as const };

/**
 * Lets bookings run while the share of the newer version grows from none to all, as in a deploy. Some commands are sent
 * again to the other version, as by a device that got no answer. Both versions project, by turns.
 */
export const upgradeUnderTraffic = async ({ database, commands, seed }: Options): Promise<Upgrade> => {
  const newer = await loadNewerBuild();
  const dice = createDice(seed);
  const context = { firestore: database, clock: () => new Date() };
  const tally = { byOlder: 0, byNewer: 0, repeated: 0, aborted: 0 };
  const applied: string[] = [];
  const expected = new Map<string, ReservationStatus>();
  const tenants = await Promise.all(
    Array.from({ length: houses }, () => createTenant({ services: { ask }, database })),
  );

  const choose = (): Build => {
    const isNewer = dice.int(0, commands) < applied.length;
    tally[isNewer ? 'byNewer' : 'byOlder'] += 1;
    return isNewer ? newer : older;
  };

  /** Sends until the command wins: one that loses too often against others may be sent again. */
  const send = async (build: Build, uid: string, command: Command): Promise<Outcome> => {
    for (;;) {
      const [outcome] = await build.executeBatch(context, userActor(uid), [command]);
      invariant(outcome, 'the command got no outcome');
      if (outcome.outcome !== 'rejected' || outcome.rejection.code !== 'aborted') return outcome;
      tally.aborted += 1;
    }
  };

  const must = async (build: Build, uid: string, command: Command): Promise<void> => {
    const { outcome, ...more } = await send(build, uid, command);
    invariant(outcome === 'applied', `${command.type}: ${JSON.stringify({ outcome, ...more })}`);
    applied.push(command.id);
    if (dice.int(0, 9) > 0) return;
    tally.repeated += 1;
    const again = await send(build === older ? newer : older, uid, command);
    invariant(again.outcome === 'duplicate', `${command.type} again: ${JSON.stringify(again)}`);
  };

  const book = async (n: number): Promise<void> => {
    const tenant = tenants[n % houses];
    invariant(tenant, 'there is a tenant');
    const { providerId, ownerId } = tenant;
    const [userId, reservationId] = [newId('user'), newId('booking')];
    const path = `endUsers/${userId}/reservations/${reservationId}`;
    const act = <Type extends CommandType>(uid: string, type: Type, payload: CommandPayloads[Type]) =>
      must(choose(), uid, makeCommand(type, providerId, payload));
    const at = (hour: number) => inDays(3 + (n % 90), hour).toISOString();
    const wish = { reservationId, serviceId: 'ask', startTime: at(12), partySize: dice.int(1, 4) };
    await act(userId, 'reservation.create', wish);
    if (dice.int(0, 1) === 0) await act(userId, 'reservation.reschedule', { reservationId, startTime: at(14) });
    await act(ownerId, 'reservation.confirm', { userId, reservationId });
    expected.set(path, 'confirmed');
    if (dice.int(0, 1) === 0) return;
    await act(userId, 'reservation.cancel', { userId, reservationId });
    expected.set(path, 'cancelled');
  };

  const limit = pLimit(concurrency);
  const bookings = Array.from({ length: Math.ceil(commands / 2) }, (_, n) =>
    limit(async () => {
      if (applied.length < commands) await book(n);
    }),
  );
  await Promise.all(bookings);

  const project = async ({ providerId }: Tenant): Promise<void> => {
    const events = await database.collection(`serviceProviders/${providerId}/events`).get();
    for (const { id } of events.docs)
      await (dice.int(0, 1) === 0 ? older : newer).projectStoredEvent(context, providerId, id);
  };
  await Promise.all(tenants.map(project));
  return { tenants, expected, applied, tally };
};
