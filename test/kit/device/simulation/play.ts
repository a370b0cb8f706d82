import { expect } from 'vitest';
import { minuteMs } from '../../../../scripts/durations.ts';
import { firestore } from '../../admin.ts';
import type { Device } from '../open-device.ts';
import { withTimeout } from '../with-timeout.ts';
import type { Ledger } from './ledger.ts';
import type { Step } from './plan.ts';

/** What a device with a network may have under way at once: devices work side by side, and none runs away. */
const maxPendingWork = 10;

/** Nobody waits for an answer for as long as this: then it is told what the device is waiting for. */
const answerTimeoutMs = 2 * minuteMs;

/** What a device waits for, as it sees it, as its SDK has it, and as the server has it. */
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

/** Waits for a device, and says what it is waiting for where that takes too long. */
const withAnswerTimeout = (device: Device, work: Promise<unknown>): Promise<unknown> =>
  withTimeout(work, answerTimeoutMs, async () => `no answer: ${await waitingFor(device)}`);

/** Waits until a device has fewer than so many things under way. */
const room = (device: Device, most: number): Promise<unknown> => withAnswerTimeout(device, device.call('room', most));

const collect = async (device: Device, ledger: Ledger): Promise<void> => ledger.answered(await device.call('answers'));

const isThere = async (id: string): Promise<boolean> =>
  !(await firestore.collectionGroup('commands').where('id', '==', id).get()).empty;

/** What would be lost with the page. A device may have nothing of a command that it sent twice, as the first had no answer. */
const atRisk = async (device: Device): Promise<readonly string[]> => {
  const unkept = await device.call('unkept');
  const there = await Promise.all(unkept.map(isThere));
  return unkept.filter((_, n) => !there[n]);
};

/** An orderly start: not before the device has kept what it was given. */
const reload = async (device: Device, n: number, ledger: Ledger): Promise<void> => {
  await withAnswerTimeout(device, expect.poll(() => atRisk(device), { timeout: 2 * answerTimeoutMs }).toEqual([]));
  await collect(device, ledger);
  ledger.orphan(n, 'all');
  await device.reload();
};

/** From one moment to the next: what the device had not kept by then, nobody was promised. */
const kill = async (device: Device, n: number, ledger: Ledger): Promise<void> => {
  const kept = await device.call('queued');
  await collect(device, ledger);
  ledger.orphan(n, kept);
  await device.kill();
  await device.start();
};

/** Makes one step happen. Work is begun and not waited for. */
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

/** Resolves when a device has an answer to everything, and the server has everything of the device. */
export const settle = async (device: Device, ledger: Ledger): Promise<void> => {
  await room(device, 1);
  await withAnswerTimeout(device, device.call('written'));
  await expect.poll(() => device.call('pending'), { timeout: minuteMs }).toEqual([]);
  await collect(device, ledger);
};
