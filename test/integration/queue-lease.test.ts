import type { DocumentReference } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import { takeQueueLease } from '../../functions/src/executor/queue-lease.ts';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';

const firestore = openDatabase(newId('lease'));

const queue = (): DocumentReference => firestore.doc(`endUsers/ada/queues/${newId('queue')}`);

/** Sends each write twice, as the SDK does when the answer to the first was lost: the caller hears of the second. */
const withLostAnswers = (ref: DocumentReference): DocumentReference =>
  new Proxy(ref, {
    get: (real, name) => {
      const value: unknown = Reflect.get(real, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        if (name === 'create' || name === 'update') await value.apply(real, args);
        return await value.apply(real, args);
      };
    },
  });

/** A clock that tests move. */
const clockAt = (start: string) => {
  let now = new Date(start).getTime();
  return { clock: () => new Date(now), pass: (ms: number) => (now += ms) };
};

describe('A holder whose answer was lost', () => {
  test('has the lease that it has created', async () => {
    const ref = queue();
    const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
    const lease = await takeQueueLease(context, withLostAnswers(ref));
    expect(lease).toBeDefined();
    expect(await takeQueueLease(context, ref)).toBeUndefined();
    await lease?.release();
    expect((await ref.get()).exists).toBe(false);
  });

  test('has the lease of a holder that has died', async () => {
    const ref = queue();
    const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
    await takeQueueLease(context, ref);
    context.pass(21_000);
    expect(await takeQueueLease(context, withLostAnswers(ref))).toBeDefined();
    expect(await takeQueueLease(context, ref)).toBeUndefined();
  });

  test('keeps the lease that it has prolonged', async () => {
    const ref = queue();
    const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
    const lease = await takeQueueLease(context, withLostAnswers(ref));
    context.pass(11_000);
    expect(await lease?.renew()).toBe(true);
    context.pass(11_000);
    expect(await takeQueueLease(context, ref)).toBeUndefined();
    await lease?.release();
    expect((await ref.get()).exists).toBe(false);
  });
});

test('a lease of somebody else is neither prolonged nor given back', async () => {
  const ref = queue();
  const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
  const dead = await takeQueueLease(context, ref);
  context.pass(21_000);
  const next = await takeQueueLease(context, ref);
  expect(await dead?.renew()).toBe(false);
  await dead?.release();
  expect(await takeQueueLease(context, ref)).toBeUndefined();
  await next?.release();
});
