import { createFakeCounterfoil, type FakeCounterfoil } from '@counterfoil/client/testing';
import { type Fields, minuteMs, type Outcome } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { stageDocuments } from '../../client/test-kit/stage-documents.ts';
import { club } from '../../domain/test-kit/club.ts';
import { pizzeria } from '../../domain/test-kit/pizzeria.ts';
import { openDatabase } from '../kit/admin.ts';
import { randomSeries, type Step, seriesStart } from '../kit/fake-series/step.ts';
import { storedDocuments } from '../kit/fake-series/stored.ts';
import { newId } from '../kit/new-id.ts';
import { run, systemActor, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';

const count = 8;

const seeds: Record<string, Fields> = { ...stageDocuments(club()), ...stageDocuments(pizzeria()) };

const fill = async (database: Firestore): Promise<void> => {
  const batch = database.batch();
  const stamps = { createdAt: seriesStart, updatedAt: seriesStart };
  for (const [path, data] of Object.entries(seeds)) batch.set(database.doc(path), { ...stamps, ...data });
  await batch.commit();
};

/** The client would fill in an id of its own. */
const deviceId = 'till-1';

/** Sends a command through the client of an app, signed in as its sender. */
const throughFake = async (fake: FakeCounterfoil, step: Step, id: string): Promise<Outcome> => {
  if ('system' in step) return fake.sendAs(systemActor, { ...step.system, id });
  fake.signIn({ uid: step.by });
  return await fake.counterfoil.send({ ...step.command, id, deviceId });
};

const throughExecutor = (database: Firestore, step: Step, id: string, now: Date): Promise<Outcome> => {
  const actor = 'system' in step ? systemActor : userActor(step.by);
  const command = 'system' in step ? step.system : { ...step.command, deviceId };
  return run(actor, { ...command, id, issuedAt: now.toISOString() }, now, database);
};

/** The commit time of the emulator is now. In the fake, it is the time of the command. */
const isCommitTime = (value: unknown): boolean =>
  value instanceof Date && Math.abs(value.getTime() - Date.now()) < 30 * minuteMs;

/** The stored documents with the fake's times in place of commit times. */
const comparable = (stored: unknown, faked: unknown): unknown => {
  if (isCommitTime(stored) && faked instanceof Date) return faked;
  if (Array.isArray(stored))
    return stored.map((item, n) => comparable(item, Array.isArray(faked) ? faked[n] : undefined));
  if (typeof stored !== 'object' || stored === null || stored instanceof Date) return stored;
  return Object.fromEntries(
    Object.entries(stored).map(([key, value]) => [key, comparable(value, Reflect.get(Object(faked), key))]),
  );
};

const play = async (steps: readonly Step[]): Promise<Outcome[]> => {
  const database = openDatabase(newId('parity'));
  await fill(database);
  const fake = createFakeCounterfoil({ documents: seeds, now: seriesStart });
  const outcomes: Outcome[] = [];
  let id = '';
  for (const [n, next] of steps.entries()) {
    // Now and then a command is sent again, or another one has its id.
    const step = n % 6 === 5 ? (steps[n - 1] ?? next) : next;
    fake.moveClock(step.minutes * minuteMs);
    if (n % 6 < 4) id = `command-${n}`;
    const faked = await throughFake(fake, step, id);
    const executed = await throughExecutor(database, step, id, fake.counterfoil.now());
    expect(faked, `step ${n}: ${JSON.stringify(step)}`).toEqual(executed);
    outcomes.push(faked);
  }
  const stored = await storedDocuments(database);
  const faked = Object.fromEntries(Object.keys(stored).map((path) => [path, fake.document(path)]));
  expect(faked).toEqual(comparable(stored, faked));
  const lists = new Set(Object.keys(stored).map((path) => path.slice(0, path.lastIndexOf('/'))));
  for (const list of lists)
    expect(fake.documents(list).map(({ id }) => `${list}/${id}`)).toEqual(
      expect.arrayContaining(Object.keys(stored).filter((path) => path.slice(0, path.lastIndexOf('/')) === list)),
    );
  fake.counterfoil.dispose();
  return outcomes;
};

test('the fake gives the outcomes and the documents of the executor, for random series of commands', async () => {
  const seed = chooseSeed('fake parity');
  const outcomes: Outcome[] = [];
  for (const steps of randomSeries(seed, count)) outcomes.push(...(await play(steps)));
  const applied = outcomes.filter(({ outcome }) => outcome === 'applied').length;
  expect(outcomes.filter(({ outcome }) => outcome === 'duplicate').length).toBeGreaterThan(0);
  const reasons = new Set(
    outcomes.flatMap((one) =>
      one.outcome === 'rejected' ? [one.rejection.details?.reason ?? one.rejection.code] : [],
    ),
  );
  console.log({ commands: outcomes.length, applied, reasons: [...reasons].sort() });
  expect(applied).toBeGreaterThan(outcomes.length / 10);
  expect(reasons.size).toBeGreaterThan(12);
});
