import { minuteMs } from '@counterfoil/domain';
import { expect } from 'vitest';
import { firestore } from '../../admin.ts';
import type { Device } from '../open-device.ts';
import { withTimeout } from '../with-timeout.ts';
import type { Ledger } from './ledger.ts';
import type { Step } from './plan.ts';

/** Limit of pending work per online device, so that no device runs far ahead of the others. */
const maxPendingWork = 10;

/** Timeout of an answer. After it, the error describes what the device is waiting for. */
const answerTimeoutMs = 2 * minuteMs;

/** Describes what a device waits for: in its own view, in its SDK's and on the server. */
const waitingFor = async (device: Device): Promise<string> => {
  const pending = await device.call('pending');
  const found = pending.slice(0, 3).map(async ({ id }) => {
    const named = await firestore.collectionGroup('commands').where('id', '==', id).get();
    const onServer = named.docs.map((document) => ({ path: document.ref.path, ...document.data() }));
    return { id, onDevice: await device.call('findCommand', id), onServer };
  });
  const { data: _, ...orders } = await device.call('read', 'openOrders');
  return JSON.stringify({
    offline: device.isOffline(),
    pending,
    queued: await device.call('queued'),
    orders,
    found: await Promise.all(found),
  });
};

/** Waits for a device, and fails with a description after the timeout. */
const withAnswerTimeout = (device: Device, work: Promise<unknown>): Promise<unknown> =>
  withTimeout(work, answerTimeoutMs, async () => `no answer: ${await waitingFor(device)}`);

/** Waits until a device has fewer than `most` pieces of work pending. */
const room = (device: Device, most: number): Promise<unknown> => withAnswerTimeout(device, device.call('room', most));

const collect = async (device: Device, ledger: Ledger): Promise<void> => {
  ledger.answered(await device.call('answers'));
  ledger.refused((await device.call('refusals')).flatMap(({ id, followers }) => [id, ...followers]));
};

/** An orderly reload: it waits until the device has queued everything. */
const reload = async (device: Device, n: number, ledger: Ledger): Promise<void> => {
  await withAnswerTimeout(
    device,
    expect.poll(() => device.call('unkept'), { timeout: 2 * answerTimeoutMs }).toEqual([]),
  );
  await collect(device, ledger);
  ledger.orphan(n, 'all');
  await device.reload();
};

/** A crash: work that was not on the disk yet may be lost, and must not have shown as done. */
const kill = async (device: Device, n: number, ledger: Ledger): Promise<void> => {
  const kept = await device.call('keptWork');
  await collect(device, ledger);
  ledger.orphan(n, kept);
  await device.kill();
  await device.start();
};

/** Executes one step. Work is started and not waited for. */
export const play = async (devices: readonly Device[], step: Step, ledger: Ledger): Promise<void> => {
  const device = devices[step.device];
  if (!device) return;
  switch (step.do) {
    case 'work':
      if (!device.isOffline()) await room(device, maxPendingWork);
      ledger.begin(step.device, step.work);
      await device.call('start', device.providerId, step.work);
      return;
    case 'leave':
      return await device.goOffline();
    case 'return':
      return await device.comeBack();
    case 'reload':
      return await reload(device, step.device, ledger);
    case 'kill':
      return await kill(device, step.device, ledger);
    default:
      return step satisfies never;
  }
};

/** Resolves when a device has every answer, and the server has every write of the device. */
export const settle = async (device: Device, ledger: Ledger): Promise<void> => {
  await room(device, 1);
  await withAnswerTimeout(device, device.call('written'));
  await expect.poll(() => device.call('pending'), { timeout: minuteMs }).toEqual([]);
  await collect(device, ledger);
};
