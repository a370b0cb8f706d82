import type { Command, CommandType } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { exampleOf } from '../../scripts/costs/examples/examples.ts';
import { priceOfCommand } from '../../scripts/costs/price-of-command.ts';
import { playMoment } from '../../scripts/replay/play-moment.ts';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';

/**
 * Commands of the page of costs, once more on the emulator: with the documents that the example had before them. A
 * database of their own, without triggers and without the shared ids of the fixtures.
 */
const priced: readonly CommandType[] = [
  'reservation.create',
  'reservation.confirm',
  'reservation.confirmPayment',
  'reservation.cancel',
  'reservation.complete',
  'voucher.redeem',
  'subscription.confirmPayment',
  'order.place',
  'order.confirm',
  'order.complete',
  'stock.receive',
  'printJob.claim',
  'member.add',
];

test.each(priced)('%s costs on the emulator what the page of costs says', async (type) => {
  const { played, stage } = exampleOf(type);
  const database = openDatabase(newId('price'));
  const written = new Set(played.writes.map(({ path }) => path));
  const before = stage.store.paths().flatMap((path) => {
    const data = written.has(path) ? undefined : stage.store.get(path);
    return data ? [[path, data] as const] : [];
  });
  const changed = Object.entries(played.before).flatMap(([path, data]) => (data ? [[path, data] as const] : []));
  const batch = database.batch();
  for (const [path, data] of [...before, ...changed]) batch.set(database.doc(path), data);
  await batch.commit();

  const { payload, by: actor, at } = played;
  const command: Command = {
    id: newId('command'),
    type,
    providerId: stage.providerId,
    payload,
    issuedAt: at.toISOString(),
  };
  const [result] = await playMoment(database, { at, entries: [{ line: 0, actor, command }] });
  const { rounds, commit } = priceOfCommand(played);
  expect(result?.outcome).toMatchObject({ outcome: 'applied' });
  expect(result?.trace).toEqual({ reads: rounds, writes: [commit] });
});
