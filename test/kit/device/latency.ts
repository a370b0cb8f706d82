import { secondMs } from '@counterfoil/domain';
import type { Browser } from 'playwright-core';
import { createPerson } from '../browser-person.ts';
import { makeCommand } from '../command.ts';
import { newId } from '../new-id.ts';
import { createRestaurant } from '../restaurant.ts';
import { mustRun, userActor } from '../run.ts';
import { putMember } from '../tenant.ts';
import { type Device, openDevice } from './open-device.ts';
import { type Percentiles, percentilesOf } from './percentiles.ts';
import { sendWork } from './send-work.ts';
import { withTimeout } from './with-timeout.ts';

export interface Latency {
  /** From a bare `setDoc` on one device to the other's `onSnapshot`: the time of network and emulator. */
  readonly writes: Percentiles;
  /** From `send` on one device to the other's list. */
  readonly commands: Percentiles;
  /** From `send` to the sender's own list. */
  readonly own: Percentiles;
}

interface Pair {
  readonly providerId: string;
  readonly uid: string;
  readonly from: Device;
  readonly to: Device;
  readonly orderIds: readonly string[];
}

/** Two devices of one waiter, who may write the bare document, and ten open orders. */
const openPair = async (browser: Browser): Promise<Pair> => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const orderIds = Array.from({ length: 10 }, () => newId('order'));
  for (const orderId of orderIds) {
    await mustRun(userActor(ownerId), makeCommand('order.place', providerId, { orderId, lines: [] }));
  }
  const [from, to] = [
    await openDevice(browser, { providerId, person: waiter }),
    await openDevice(browser, { providerId, person: waiter }),
  ];
  for (const device of [from, to]) {
    await device.openWorkspace();
    await device.call('ready');
    await device.watch('openOrders', 'menu', 'tables', 'members');
    await device.until('openOrders', ({ data, fromCache }) => data.length === orderIds.length && !fromCache);
    await device.until('menu', ({ data, fromCache }) => data.length > 0 && !fromCache);
  }
  return { providerId, uid: waiter.uid, from, to, orderIds };
};

const arrivalTimeoutMs = 30 * secondMs;

/** The path of the bare document. */
const benchPath = ({ uid }: Pair): string => `endUsers/${uid}/devices/bench`;

const write = async (pair: Pair): Promise<number> => {
  const { from, to } = pair;
  const path = benchPath(pair);
  const token = newId('token');
  const arrives = to.call('arrival', path, token);
  const began = await from.call('setDocument', path, { token, platform: 'web' });
  const describe = async () => `${path} has not come: ${JSON.stringify(await to.call('read', path))}`;
  return (await withTimeout(arrives, arrivalTimeoutMs, describe)) - began;
};

const command = async (
  { providerId, from, to, orderIds }: Pair,
  n: number,
): Promise<{ there: number; own: number }> => {
  const orderId = orderIds[n % orderIds.length] ?? '';
  const lineId = newId('line');
  const arrivals = Promise.all([to, from].map((device) => device.call('arrival', 'openOrders', lineId)));
  const work = sendWork('order.addLines', providerId, {
    orderId,
    lines: [{ lineId, menuItemId: 'cola', quantity: 1 }],
  });
  const began = await from.call('start', providerId, work);
  const found = () => Promise.all([to, from].map((device) => device.call('findCollection', providerId, 'orders')));
  const describe = async () => `${lineId} has not come, or no answer: ${(await found()).join(' ')}`;
  const [there = 0, own = 0] = await withTimeout(arrivals, arrivalTimeoutMs, describe);
  // One at a time: pending work would delay the next measurement.
  await withTimeout(from.call('room', 1), arrivalTimeoutMs, describe);
  return { there: there - began, own: own - began };
};

/**
 * Measures both alternately, so that a slow machine slows both. The first of each is not counted, because it loads
 * code.
 */
export const measureLatency = async (browser: Browser, { each }: { readonly each: number }): Promise<Latency> => {
  const pair = await openPair(browser);
  const path = benchPath(pair);
  // The document exists before anybody listens. If it is created while the emulator tells a listener that it does not
  // exist, it may carry the earlier of the two times. The SDK then keeps believing that it does not exist.
  await pair.from.call('setDocument', path, { token: 'none', platform: 'web' });
  await pair.from.call('written');
  await pair.to.call('watchDocument', path);
  await Promise.all([write(pair), command(pair, 0)]);
  const [writes, commands, own]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < each; n++) {
    writes.push(await write(pair));
    const times = await command(pair, n);
    commands.push(times.there);
    own.push(times.own);
  }
  await Promise.all([pair.from.close(), pair.to.close()]);
  return { writes: percentilesOf(writes), commands: percentilesOf(commands), own: percentilesOf(own) };
};
