import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dayMs } from '@counterfoil/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditProvider } from '../../functions/src/audit/audit-provider.ts';
import { sweepRefunds } from '../../functions/src/payments/sweep-refunds.ts';
import { root } from '../../scripts/root.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { type DamagedWorld, openDamagedWorld, projectAll } from '../kit/damage/world.ts';
import { projectId } from '../kit/emulators.ts';
import { exportDatabase, importDatabase, wipeDatabase } from '../kit/export.ts';
import { everything } from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { bookAndCheckOut, cancel, deliverAll, openPaymentWorld } from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { inDays } from '../kit/tenant.ts';

const modules = ['booking', 'restaurant', 'stock'];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-restore-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Fields by path. An import keeps every value, but not the order of the fields. */
const fieldsOf = (documents: ReadonlyMap<string, string>) =>
  Object.fromEntries([...documents].map(([path, text]) => [path, JSON.parse(text)]));

const audit = async ({ firestore, providerId }: DamagedWorld) => {
  const { broken, isUnsettled, checked } = await auditProvider(firestore, providerId, modules);
  expect(isUnsettled).toBe(false);
  return { broken, checked };
};

const book = async ({ firestore, providerId, restaurant }: DamagedWorld): Promise<string> => {
  const reservationId = newId('booking');
  const startTime = inDays(12, 10).toISOString();
  const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  const command = makeCommand('reservation.create', providerId, payload);
  await mustRun(userActor(newId('user')), command, new Date(), firestore);
  await projectAll(restaurant);
  return reservationId;
};

test('a house that is exported, wiped and imported is the same to the last document, and sound', async () => {
  const world = await openDamagedWorld();
  const id = world.firestore.databaseId;
  const neighbour = openDatabase(newId('neighbour'));
  await neighbour.doc('kept/1').set({ here: true });
  const before = await everything(world.firestore);
  const { broken, checked } = await audit(world);
  expect(broken).toEqual([]);
  await exportDatabase(id, folder);

  // A booking after the backup is lost with the rest: a restore goes back to the moment of the backup.
  const lost = await book(world);
  await wipeDatabase(id);
  expect((await everything(world.firestore)).size).toBe(0);
  await importDatabase(id, folder);

  const after = await everything(world.firestore);
  expect([...after.keys()].filter((path) => path.includes(lost))).toEqual([]);
  expect(fieldsOf(after)).toEqual(fieldsOf(before));
  expect(await audit(world)).toEqual({ broken: [], checked });
  expect((await neighbour.doc('kept/1').get()).exists).toBe(true);

  // As an operator audits a restored copy, before it replaces the database.
  const program = ['scripts/repair.ts', '--project', projectId, '--all', '--database', id];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: root });
  expect(stdout).toContain('1 providers, nothing is broken');

  // The house works on: a booking takes its seat, and the audits agree.
  await book(world);
  expect((await audit(world)).broken).toEqual([]);
});

test('a refund that left after the backup does not leave again, long after the gateway forgot its key', async () => {
  const world = await openPaymentWorld();
  const { database, databaseId, page, payer } = world;
  // Most of the price is kept: the gateway would not refuse a second refund of the rest.
  const booking = await bookAndCheckOut(world, 'strict');
  page.pay(booking.paymentId);
  await deliverAll(world);
  await cancel(world, booking);
  await exportDatabase(databaseId, folder);
  const sentRefunds = () => [...page.ledger.refunds.values()].map(({ amount }) => amount);
  await sweepRefunds(payer);
  const sent = sentRefunds();
  expect(sent).toHaveLength(1);

  await wipeDatabase(databaseId);
  await importDatabase(databaseId, folder);
  world.now = new Date(world.now.getTime() + 3 * dayMs);
  page.ledger.answers.clear();
  expect((await sweepRefunds(payer)).failures).toEqual([]);

  expect(sentRefunds()).toEqual(sent);
  const refunds = await database.collectionGroup('refunds').get();
  expect(refunds.docs.map((refund) => refund.get('status'))).toEqual(['sent']);
});
