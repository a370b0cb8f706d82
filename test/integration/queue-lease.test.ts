import { type DocumentReference, GrpcStatus } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import { takeQueueLease } from '../../functions/src/executor/queue-lease.ts';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';

const firestore = openDatabase(newId('lease'));

const queue = (): DocumentReference => firestore.doc(`endUsers/ada/queues/${newId('queue')}`);

type Send = () => Promise<unknown>;

/** A document whose writes arrive, but whose answers go lost in some way. */
const losing = (ref: DocumentReference, answer: (send: Send) => Promise<unknown>): DocumentReference =>
  new Proxy(ref, {
    get: (real, name) => {
      const value: unknown = Reflect.get(real, name);
      if (typeof value !== 'function') return value;
      const isWrite = name === 'create' || name === 'update';
      return (...args: unknown[]) => {
        const send: Send = () => value.apply(real, args);
        return isWrite ? answer(send) : send();
      };
    },
  });

/** Sends each write twice, as the SDK does: the caller hears of the second. */
const withLostAnswers = (ref: DocumentReference): DocumentReference =>
  losing(ref, async (send) => {
    await send();
    return await send();
  });

/** The SDK gives up: it cannot tell whether the write has arrived. */
const unanswered = (ref: DocumentReference): DocumentReference =>
  losing(ref, async (send) => {
    await send();
    throw Object.assign(new Error('no answer'), { code: GrpcStatus.UNAVAILABLE });
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

describe('A holder who hears nothing at all', () => {
  test('has the lease that it has created and prolonged', async () => {
    const ref = queue();
    const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
    const lease = await takeQueueLease(context, unanswered(ref));
    context.pass(11_000);
    expect(await lease?.renew()).toBe(true);
    context.pass(11_000);
    expect(await takeQueueLease(context, ref)).toBeUndefined();
    await lease?.release();
    expect((await ref.get()).exists).toBe(false);
  });

  test('fails if nothing has arrived, so that the trigger comes again', async () => {
    const ref = losing(queue(), () => Promise.reject(Object.assign(new Error('busy'), { code: GrpcStatus.ABORTED })));
    const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
    await expect(takeQueueLease(context, ref)).rejects.toThrow('busy');
  });
});

test('a lease that is known late is not believed longer than it is stored', async () => {
  const ref = queue();
  const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
  const slow = losing(ref, async (send) => {
    await send();
    context.pass(21_000);
    return await send();
  });
  const late = await takeQueueLease(context, slow);
  const next = await takeQueueLease(context, ref);
  expect(next).toBeDefined();
  expect(await late?.renew()).toBe(false);
});

test('an earlier version that takes over leaves the id of the dead holder, who has it no longer', async () => {
  const ref = queue();
  const context = { firestore, ...clockAt('2026-05-04T10:00:00Z') };
  const dead = await takeQueueLease(context, ref);
  context.pass(21_000);
  const now = context.clock();
  await ref.update({ until: new Date(now.getTime() + 20_000), createdAt: now, updatedAt: now });
  expect(await dead?.renew()).toBe(false);
  await dead?.release();
  expect((await ref.get()).exists).toBe(true);
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
