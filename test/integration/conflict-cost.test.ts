import { expect, test } from 'vitest';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { type Trace, tracedFirestore } from '../../scripts/replay/traced-firestore.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';

const people = 200;
const database = openDatabase('conflict-cost');

test(`costs a booking among ${people} that race on one day at most 40 reads`, async () => {
  const { providerId } = await createTenant({ services: { cut: { ...automatic, capacity: people } }, database });
  const book = async (): Promise<{ outcome: string | undefined; reads: number }> => {
    const trace: Trace = { reads: [], writes: [] };
    const context = { firestore: tracedFirestore(database, trace), clock: () => new Date() };
    const payload = { reservationId: newId('booking'), serviceId: 'cut', startTime: inDays(2, 12).toISOString() };
    const command = makeCommand('reservation.create', providerId, { ...payload, partySize: 1 });
    const [outcome] = await executeBatch(context, userActor(newId('user')), [command]);
    return { outcome: outcome?.outcome, reads: trace.reads.reduce((sum, n) => sum + n, 0) };
  };
  const booked = await Promise.all(Array.from({ length: people }, book));
  expect(new Set(booked.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
  const reads = booked.map((one) => one.reads).toSorted((a, b) => a - b);
  const mean = reads.reduce((sum, n) => sum + n, 0) / people;
  console.log(`reads of a booking: ${mean} on average, ${reads[people / 2]} in the middle, ${reads.at(-1)} at most`);
  expect(mean).toBeLessThanOrEqual(40);
});
