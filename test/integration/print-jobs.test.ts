import type { Outcome } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { run, userActor } from '../kit/run.ts';
import { createTenant } from '../kit/tenant.ts';

const now = new Date('2026-05-04T10:00:00Z');
const minuteLater = new Date(now.getTime() + 60_000);

const ticket = {
  orderId: 'o',
  number: 1,
  orderKind: 'counter',
  station: 'kitchen',
  kind: 'new',
  lines: [{ lineId: 'l', name: 'Pizza', quantity: 1 }],
  status: 'queued',
  attempts: 0,
  version: 1,
  lastCommandId: 'confirm',
  createdAt: now,
  updatedAt: now,
};

/** Creates a provider with this many tickets, and with printers that print all of them. */
const openKitchen = async (tickets: number, printers: number) => {
  const database = openDatabase(newId('kitchen'));
  const { providerId, ownerId } = await createTenant({ database, services: {} });
  const provider = database.doc(`serviceProviders/${providerId}`);
  const ids = Array.from({ length: tickets }, (_, n) => `ticket-${n}`);
  await Promise.all([
    ...ids.map((id) => provider.collection('printJobs').doc(id).set(ticket)),
    ...Array.from({ length: printers }, (_, n) =>
      provider
        .collection('printers')
        .doc(`printer-${n}`)
        .set({ name: 'P', address: 'p', stations: ['kitchen'] }),
    ),
  ]);
  const send = (type: 'printJob.claim' | 'printJob.done', printJobId: string, printer: number, at: Date) => {
    const command = makeCommand(type, providerId, { printJobId, printerId: `printer-${printer}` });
    return run(userActor(ownerId), command, at, database);
  };
  const stored = async () => {
    const { docs } = await provider.collection('printJobs').get();
    return docs.map((document) => document.data());
  };
  return { ids, send, stored };
};

const reason = (outcome: Outcome): unknown =>
  outcome.outcome === 'rejected' ? outcome.rejection.details?.reason : outcome.outcome;

test('gives each of 10 tickets to one of 20 racing devices, and rejects the others', async () => {
  const { ids, send, stored } = await openKitchen(10, 20);
  const attempts = ids.flatMap((id) => Array.from({ length: 20 }, (_, printer) => ({ id, printer })));
  const outcomes = await Promise.all(
    attempts.map(async ({ id, printer }) => ({
      id,
      printer,
      reason: reason(await send('printJob.claim', id, printer, now)),
    })),
  );
  const winners = outcomes.filter(({ reason }) => reason === 'applied');
  expect(winners.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  expect(outcomes.filter(({ reason }) => reason === 'claimed')).toHaveLength(190);

  for (const { status, attempts, version } of await stored()) {
    expect({ status, attempts, version }).toEqual({ status: 'claimed', attempts: 1, version: 2 });
  }
  const done = await Promise.all(winners.map(({ id, printer }) => send('printJob.done', id, printer, now)));
  expect(done.map(reason)).toEqual(Array(10).fill('applied'));
  expect((await stored()).map(({ status }) => status)).toEqual(Array(10).fill('done'));
});

test('lets one device take over an expired claim, and rejects a late done from the first', async () => {
  const { ids, send, stored } = await openKitchen(1, 20);
  const id = ids[0] ?? '';
  await send('printJob.claim', id, 0, now);
  const takers = Array.from({ length: 19 }, (_, n) => n + 1);
  const outcomes = await Promise.all(takers.map((printer) => send('printJob.claim', id, printer, minuteLater)));
  expect(outcomes.map(reason).filter((one) => one === 'applied')).toHaveLength(1);
  const second = 1 + outcomes.findIndex(({ outcome }) => outcome === 'applied');

  expect(reason(await send('printJob.done', id, 0, minuteLater))).toBe('claimed');
  expect(reason(await send('printJob.done', id, second, minuteLater))).toBe('applied');
  expect(await stored()).toMatchObject([{ status: 'done', attempts: 2, claim: { printerId: `printer-${second}` } }]);
});
